using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Health;

public class HealthTests
{
    private const string Secret = "kim.secret@example.com";

    [Fact]
    public async Task A_host_in_order_is_healthy_and_says_what_it_looked_at()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.ServiceAsync(acme);
        await host.ProvisionAsync("zeta");
        var committed = host.Clock.Now;
        host.Clock.Advance(Duration.FromMinutes(5));

        var report = await host.Health.CheckAsync();

        Assert.Equal((AdminHealthStatus.Healthy, host.Clock.Now, true), (report.Status, report.At, report.IsStarted));
        Assert.Empty(report.Findings);
        Assert.Equal(StoreSchemaState.Current, report.Schema.State);
        Assert.NotNull(report.StoreLatency);
        Assert.Equal((2, 2, committed), (report.ChainsChecked, report.OrganizationsWaiting, report.OldestWaitingSince));
        Assert.Empty(report.CtiTenants!);
        Assert.Equal(host.Runtime.Jobs.Select(job => job.Name), report.Jobs.Select(job => job.Name));
        Assert.All(report.Jobs, job => Assert.Null(job.LastRunAt));

        await host.Runtime.RunDueAsync(host.Clock.Now);
        var after = await host.Health.CheckAsync();
        Assert.Equal((AdminHealthStatus.Healthy, 0, null), (after.Status, after.OrganizationsWaiting, after.OldestWaitingSince));
        Assert.All(after.Jobs, job => Assert.Equal(host.Clock.Now, job.LastRunAt));
        Assert.Equal(5, after.Jobs.Single(job => job.Name == "outbox").Done);
    }

    [Fact]
    public async Task A_host_that_has_not_started_is_unhealthy_and_its_data_are_not_asked()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseStore(_ => new Faulty { Asked = _ => throw new InvalidOperationException() }));
        var report = await host.Health.CheckAsync();
        Assert.Equal((AdminHealthStatus.Unhealthy, false), (report.Status, report.IsStarted));
        Assert.Equal("OCA0002", Assert.Single(report.Findings).Error.Code);
        Assert.Equal((null, null, null, null), (report.StoreLatency, report.ChainsChecked, report.OrganizationsWaiting, report.CtiTenants));
        Assert.Equal(StoreSchema.NotTold, report.Schema);

        await using var none = AdminTestHost.Create(_ => { });
        Assert.Equal(["OCA0002"], await CodesAsync(none));

        await using var mistaken = AdminTestHost.Create(admin => admin.UseInMemoryStore().ConfigureHealth(options => options.MaxOrganizations = 0));
        Assert.Equal("OCA0003", (await Assert.ThrowsAsync<AdminConfigurationException>(() => mistaken.Runtime.StartAsync())).Error.Code);
        Assert.Equal(["OCA0002"], await CodesAsync(mistaken));
    }

    [Theory]
    [InlineData(0, "OCA0020")]
    [InlineData(1, "OCA0020")]
    [InlineData(2, "OCA0020")]
    [InlineData(3, "OCA0020")]
    public async Task A_store_that_throws_is_a_finding_whatever_it_says(int kind, string code)
    {
        var store = new Faulty();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await host.ProvisionAsync();
        store.Asked = _ => throw Failure(kind);

        var report = await host.Health.CheckAsync();

        Assert.Equal(AdminHealthStatus.Unhealthy, report.Status);
        var error = Assert.Single(report.Findings).Error;
        Assert.Equal(code, error.Code);
        Assert.Equal(kind == 0 ? "SQLite GetAsync" : Failure(kind).GetType().Name, error.Argument("reason"));
        Assert.Null(report.ChainsChecked);
        Assert.DoesNotContain("kim", Everything(report), StringComparison.OrdinalIgnoreCase);
        store.Asked = null;
        Assert.Equal(AdminHealthStatus.Healthy, (await host.Health.CheckAsync()).Status);

        static Exception Failure(int kind) => kind switch
        {
            0 => new AdminStorageException("SQLite", "GetAsync", outcomeUnknown: false, new InvalidOperationException(Secret)),
            1 => new InvalidOperationException(Secret),
            2 => new OperationCanceledException(Secret),
            _ => new ObjectDisposedException(Secret),
        };
    }

    [Fact]
    public async Task Any_question_to_the_store_may_fail()
    {
        var store = new Faulty();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await host.ProvisionAsync();
        var asked = 0;
        store.Asked = _ => asked++;
        Assert.Equal(AdminHealthStatus.Healthy, (await host.Health.CheckAsync()).Status);
        Assert.InRange(asked, 5, 20);
        for (var failing = 0; failing < asked; failing++)
        {
            var n = 0;
            store.Asked = _ =>
            {
                if (n++ == failing) throw new IOException(Secret);
            };
            Assert.Equal(["OCA0020"], await CodesAsync(host));
            Assert.Equal(failing + 1, n);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_hangs_holds_nobody_longer_than_the_limit(bool blocks)
    {
        var clock = new FakeAdminClock();
        var time = new FakeAdminTime(clock);
        var store = new Faulty();
        using var gate = new ManualResetEventSlim();
        await using var host = await AdminTestHost.StartAsync(
            admin =>
            {
                admin.UseStore(_ => store).ConfigureHealth(options => options.TimeLimit = Duration.FromSeconds(3));
                admin.Services.AddSingleton<TimeProvider>(time);
            },
            clock);
        await host.ProvisionAsync();
        store.Hangs = blocks ? null : new TaskCompletionSource();
        store.Asked = blocks ? _ => gate.Wait() : null;
        var before = clock.Now;

        // Neither call listens to its token: after the eighth the store is left alone.
        for (var i = 0; i < 12; i++)
        {
            var report = await WithTimeAsync(host.Health.CheckAsync(), time);
            Assert.Equal(("OCA0021", "3 s"), (Assert.Single(report.Findings).Error.Code, report.Findings[0].Error.Argument("limit")));
        }

        Assert.Equal(before + Duration.FromSeconds(8 * 3), clock.Now);
        Assert.Equal(0, time.Waiting);

        // It wakes up.
        gate.Set();
        store.Hangs?.SetResult();
        (store.Hangs, store.Asked) = (null, null);
        while ((await WithTimeAsync(host.Health.CheckAsync(), time)).Status != AdminHealthStatus.Healthy) await Task.Yield();
    }

    [Fact]
    public async Task A_look_can_be_cancelled()
    {
        var store = new Faulty();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Health.CheckAsync(new CancellationToken(true)));
        store.Hangs = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var look = host.Health.CheckAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
    }

    [Theory]
    [InlineData(StoreSchemaState.Current, AdminHealthStatus.Healthy)]
    [InlineData(StoreSchemaState.NotTold, AdminHealthStatus.Healthy)]
    [InlineData(StoreSchemaState.Newer, AdminHealthStatus.Degraded)]
    [InlineData(StoreSchemaState.Older, AdminHealthStatus.Unhealthy)]
    public async Task A_newer_schema_degrades_and_an_older_one_is_unhealthy(StoreSchemaState state, AdminHealthStatus status)
    {
        var store = new Telling { Schema = new StoreSchema { State = state, Expected = "2", Found = state == StoreSchemaState.Older ? null : "3" } };
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var report = await host.Health.CheckAsync();
        Assert.Equal((status, store.Schema), (report.Status, report.Schema));
        if (status == AdminHealthStatus.Healthy) return;
        var error = Assert.Single(report.Findings).Error;
        Assert.Equal(("OCA0004", "2", state == StoreSchemaState.Older ? "-" : "3"), (error.Code, error.Argument("expected"), error.Argument("actual")));
    }

    [Fact]
    public async Task A_head_that_is_not_that_of_the_newest_entry_is_unhealthy()
    {
        var store = new Faulty();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        await host.ServiceAsync(acme);
        await host.ProvisionAsync("zeta");

        store.Head = head => head.Organization == acme.Id ? head with { Hash = Digest.Of([1]) } : head;
        Assert.Equal(["OCA7060 acme 5"], await ShownAsync(host));
        store.Head = head => head.Organization == acme.Id ? head with { Sequence = head.Sequence - 1 } : head;
        Assert.Equal(["OCA7060 acme 4"], await ShownAsync(host));
        store.Head = head => head.Organization == acme.Id ? head with { Sequence = head.Sequence + 1 } : head;
        Assert.Equal(["OCA7005 acme 6"], await ShownAsync(host));
        store.Head = null;
        Assert.Empty(await ShownAsync(host));
    }

    [Fact]
    public async Task A_change_that_comes_while_it_looks_is_no_fault()
    {
        var store = new Faulty();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();

        // Each time a head was read, and before the entries are, somebody else changes something.
        var changes = 0;
        store.AfterHead = async () =>
        {
            if (changes++ % 2 == 0) return;
            var after = store.AfterHead;
            store.AfterHead = null;
            await host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, acme.Id);
            await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            store.AfterHead = after;
        };
        Assert.Empty(await ShownAsync(host));
        changes = 1;
        Assert.Empty(await ShownAsync(host));
        Assert.True(changes > 1);
    }

    [Fact]
    public async Task Changes_that_wait_too_long_for_the_handlers_degrade()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().ConfigureHealth(options => options.MaxWaiting = Duration.FromMinutes(1)).AddEventHandler<Failing>());
        await host.ProvisionAsync();
        host.Clock.Advance(Duration.FromSeconds(60));
        await host.ProvisionAsync("zeta");
        Assert.Empty(await ShownAsync(host));
        host.Clock.Advance(Duration.FromSeconds(1));
        var report = await host.Health.CheckAsync();
        var error = Assert.Single(report.Findings).Error;
        Assert.Equal((AdminHealthStatus.Degraded, "OCA0022", "acme", "60 s", "61 s"), (report.Status, error.Code, error.Target, error.Argument("limit"), error.Argument("actual")));
        Assert.Equal((2, host.Clock.Now - Duration.FromSeconds(61)), (report.OrganizationsWaiting, report.OldestWaitingSince));

        // The handler's own words stay with the job.
        await host.Runtime.RunDueAsync(host.Clock.Now);
        report = await host.Health.CheckAsync();
        Assert.Equal(["OCA0022 acme", "OCA0023 outbox"], report.Findings.Select(finding => $"{finding.Error.Code} {finding.Error.Target}"));
        var outbox = report.Jobs.Single(job => job.Name == "outbox");
        Assert.Equal((0, 2, nameof(InvalidDataException)), (outbox.Done, outbox.Failed, outbox.FailedWith));
        Assert.DoesNotContain("kim", Everything(report), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Jobs_that_stop_being_run_degrade()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().ConfigureHealth(options => options.MaxJobDelay = Duration.FromMinutes(10)));
        host.Clock.Advance(Duration.FromDays(1));
        Assert.Empty(await ShownAsync(host));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        host.Clock.Advance(Duration.FromMinutes(10));
        Assert.Empty(await ShownAsync(host));
        host.Clock.Advance(Duration.FromSeconds(1));
        var report = await host.Health.CheckAsync();
        Assert.Equal(AdminHealthStatus.Degraded, report.Status);
        Assert.Equal(["OCA0024 invitations", "OCA0024 outbox"], report.Findings.Select(finding => $"{finding.Error.Code} {finding.Error.Target}"));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Empty(await ShownAsync(host));
    }

    [Fact]
    public async Task Of_many_organizations_each_look_takes_some_and_what_was_faulty_is_looked_at_each_time()
    {
        var store = new Faulty();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store).ConfigureHealth(options => options.MaxOrganizations = 4));
        for (var i = 0; i < 10; i++) await host.ProvisionAsync($"org{i}");
        store.Head = head => head.Organization.Value == "org5" ? head with { Hash = default } : head;

        Assert.Empty(await ShownAsync(host));
        for (var i = 0; i < 8; i++)
        {
            var report = await host.Health.CheckAsync();
            Assert.Equal(["OCA7060 org5 2"], Shown(report));
            Assert.InRange(report.ChainsChecked!.Value, 1, 4);
        }

        store.Head = null;
        Assert.Empty(await ShownAsync(host));
    }

    private static async Task<IEnumerable<string>> CodesAsync(AdminTestHost host) => (await host.Health.CheckAsync()).Findings.Select(finding => finding.Error.Code);

    private static async Task<IEnumerable<string>> ShownAsync(AdminTestHost host) => Shown(await host.Health.CheckAsync());

    private static IEnumerable<string> Shown(AdminHealthReport report) =>
        report.Findings.Select(finding => $"{finding.Error.Code} {finding.Error.Target} {finding.Error.Argument("sequence")}");

    /// <summary>All that a host could write down.</summary>
    private static string Everything(AdminHealthReport report) =>
        string.Join('\n', [$"{report}", .. report.Jobs.Select(job => $"{job}"), .. report.Findings.SelectMany(finding => new[] { $"{finding}", finding.Error.ToString(), finding.Error.MessageIn("ko") })]);

    private static async Task<T> WithTimeAsync<T>(Task<T> call, FakeAdminTime time)
    {
        while (!call.IsCompleted)
        {
            if (time.Waiting > 0) time.Advance(Duration.FromSeconds(1));
            await Task.Yield();
        }

        return await call;
    }

    /// <summary>A store that tests break; it does not tell its schema.</summary>
    private sealed class Faulty() : StoreDecorator(new InMemoryAdminStore(AdminShapes.All))
    {
        public Action<string>? Asked { get; set; }

        public TaskCompletionSource? Hangs { get; set; }

        public Func<OrganizationHead, OrganizationHead>? Head { get; set; }

        public Func<Task>? AfterHead { get; set; }

        public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            await AskAsync(nameof(GetAsync));
            var answers = await base.GetAsync(organization, reads, cancellationToken);
            if (reads.Count == 1 && reads[0].Shape == OrganizationHead.Shape && AfterHead is { } after) await after();
            if (Head is null) return answers;
            return [.. answers.Select((rows, i) => reads[i].Shape == OrganizationHead.Shape ? [.. rows.Select(row => Altered(organization, row))] : rows)];
        }

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            await AskAsync(nameof(RangeAsync));
            return await base.RangeAsync(organization, read, cancellationToken);
        }

        public override async Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
        {
            await AskAsync(nameof(OrganizationsAsync));
            return await base.OrganizationsAsync(after, limit, having, cancellationToken);
        }

        private Task AskAsync(string member)
        {
            Asked?.Invoke(member);
            return Hangs?.Task ?? Task.CompletedTask;
        }

        private StoredRow Altered(OrganizationId organization, StoredRow row) =>
            new(row.Version, OrganizationHead.Shape.ToCells(Head!(OrganizationHead.Shape.FromCells(organization, row.Cells))));
    }

    private sealed class Telling() : StoreDecorator(new InMemoryAdminStore(AdminShapes.All)), IStoreSchemaReader
    {
        public required StoreSchema Schema { get; init; }

        public Task<StoreSchema> ReadSchemaAsync(CancellationToken cancellationToken) => Task.FromResult(Schema);
    }

    private sealed class Failing : IAdminEventHandler
    {
        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken) => throw new InvalidDataException(Secret);
    }
}
