using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiListTests
{
    [Fact]
    public async Task A_text_that_more_services_have_than_are_looked_up_is_looked_for_at_each_agent()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var numbers = await ManyServices.AddAsync(scene.Host.Services, scene.Id, 9, new LocalDate(2021, 3, 1));
        await AgentAsync(scene, "bob", "Bob", numbers[0]);
        await AgentAsync(scene, "carol", "Carol Service", scene.Service);
        await AgentAsync(scene, "dora", "Dora", scene.Service);
        Assert.True((await scene.Host.Agents.GiveRoleAsync(scene.Owner, scene.Id, "bob", scene.Service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone)).Succeeded);

        Assert.Equal(["bob", "carol"], await FoundAsync(scene, "SERVICE"));
        Assert.Equal(["bob"], await FoundAsync(scene, $"service {numbers[0]}"));
        Assert.Empty(await FoundAsync(scene, $"service {numbers[1]}"));
    }

    [Fact]
    public async Task Pages_of_a_searched_list_follow_one_another_to_its_end()
    {
        await using var scene = await CtiScene.ReadyAsync();
        foreach (var account in new[] { "bob", "carol" }) await AgentAsync(scene, account, account, scene.Service);

        foreach (var text in new[] { "alpha", null })
        {
            var first = await PageAsync(null);
            var second = await PageAsync(first.Next);
            Assert.Equal(["alice", "bob", "carol"], first.Rows.Concat(second.Rows).Select(row => row.Agent.Account.Value).Where(account => account != "owner"));
            Assert.Equal(2, first.Rows.Count);
            Assert.All(first.Rows, row => Assert.Equal(("alpha", "Alpha"), (row.Services[0].Id, row.Services[0].Name)));

            async Task<CtiAgentPage> PageAsync(string? cursor) => (await scene.Host.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = text, PageSize = 2, Cursor = cursor })).Value;
        }
    }

    [Fact]
    public async Task Initial_consonants_find_a_name()
    {
        await using var scene = await CtiScene.ReadyAsync();
        await AgentAsync(scene, "kim", "김소연", scene.Service);

        Assert.Equal(["kim"], await FoundAsync(scene, "ㄱㅅㅇ"));
        Assert.Equal(["kim"], await FoundAsync(scene, "소연"));
        Assert.Empty(await FoundAsync(scene, "ㄱㅇ"));
    }

    [Fact]
    public async Task States_are_told_when_they_are_asked_for_and_the_picture_is_there()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var picture = scene.Host.Services.GetRequiredService<CtiLiveStates>().Watch(scene.Id);
        Assert.Equal((CtiStates.Reconciling, null), await StateAsync(true));
        foreach (var kind in new[] { CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Reconciled })
            picture.Apply(new CtiEvent { Id = new CtiEventId(scene.Id, 1, 1), At = scene.Host.Clock.Now, Kind = kind, Agent = CtiScene.Numbers, State = new CtiExchangeState(CtiAgentMode.Ready) });

        var (states, now) = await StateAsync(true);
        Assert.Equal((CtiStates.Watched, CtiAgentState.Ready, scene.Host.Clock.Now), (states, now?.State, now?.Since));
        Assert.Equal((CtiStates.None, null), await StateAsync(false));

        async Task<(CtiStates, CtiAgentNow?)> StateAsync(bool withStates)
        {
            var page = (await scene.Host.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = "alice", WithStates = withStates })).Value;
            return (page.States, page.Rows[0].Now);
        }
    }

    [Fact]
    public async Task Where_another_host_watches_it_is_not_told_since_when()
    {
        await using var scene = await CtiScene.ReadyAsync();
        scene.Ipcc.SignIn(CtiScene.Numbers);
        Assert.Equal((CtiStates.Asked, CtiAgentState.Default, null), await AskedAsync("alice"));
        Assert.True((await scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "unknown", "1")).Succeeded);
        Assert.Equal((CtiStates.Asked, CtiAgentState.SignedOut, null), await AskedAsync("alice"));

        // Of somebody without numbers there is nothing to ask.
        Assert.Equal((CtiStates.Asked, null, null), await AskedAsync("owner"));

        async Task<(CtiStates, CtiAgentState?, Instant?)> AskedAsync(string text)
        {
            var page = (await scene.Host.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = text, WithStates = true })).Value;
            var now = Assert.Single(page.Rows).Now;
            return (page.States, now?.State, now?.Since);
        }
    }

    private static async Task<IEnumerable<string>> FoundAsync(CtiScene scene, string text) =>
        (await scene.Host.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = text })).Value.Rows.Select(row => row.Agent.Account.Value);

    private static async Task AgentAsync(CtiScene scene, string account, string name, long service)
    {
        await scene.Host.MemberAsync(scene.Id, account, name);
        Assert.True((await scene.Host.Agents.GiveRoleAsync(scene.Owner, scene.Id, account, service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
    }
}
