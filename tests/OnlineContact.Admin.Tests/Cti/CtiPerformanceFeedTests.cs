using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiPerformanceFeedTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly CtiCall Call = new() { Id = "call-1", Direction = CtiCallDirection.Inbound };

    private long _sequence;

    [Fact]
    public async Task A_call_that_carries_a_service_counts_there_and_what_goes_round_it_where_she_signed_in()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var longest = new string('b', 45);
        var beta = await PhoneServiceAsync(scene, longest);
        Assert.True((await scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)).Succeeded);
        var feed = Feed(scene);
        await TellAsync(scene, feed, CtiEventKind.SignedIn, CtiAgentState.Ready);
        var call = Call with { Service = longest.ToUpperInvariant() };
        await TellAsync(scene, feed, CtiEventKind.CallEstablished, CtiAgentState.InCallInbound, call);
        var (here, there) = (await ShownAsync(scene, scene.Service), await ShownAsync(scene, beta));
        Assert.Equal((AgentActivity.SignedOut, AgentActivity.InboundCall), (here.Phone.Activity, there.Phone.Activity));
        await TellAsync(scene, feed, CtiEventKind.CallCleared, CtiAgentState.Ready, call);

        (here, there) = (await ShownAsync(scene, scene.Service), await ShownAsync(scene, beta));
        Assert.Equal((2 * Minute, Duration.Zero, 0, AgentActivity.Ready), (here.Phone.Ready, here.Phone.InboundTime, here.Phone.InboundCalls, here.Phone.Activity));
        Assert.Equal((Duration.Zero, Minute, 1, AgentActivity.SignedOut), (there.Phone.Ready, there.Phone.InboundTime, there.Phone.InboundCalls, there.Phone.Activity));
        Assert.Equal((3, 3), (here.Events, there.Events));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("no letters 1")]
    public async Task A_call_that_carries_no_known_service_counts_where_she_signed_in(string? service)
    {
        await using var scene = await CtiScene.ReadyAsync();
        Assert.True((await scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)).Succeeded);
        var feed = Feed(scene);
        await TellAsync(scene, feed, CtiEventKind.CallEstablished, CtiAgentState.InCallInbound, Call with { Service = service });
        await TellAsync(scene, feed, CtiEventKind.CallTransferring, CtiAgentState.Transfer, Call with { Service = service });

        var shown = await ShownAsync(scene, scene.Service);
        Assert.Equal((Minute, 1, AgentActivity.Transfer), (shown.Phone.InboundTime, shown.Phone.InboundCalls, shown.Phone.Activity));
    }

    [Fact]
    public async Task What_is_told_again_is_not_counted_again()
    {
        await using var scene = await CtiScene.ReadyAsync();
        Assert.True((await scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)).Succeeded);
        var feed = Feed(scene);
        await TellAsync(scene, feed, CtiEventKind.StateChanged, CtiAgentState.Ready);
        await TellAsync(scene, feed, CtiEventKind.StateChanged, CtiAgentState.Ready);

        var shown = await ShownAsync(scene, scene.Service);
        Assert.Equal((1, 2 * Minute), (shown.Events, shown.Phone.Ready));
    }

    [Fact]
    public async Task The_service_of_a_later_sign_in_counts_from_the_event_that_tells_of_it()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var beta = await PhoneServiceAsync(scene, "beta");
        await NameAsync(scene, "alice", scene.Service);
        var feed = Feed(scene);
        await TellAsync(scene, feed, CtiEventKind.SignedIn, CtiAgentState.Ready);
        await NameAsync(scene, "alice", beta);
        await TellAsync(scene, feed, CtiEventKind.StateChanged, CtiAgentState.Rest);
        Assert.Equal((AgentActivity.Rest, 0), ((await ShownAsync(scene, scene.Service)).Phone.Activity, (await ShownAsync(scene, beta)).Events));

        await TellAsync(scene, feed, CtiEventKind.SignedIn, CtiAgentState.Ready);
        Assert.Equal((AgentActivity.SignedOut, AgentActivity.Ready), ((await ShownAsync(scene, scene.Service)).Phone.Activity, (await ShownAsync(scene, beta)).Phone.Activity));

        await NameAsync(scene, "alice", scene.Service);
        await TellAsync(scene, feed, CtiEventKind.Snapshot, CtiAgentState.Ready);
        Assert.Equal((AgentActivity.Ready, AgentActivity.SignedOut), ((await ShownAsync(scene, scene.Service)).Phone.Activity, (await ShownAsync(scene, beta)).Phone.Activity));
    }

    [Fact]
    public async Task Numbers_that_have_gone_to_another_tell_of_the_other()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var bob = await scene.Host.MemberAsync(scene.Id, "bob", "Bob");
        Assert.True((await scene.Host.Agents.GiveRoleAsync(scene.Owner, scene.Id, "bob", scene.Service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        await NameAsync(scene, "alice", scene.Service);
        await NameAsync(scene, "bob", scene.Service);
        var feed = Feed(scene);
        await TellAsync(scene, feed, CtiEventKind.SignedIn, CtiAgentState.Ready);
        await TellAsync(scene, feed, CtiEventKind.SignedOut, CtiAgentState.SignedOut);
        Assert.True((await scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, null, null)).Succeeded);
        Assert.True((await scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "bob", StoreVersion.Any, "kim01", "7001")).Succeeded);
        await TellAsync(scene, feed, CtiEventKind.SignedIn, CtiAgentState.Rest);

        var his = (await Performance(scene).GetMineAsync(bob, scene.Id, scene.Service)).Value;
        Assert.Equal((AgentActivity.SignedOut, AgentActivity.Rest), ((await ShownAsync(scene, scene.Service)).Phone.Activity, his.Phone.Activity));
    }

    [Fact]
    public async Task An_exchange_whose_clock_is_ahead_tells_of_now()
    {
        await using var scene = await CtiScene.ReadyAsync();
        await NameAsync(scene, "alice", scene.Service);
        var ahead = new CtiEvent { Id = new CtiEventId(scene.Id, 1, 1), At = scene.Host.Clock.Now + Duration.FromHours(1), Kind = CtiEventKind.StateChanged, Agent = CtiScene.Numbers };
        await Feed(scene).HandleAsync(ahead, CtiAgentState.Ready, default);
        scene.Host.Clock.Advance(Minute);

        Assert.Equal(Minute, (await ShownAsync(scene, scene.Service)).Phone.Ready);
    }

    [Fact]
    public async Task A_host_that_takes_over_ends_nobody_who_is_there_and_nobody_who_never_was()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var bob = await scene.Host.MemberAsync(scene.Id, "bob", "Bob");
        Assert.True((await scene.Host.Agents.GiveRoleAsync(scene.Owner, scene.Id, "bob", scene.Service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        await NameAsync(scene, "alice", scene.Service);
        await NameAsync(scene, "bob", scene.Service);
        await TellAsync(scene, Feed(scene), CtiEventKind.SignedIn, CtiAgentState.Ready);
        var live = scene.Host.Services.GetRequiredService<CtiLiveStates>().Watch(scene.Id);
        var next = Feed(scene);
        foreach (var kind in new[] { CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Reconciled })
        {
            var isSnapshot = kind == CtiEventKind.Snapshot;
            var happened = new CtiEvent
            {
                Id = new CtiEventId(scene.Id, 2, ++_sequence),
                At = scene.Host.Clock.Now,
                Kind = kind,
                Agent = isSnapshot ? CtiScene.Numbers : null,
                State = isSnapshot ? new CtiExchangeState(CtiAgentMode.Ready) : null,
            };
            live.Apply(happened);
            await next.HandleAsync(happened, null, default);
        }

        scene.Host.Clock.Advance(Minute);
        var shown = await ShownAsync(scene, scene.Service);
        Assert.Equal((AgentActivity.Ready, 2 * Minute), (shown.Phone.Activity, shown.Phone.Ready));
        Assert.Equal(0, (await Performance(scene).GetMineAsync(bob, scene.Id, scene.Service)).Value.Events);
    }

    private static CtiPerformance Feed(CtiScene scene) => ActivatorUtilities.CreateInstance<CtiPerformance>(scene.Host.Services);

    private static PerformanceManager Performance(CtiScene scene) => scene.Host.Services.GetRequiredService<PerformanceManager>();

    private static async Task<AgentPerformance> ShownAsync(CtiScene scene, long service) => (await Performance(scene).GetMineAsync(scene.Alice, scene.Id, service)).Value;

    private static async Task<long> PhoneServiceAsync(CtiScene scene, string id)
    {
        var number = await scene.Host.ServiceAsync(scene.Acme, "Beta", id, contracted: false);
        Assert.True((await scene.Host.ContractedServices.RegisterContractAsync(scene.Owner, scene.Id, number, StoreVersion.Any, CtiScene.Phone)).Succeeded);
        Assert.True((await scene.Host.Agents.GiveRoleAsync(scene.Owner, scene.Id, "alice", number, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        return number;
    }

    private static async Task NameAsync(CtiScene scene, string account, long service)
    {
        var who = MemberAccount.FromStored(account);
        var signIn = new CtiSignIn { Organization = scene.Id, Account = who, At = scene.Host.Clock.Now, Service = service, CtiId = CtiScene.Numbers.Id, CtiNo = CtiScene.Numbers.No };
        await CtiSignIn.AppendAsync(scene.Host.Store, signIn, await CtiSignIn.LatestAsync(scene.Host.Store, scene.Id, who, default), default);
    }

    private async Task TellAsync(CtiScene scene, CtiPerformance feed, CtiEventKind kind, CtiAgentState state, CtiCall? call = null)
    {
        await feed.HandleAsync(new CtiEvent { Id = new CtiEventId(scene.Id, 1, ++_sequence), At = scene.Host.Clock.Now, Kind = kind, Agent = CtiScene.Numbers, Call = call }, state, default);
        scene.Host.Clock.Advance(Minute);
    }
}
