using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Two hosts over one store and one telephony system: who watches, what the list shows, and who takes over.</summary>
internal static class CtiWatches
{
    public static async Task RunAsync(Action<OnlineContactAdminBuilder> store)
    {
        var clock = new FakeAdminClock();
        var time = new FakeAdminTime(clock);
        var telephony = new FakeCtiConnector(CtiVersion.IpccPrivate, clock);
        telephony.AddTenant("acme-tenant");
        var (seenByOne, seenByOther) = (new Seen(), new Seen());
        await using var one = await AdminTestHost.StartAsync(admin => Configure(admin, seenByOne), clock);
        await using var other = await AdminTestHost.StartAsync(admin => Configure(admin, seenByOther), clock);
        var acme = await one.ProvisionAsync();
        var service = await one.ServiceAsync(acme, contracted: false);
        ContractTermInput[] terms = [new() { Item = "ticket", Users = 1 }, new() { Item = "telticket", Users = 1 }];
        Assert.True((await one.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, terms)).Succeeded);
        Assert.True((await one.CtiSettings.SetAgreementAsync(AdminTestHost.Operator, acme.Id, true)).Succeeded);
        Assert.True((await one.CtiSettings.SaveAsync(acme.Owner, acme.Id, StoreVersion.Any, new CtiSettingsInput { Version = CtiVersion.IpccPrivate, TenantName = "acme-tenant" })).Succeeded);
        Assert.True((await one.CtiAgents.SetNumbersAsync(acme.Owner, acme.Id, "owner", StoreVersion.Any, "cti1", "7001")).Succeeded);
        var numbers = (await one.CtiAgents.GetAsync(acme.Owner, acme.Id, "owner")).Value.Agent.CtiNumbers!;
        telephony.Add(numbers);

        using var stopOne = new CancellationTokenSource();
        using var stopOther = new CancellationTokenSource();
        var watchingOne = one.CtiWatcher.WatchAsync(acme.Id, stopOne.Token);
        await Seen.WaitAsync(() => seenByOne.Kinds.Contains(CtiEventKind.Reconciled));
        var watchingOther = other.CtiWatcher.WatchAsync(acme.Id, stopOther.Token);

        // The one that watches shows what happens; the other asks.
        telephony.SignIn(numbers);
        telephony.SetState(numbers, new CtiExchangeState(CtiAgentMode.Ready));
        await Seen.WaitAsync(() => seenByOne.Kinds.Contains(CtiEventKind.StateChanged));
        Assert.Equal((CtiStates.Watched, CtiAgentState.Ready), await StateAsync(one));
        Assert.Equal((CtiStates.Asked, CtiAgentState.Ready), await StateAsync(other));
        Assert.Empty(seenByOther.Events);
        Assert.Equal(1, telephony.Watches);

        // The lease is renewed as often as it must be, and the other host waits.
        for (var i = 0; i < 12; i++)
        {
            await Seen.WaitAsync(() => time.Waiting >= 2);
            time.Advance(Duration.FromSeconds(5));
        }

        Assert.Empty(seenByOther.Events);
        var fence = seenByOne.Events[^1].Id.Fence;

        // New numbers are watched under the same fence, and the events go on being numbered.
        Assert.True((await one.CtiAgents.SetNumbersAsync(acme.Owner, acme.Id, "owner", StoreVersion.Any, "CTI1", "7002")).Succeeded);
        var before = seenByOne.Events.Count;
        time.Advance(Duration.FromSeconds(10));
        await Seen.WaitAsync(() => seenByOne.Events.Skip(before).Any(happened => happened.Kind == CtiEventKind.Reconciled));
        Assert.Equal(Enumerable.Range(1, seenByOne.Events.Count).Select(number => (fence, (long)number)), seenByOne.Events.Select(happened => (happened.Id.Fence, happened.Id.Sequence)));

        // It ends, and gives the lease back: the other takes over, with a higher fence.
        await stopOne.CancelAsync();
        await watchingOne;
        time.Advance(Duration.FromSeconds(31));
        await Seen.WaitAsync(() => seenByOther.Kinds.Contains(CtiEventKind.Reconciled));
        Assert.All(seenByOther.Events, happened => Assert.True(happened.Id.Fence > fence));
        Assert.Equal((CtiStates.Watched, CtiAgentState.Ready), await StateAsync(other));
        await stopOther.CancelAsync();
        await watchingOther;
        Assert.Equal(0, telephony.Watches);

        void Configure(OnlineContactAdminBuilder admin, Seen seen)
        {
            store(admin);
            admin.AddCtiConnector(_ => telephony);
            admin.Services.AddSingleton<ICtiEventHandler>(seen);
            admin.Services.AddSingleton<TimeProvider>(time);
        }

        async Task<(CtiStates, CtiAgentState?)> StateAsync(AdminTestHost host)
        {
            var page = (await host.CtiAgents.ListAsync(acme.Owner, acme.Id, new CtiAgentQuery { WithStates = true })).Value;
            return (page.States, page.Rows[0].Now?.State);
        }
    }

    /// <summary>What a host's handler was given.</summary>
    internal sealed class Seen : ICtiEventHandler
    {
        private readonly ConcurrentQueue<CtiEvent> _events = new();

        public IReadOnlyList<CtiEvent> Events => [.. _events];

        public IEnumerable<CtiEventKind> Kinds => _events.Select(happened => happened.Kind);

        public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken)
        {
            _events.Enqueue(happened);
            return ValueTask.CompletedTask;
        }

        /// <summary>Other threads are at work: they are given the processor until it holds.</summary>
        public static async Task WaitAsync(Func<bool> holds)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!holds())
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }
}
