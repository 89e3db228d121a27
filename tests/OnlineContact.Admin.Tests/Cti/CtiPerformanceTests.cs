using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Performance;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiPerformanceTests
{
    private static readonly CtiCall Call = new() { Id = "call-1", Direction = CtiCallDirection.Outbound };

    [Fact]
    public async Task What_the_watch_sees_becomes_figures_in_the_service_that_the_sign_in_names()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var feed = ActivatorUtilities.CreateInstance<CtiPerformance>(scene.Host.Services);
        Assert.True((await scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)).Succeeded);
        long sequence = 0;
        await TellAsync(feed, 1, CtiEventKind.SignedIn, CtiAgentState.Default);
        await TellAsync(feed, 1, CtiEventKind.StateChanged, CtiAgentState.Ready);
        await TellAsync(feed, 1, CtiEventKind.CallEstablished, CtiAgentState.InCallOutbound, Call);
        await TellAsync(feed, 1, CtiEventKind.CallHeld, CtiAgentState.OnHold, Call);
        await TellAsync(feed, 1, CtiEventKind.CallCleared, CtiAgentState.Ready, Call);
        await TellAsync(feed, 1, CtiEventKind.SignedOut, CtiAgentState.SignedOut);
        scene.Host.Clock.Advance(Duration.FromMinutes(1));

        var shown = (await scene.Host.Services.GetRequiredService<PerformanceManager>().GetMineAsync(scene.Alice, scene.Id, scene.Service)).Value;
        var minute = Duration.FromMinutes(1);
        Assert.Equal((minute, 2 * minute, 2 * minute, 1, 0), (shown.Phone.Other, shown.Phone.Ready, shown.Phone.OutboundTime, shown.Phone.OutboundCalls, shown.Doubtful));
        Assert.Equal((5 * minute, AgentActivity.SignedOut), (shown.Phone.SignedIn, shown.Phone.Activity));

        async Task TellAsync(CtiPerformance to, long fence, CtiEventKind kind, CtiAgentState? state, CtiCall? call = null)
        {
            await to.HandleAsync(new CtiEvent { Id = new CtiEventId(scene.Id, fence, ++sequence), At = scene.Host.Clock.Now, Kind = kind, Agent = CtiScene.Numbers, Call = call }, state, default);
            scene.Host.Clock.Advance(Duration.FromMinutes(1));
        }
    }

    [Fact]
    public async Task A_host_that_takes_over_counts_no_call_twice_and_ends_what_nobody_saw_end()
    {
        await using var scene = await CtiScene.ReadyAsync();
        Assert.True((await scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)).Succeeded);
        CtiEvent Event(long fence, CtiEventKind kind) => new() { Id = new CtiEventId(scene.Id, fence, 1), At = scene.Host.Clock.Now, Kind = kind, Agent = kind == CtiEventKind.Reconciled ? null : CtiScene.Numbers };
        var first = ActivatorUtilities.CreateInstance<CtiPerformance>(scene.Host.Services);
        await first.HandleAsync(Event(1, CtiEventKind.CallEstablished) with { Kind = CtiEventKind.SignedIn }, CtiAgentState.Ready, default);
        await first.HandleAsync(Event(1, CtiEventKind.CallEstablished) with { Id = new CtiEventId(scene.Id, 1, 2), Call = Call }, CtiAgentState.InCallOutbound, default);

        scene.Host.Clock.Advance(Duration.FromMinutes(3));
        var second = ActivatorUtilities.CreateInstance<CtiPerformance>(scene.Host.Services);
        await second.HandleAsync(Event(2, CtiEventKind.Snapshot) with { Calls = [new CtiCallSnapshot { Call = Call, Phase = CtiCallPhase.Held }] }, null, default);
        Assert.Equal(1, (await ShownAsync()).Phone.OutboundCalls);

        // A third host finds nobody signed in.
        var live = scene.Host.Services.GetRequiredService<Admin.Cti.Live.CtiLiveStates>().Watch(scene.Id);
        live.Apply(Event(3, CtiEventKind.Reconciling));
        live.Apply(Event(3, CtiEventKind.Reconciled));
        var third = ActivatorUtilities.CreateInstance<CtiPerformance>(scene.Host.Services);
        await third.HandleAsync(Event(3, CtiEventKind.Reconciled), null, default);
        scene.Host.Clock.Advance(Duration.FromMinutes(3));
        var shown = await ShownAsync();
        Assert.Equal((Duration.FromMinutes(3), AgentActivity.SignedOut), (shown.Phone.OutboundTime, shown.Phone.Activity));

        async Task<AgentPerformance> ShownAsync() => (await scene.Host.Services.GetRequiredService<PerformanceManager>().GetMineAsync(scene.Alice, scene.Id, scene.Service)).Value;
    }
}
