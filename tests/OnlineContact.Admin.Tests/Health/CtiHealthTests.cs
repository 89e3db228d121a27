using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Cti;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Health;

public class CtiHealthTests
{
    private static readonly Instant Now = Instant.FromUtc(2021, 3, 15, 12, 0);

    [Fact]
    public async Task A_tenant_is_not_watched_then_connected_and_elsewhere_for_the_other_host()
    {
        await using var scene = await CtiScene.ReadyAsync();
        Assert.Equal((CtiWatchState.NotWatched, "OCA5040"), await StateAsync(scene.Host));
        await using var other = await AdminTestHost.StartAsync(
            admin =>
            {
                admin.UseStore(_ => new Same(scene.Host.Store)).AddCtiConnector(_ => scene.Ipcc);
                admin.Services.AddSingleton<TimeProvider>(scene.Time);
            },
            scene.Host.Clock);
        using var stop = new CancellationTokenSource();
        var watching = scene.Host.CtiWatcher.WatchAsync(scene.Id, stop.Token);
        await CtiWatches.Seen.WaitAsync(() => scene.Host.Services.GetRequiredService<CtiLiveStates>().IsReconciled(scene.Id) == true);
        Assert.Equal((CtiWatchState.Connected, ""), await StateAsync(scene.Host));
        Assert.Equal((CtiWatchState.WatchedElsewhere, ""), await StateAsync(other));

        await stop.CancelAsync();
        await watching;
        Assert.Equal((CtiWatchState.NotWatched, "OCA5040"), await StateAsync(scene.Host));
        Assert.Equal((CtiWatchState.NotWatched, "OCA5040"), await StateAsync(other));
    }

    [Fact]
    public async Task A_picture_that_is_not_the_exchanges_is_reconciling()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var picture = scene.Host.Services.GetRequiredService<CtiLiveStates>().Watch(scene.Id);
        Assert.Equal((CtiWatchState.Reconciling, "OCA5041"), await StateAsync(scene.Host));
        picture.Apply(new CtiEvent { Id = new CtiEventId(scene.Id, 1, 1), Kind = CtiEventKind.Reconciled, At = Now });
        Assert.Equal((CtiWatchState.Connected, ""), await StateAsync(scene.Host));
        picture.Lose();
        Assert.Equal((CtiWatchState.Reconciling, "OCA5041"), await StateAsync(scene.Host));
    }

    [Fact]
    public async Task A_host_that_cannot_watch_or_need_not_finds_nothing()
    {
        await using var scene = await CtiScene.ReadyAsync(CtiCapabilities.All & ~CtiCapabilities.Watch);
        Assert.Equal((CtiWatchState.CannotBeWatched, ""), await StateAsync(scene.Host));
        await using var quiet = await AdminTestHost.StartAsync(
            admin => admin.UseStore(_ => new Same(scene.Host.Store)).AddCtiConnector(_ => new FakeCtiConnector(CtiVersion.IpccPrivate, scene.Host.Clock)).ConfigureHealth(options => options.ExpectsCtiWatch = false),
            scene.Host.Clock);
        Assert.Equal((CtiWatchState.NotWatched, ""), await StateAsync(quiet));
    }

    /// <summary>Every combination, beside a table of its own.</summary>
    [Fact]
    public void The_state_follows_from_connector_picture_and_lease()
    {
        foreach (var canBeWatched in new[] { false, true })
        {
            foreach (var isReconciled in new bool?[] { null, false, true })
            {
                foreach (var last in new[] { null, Term("here", 1), Term("here", 0), Term("there", 1), Term("there", 0), Term("there", -1) })
                {
                    var expected = (canBeWatched, isReconciled, last?.Holder, last is not null && last.Until > Now) switch
                    {
                        (false, _, _, _) => CtiWatchState.CannotBeWatched,
                        (_, true, _, _) => CtiWatchState.Connected,
                        (_, false, _, _) or (_, _, "here", true) => CtiWatchState.Reconciling,
                        (_, _, "there", true) => CtiWatchState.WatchedElsewhere,
                        _ => CtiWatchState.NotWatched,
                    };
                    Assert.Equal(expected, CtiTenantHealth.StateOf(canBeWatched, isReconciled, last, "here", Now));
                }
            }
        }
    }

    private static CtiLeaseTerm Term(string holder, long seconds) =>
        new() { Organization = OrganizationId.Parse("acme"), Number = 1, Fence = 1, Holder = holder, Until = Now + Duration.FromSeconds(seconds) };

    private static async Task<(CtiWatchState State, string Code)> StateAsync(AdminTestHost host)
    {
        var report = await host.Health.CheckAsync();
        var tenant = Assert.Single(report.CtiTenants!);
        Assert.Equal(("acme", CtiVersion.IpccPrivate), (tenant.Organization.Value, tenant.Version));
        Assert.All(report.Findings, finding => Assert.Equal((AdminHealthStatus.Degraded, "acme"), (finding.Status, finding.Error.Target)));
        return (tenant.State, string.Join(' ', report.Findings.Select(finding => finding.Error.Code)));
    }

    /// <summary>So that two containers do not dispose of one store twice.</summary>
    private sealed class Same(IAdminStore inner) : StoreDecorator(inner);
}
