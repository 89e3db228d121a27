using OnlineContact.Admin.Tests.Shared;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

[Collection(Alone.Name)]
public sealed class LeakTests
{
    /// <summary>ONLINECONTACT_CASES=10000 for the long run.</summary>
    [Fact]
    public async Task Nothing_is_left_of_a_lost_connection()
    {
        await using var scene = new ExchangeScene(configure: options => options.LongestBackoff = options.FirstBackoff);
        scene.Exchange.SignIn(scene.Agents[0]);
        await FaultLaws.LeakNothingAsync(scene, Campaign.Cases(200));
        await scene.UntilAsync(() => scene.Exchange.OpenConnections == 1);
        Assert.Equal(scene.Agents.Count, scene.Exchange.Monitors.Count);
    }
}
