using OnlineContact.Admin.Tests.Shared;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class FaultTests
{
    /// <summary>ONLINECONTACT_CASES and ONLINECONTACT_SEED for more of them.</summary>
    [Fact]
    public async Task After_any_script_of_faults_the_picture_is_the_exchanges_and_nothing_was_sent_twice()
    {
        var seeds = Campaign.Cases(12);
        for (var seed = Campaign.FirstSeed; seed < Campaign.FirstSeed + seeds; seed++)
        {
            await using var scene = new ExchangeScene(agents: 4, new() { Seed = (ulong)seed });
            await FaultLaws.HoldAsync(scene, (int)seed, steps: 120);
        }
    }
}
