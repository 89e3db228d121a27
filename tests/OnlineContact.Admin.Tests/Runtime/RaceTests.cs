using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class RaceTests
{
    [Fact]
    public async Task Sixteen_at_once_lose_nothing()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var own = new List<long>();
            for (var i = 0; i < 10; i++) own.Add((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
            return own;
        })));
        Assert.Equal(Enumerable.Range(1, 160).Select(number => (long)number), numbers.SelectMany(own => own).Order());
        var log = (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value;
        Assert.True(log.IsWhole);
        Assert.Equal(162, log.Entries);
    }

    [Fact]
    public async Task Of_sixteen_who_saw_the_same_version_one_wins()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        var version = (await host.ContractedServices.GetAsync(acme.Owner, acme.Id, number)).Value.Version;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, number, version, Scenes.Information($"Name {i}", "alpha")))));
        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal("OCA0007", outcome.Error.Code));
    }

    [Fact]
    public async Task Of_two_hosts_one_gets_the_service_id()
    {
        for (var i = 0; i < 50; i++)
        {
            await using var race = await Race.StartAsync();
            var (one, other) = (await race.DraftAsync(), await race.DraftAsync());
            await race.OneWinsAsync(
                "OCA1009",
                (host, acme) => host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, one, StoreVersion.Any, Scenes.Information("One", "Same")),
                (host, acme) => host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, other, StoreVersion.Any, Scenes.Information("Other", "sAME")));
        }
    }

    [Fact]
    public async Task Of_two_hosts_one_makes_the_change_of_the_day()
    {
        for (var i = 0; i < 50; i++)
        {
            await using var race = await Race.StartAsync();
            var number = await race.One.ServiceAsync(race.Acme);
            await race.OneWinsAsync(
                "OCA2007",
                (host, acme) => host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(2)),
                (host, acme) => host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(3)));
        }
    }

    [Fact]
    public async Task Of_two_hosts_one_resumes_or_the_other_terminates()
    {
        for (var i = 0; i < 50; i++)
        {
            await using var race = await Race.StartAsync();
            var number = await race.One.ServiceAsync(race.Acme);
            Assert.True((await race.One.ContractedServices.SuspendAsync(race.Acme.Owner, race.Acme.Id, number, StoreVersion.Any)).Succeeded);
            var (resumed, terminated) = await race.RunAsync(
                (host, acme) => host.ContractedServices.ResumeAsync(acme.Owner, acme.Id, number, StoreVersion.Any),
                (host, acme) => host.ContractedServices.TerminateAsync(acme.Owner, acme.Id, number, StoreVersion.Any));
            Assert.True(resumed.Succeeded ^ terminated.Succeeded);
            Assert.Equal(resumed.Succeeded ? "OCA1028" : "OCA1029", (resumed.Succeeded ? terminated : resumed).Error.Code);
            var status = (await race.One.ContractedServices.GetAsync(race.Acme.Owner, race.Acme.Id, number)).Value.Service.Status;
            Assert.Equal(resumed.Succeeded ? ServiceStatus.InUse : ServiceStatus.Terminated, status);
        }
    }

    [Fact]
    public async Task Two_hosts_in_turn_keep_one_chain()
    {
        await using var race = await Race.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            for (var n = 0; n < 10; n++)
            {
                var added = await (i % 2 == 0 ? race.One : race.Other).ContractedServices.AddAsync(race.Acme.Owner, race.Acme.Id, ServiceType.IssueManagement);
                if (!added.Succeeded) Assert.Equal("OCA0006", added.Error.Code);
            }
        })));
        var log = (await race.One.ChangeLog.VerifyAsync(race.Acme.Owner, race.Acme.Id)).Value;
        var services = (await race.One.ContractedServices.ListAsync(race.Acme.Owner, race.Acme.Id, new() { PageSize = 200 })).Value.Rows.Count;
        Assert.True(log.IsWhole);
        Assert.Equal(services + 2, log.Entries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_of_unknown_outcome_is_settled_by_reading(bool tookPlace)
    {
        var faults = new Faults(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => faults));
        var acme = await host.ProvisionAsync();
        faults.Next = (tookPlace ? Fault.UnknownAfter : Fault.UnknownBefore, 1);
        var added = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        Assert.Equal((1, 3), (added.Value.Number, added.Value.Sequence));
        Assert.Single((await host.ContractedServices.ListAsync(acme.Owner, acme.Id, new())).Value.Rows);
        Assert.Equal(3, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
        Assert.Equal(2, (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    [Theory]
    [InlineData(Fault.Conflict)]
    [InlineData(Fault.Transient)]
    public async Task Fifteen_failures_are_tried_again(Fault fault)
    {
        var faults = new Faults(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => faults));
        var acme = await host.ProvisionAsync();
        var retried = 0L;
        using var listener = Measured.Count(host.Services.GetRequiredService<AdminMeter>().Retried, count => retried += count);
        faults.Next = (fault, 15);
        Assert.True((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded);
        Assert.Equal(15, retried);
    }

    [Fact]
    public async Task Sixteen_conflicts_are_busy_and_sixteen_outages_are_an_outage()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var faults = new Faults(store);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => faults));
        var acme = await host.ProvisionAsync();
        var before = await Scenes.ContentAsync(store, AdminShapes.All);
        faults.Next = (Fault.Conflict, 16);
        var busy = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        Assert.Equal(("OCA0006", "16"), (busy.Error.Code, busy.Error.Argument("attempts")));
        faults.Next = (Fault.Transient, 16);
        await Assert.ThrowsAsync<AdminStorageException>(() => host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement));
        faults.Next = (Fault.Broken, 1);
        await Assert.ThrowsAsync<AdminStorageException>(() => host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement));
        Assert.Equal(before, await Scenes.ContentAsync(store, AdminShapes.All));
        Assert.Equal(1, (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
    }

    [Fact]
    public async Task A_cancelled_call_writes_nothing_and_leaves_the_door_open()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        var before = await Scenes.ContentAsync(store, AdminShapes.All);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement, default, stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ContractedServices.ListAsync(acme.Owner, acme.Id, new(), stop.Token));
        Assert.Equal(before, await Scenes.ContentAsync(store, AdminShapes.All));
        Assert.True((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded);
    }

    public enum Fault
    {
        Conflict,
        Transient,
        Broken,
        UnknownBefore,
        UnknownAfter,
    }

    /// <summary>Fails some commits in a way.</summary>
    private sealed class Faults(IAdminStore inner) : StoreDecorator(inner)
    {
        public (Fault Fault, int Times) Next { get; set; }

        public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            if (Next.Times == 0) return await Inner.CommitAsync(changes, cancellationToken);
            Next = Next with { Times = Next.Times - 1 };
            switch (Next.Fault)
            {
                case Fault.Conflict:
                    return CommitResult.VersionConflict(null);
                case Fault.Transient:
                    throw new AdminStorageException("Faults", "CommitAsync", false, null) { IsTransient = true };
                case Fault.UnknownBefore:
                    throw new AdminStorageException("Faults", "CommitAsync", true, null);
                case Fault.UnknownAfter:
                    await Inner.CommitAsync(changes, cancellationToken);
                    throw new AdminStorageException("Faults", "CommitAsync", true, null);
                default:
                    throw new AdminStorageException("Faults", "CommitAsync", false, null);
            }
        }
    }

    /// <summary>Two hosts over one store; their first commits of a round wait for each other, so that both have read the same state.</summary>
    private sealed class Race : StoreDecorator, IAsyncDisposable
    {
        private Barrier? _start;
        private int _waiting;

        private Race(IAdminStore inner)
            : base(inner)
        {
        }

        public AdminTestHost One { get; private set; } = null!;

        public AdminTestHost Other { get; private set; } = null!;

        public TestOrganization Acme { get; private set; } = null!;

        public static async Task<Race> StartAsync()
        {
            var race = new Race(new InMemoryAdminStore(AdminShapes.All));
            var clock = new FakeAdminClock();
            race.One = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => race), clock);
            race.Other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => race), clock);
            race.Acme = await race.One.ProvisionAsync();
            return race;
        }

        public async Task<long> DraftAsync() => (await One.ContractedServices.AddAsync(Acme.Owner, Acme.Id, ServiceType.ConsultationManagement)).Value.Number;

        public async Task<(Outcome<ChangeReceipt> One, Outcome<ChangeReceipt> Other)> RunAsync(
            Func<AdminTestHost, TestOrganization, Task<Outcome<ChangeReceipt>>> one, Func<AdminTestHost, TestOrganization, Task<Outcome<ChangeReceipt>>> other)
        {
            using var start = new Barrier(2);
            (_start, _waiting) = (start, 2);
            var both = await Task.WhenAll(Task.Run(() => one(One, Acme)), Task.Run(() => other(Other, Acme)));
            _start = null;
            Assert.True((await One.ChangeLog.VerifyAsync(Acme.Owner, Acme.Id)).Value.IsWhole);
            return (both[0], both[1]);
        }

        public async Task OneWinsAsync(
            string code, Func<AdminTestHost, TestOrganization, Task<Outcome<ChangeReceipt>>> one, Func<AdminTestHost, TestOrganization, Task<Outcome<ChangeReceipt>>> other)
        {
            var (first, second) = await RunAsync(one, other);
            Assert.True(first.Succeeded ^ second.Succeeded);
            Assert.Equal(code, (first.Succeeded ? second : first).Error.Code);
        }

        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            if (_start is { } start && Interlocked.Decrement(ref _waiting) >= 0) start.SignalAndWait(cancellationToken);
            return Inner.CommitAsync(changes, cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await One.DisposeAsync();
            await Other.DisposeAsync();
        }
    }
}
