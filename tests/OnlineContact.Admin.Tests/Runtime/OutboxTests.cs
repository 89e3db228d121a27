using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class OutboxTests
{
    /// <summary>The jobs of a host, one of its own among them, and how often they are due.</summary>
    private static readonly SortedDictionary<string, Duration> Intervals = new(StringComparer.Ordinal)
    {
        ["broken"] = Duration.Zero,
        ["change-log-retention"] = Duration.FromDays(1),
        ["change-log-upkeep"] = Duration.FromMinutes(1),
        ["cti-sign-ins"] = Duration.FromHours(1),
        ["cti-verification"] = Duration.FromMinutes(1),
        ["earlier-agents"] = Duration.FromDays(1),
        ["earlier-owners"] = Duration.FromDays(1),
        ["invitation-token-retention"] = Duration.FromHours(1),
        ["invitations"] = Duration.Zero,
        ["outbox"] = Duration.Zero,
        ["performance-days"] = Duration.FromHours(1),
        ["refusal-count"] = Duration.FromMinutes(1),
        ["request-retention"] = Duration.FromHours(1),
        ["sso-tokens"] = Duration.FromMinutes(1),
    };

    [Fact]
    public async Task A_handler_gets_every_entry_in_order()
    {
        var handler = new Handler();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Services.AddSingleton<IAdminEventHandler>(handler));
        var acme = await host.ProvisionAsync();
        var zeta = await host.ProvisionAsync("zeta");
        for (var i = 0; i < 130; i++)
        {
            await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            if (i % 3 == 0) await host.ContractedServices.AddAsync(zeta.Owner, zeta.Id, ServiceType.IssueManagement);
        }

        Assert.Empty(handler.Taken);
        var ran = await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Equal(new JobResult(131 + 45, 0), ran.Single(job => job.Name == "outbox").LastResult);
        Assert.Equal(Enumerable.Range(1, 132).Select(n => (long)n), handler.Taken.Where(each => each.Organization == acme.Id).Select(each => each.Sequence));
        Assert.Equal(Enumerable.Range(1, 46).Select(n => (long)n), handler.Taken.Where(each => each.Organization == zeta.Id).Select(each => each.Sequence));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Equal(132 + 46, handler.Taken.Count);
    }

    [Fact]
    public async Task A_failing_handler_blocks_only_its_organization_and_gets_the_entries_again()
    {
        var handler = new Handler { FailsAt = ("acme", 3) };
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Services.AddSingleton<IAdminEventHandler>(handler));
        var acme = await host.ProvisionAsync();
        var zeta = await host.ProvisionAsync("zeta");
        for (var i = 0; i < 3; i++)
        {
            await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            await host.ContractedServices.AddAsync(zeta.Owner, zeta.Id, ServiceType.IssueManagement);
        }

        for (var i = 0; i < 2; i++)
        {
            await host.Runtime.RunDueAsync(host.Clock.Now);
            Assert.Equal([1L, 2L], handler.Taken.Where(each => each.Organization == acme.Id).Select(each => each.Sequence));
            Assert.Equal(5, handler.Taken.Count(each => each.Organization == zeta.Id));
            Assert.Equal(1, host.Runtime.Jobs.Single(job => job.Name == "outbox").LastResult!.Value.Failed);
        }

        handler.FailsAt = default;
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Equal([1L, 2L, 3L, 4L, 5L], handler.Taken.Where(each => each.Organization == acme.Id).Select(each => each.Sequence));
        Assert.Equal(0, host.Runtime.Jobs.Single(job => job.Name == "outbox").LastResult!.Value.Failed);
    }

    [Fact]
    public async Task A_handler_that_comes_with_a_restart_gets_what_was_committed_before()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        TestOrganization acme;
        await using (var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store)))
        {
            acme = await host.ProvisionAsync();
            await host.ServiceAsync(acme);
        }

        var handler = new Handler();
        await using var again = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store).Services.AddSingleton<IAdminEventHandler>(handler));
        await again.Runtime.RunDueAsync(again.Clock.Now);
        Assert.Equal([1L, 2L, 3L, 4L, 5L], handler.Taken.Select(each => each.Sequence));
    }

    [Fact]
    public async Task Jobs_say_when_they_are_due_and_how_they_ended()
    {
        var broken = new Broken();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Services.AddSingleton<IAdminJob>(broken));
        Assert.Equal(Intervals.Keys, host.Runtime.Jobs.Select(job => job.Name));
        Assert.All(host.Runtime.Jobs, job => Assert.Null(job.LastRunAt));
        var now = host.Clock.Now;
        Assert.Equal(Intervals.Count, (await host.Runtime.RunDueAsync(now)).Count);
        Assert.All(host.Runtime.Jobs, job => Assert.Equal(now, job.LastRunAt));
        Assert.Equal(Intervals.Values.Select(interval => now + interval), host.Runtime.Jobs.Select(job => job.DueAt));
        Assert.IsType<InvalidTimeZoneException>(host.Runtime.Jobs[0].LastError);
        Assert.Null(host.Runtime.Jobs[0].LastResult);
        host.Clock.Advance(Duration.FromSeconds(59));
        Assert.Equal(NamesOf(Duration.FromSeconds(59)), (await host.Runtime.RunDueAsync(host.Clock.Now)).Select(job => job.Name));
        host.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(NamesOf(Duration.FromMinutes(1)), (await host.Runtime.RunDueAsync(host.Clock.Now)).Select(job => job.Name));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Runtime.RunDueAsync(host.Clock.Now, stop.Token));
    }

    private static IEnumerable<string> NamesOf(Duration longest) => Intervals.Where(job => job.Value <= longest).Select(job => job.Key);

    private sealed class Handler : IAdminEventHandler
    {
        public List<(OrganizationId Organization, long Sequence)> Taken { get; } = [];

        public (string Organization, long Sequence) FailsAt { get; set; }

        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
        {
            if (organization.Value == FailsAt.Organization && entries.Any(entry => entry.Sequence == FailsAt.Sequence)) throw new InvalidTimeZoneException();
            Taken.AddRange(entries.Select(entry => (organization, entry.Sequence)));
            return Task.CompletedTask;
        }
    }

    private sealed class Broken : IAdminJob
    {
        public string Name => "broken";

        public Duration Interval => Duration.FromDays(1);

        public Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken) => throw new InvalidTimeZoneException();
    }
}
