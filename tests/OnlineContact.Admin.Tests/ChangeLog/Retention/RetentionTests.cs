using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Retention;

public class RetentionTests
{
    [Fact]
    public async Task What_is_left_verifies_and_proves_as_before_wherever_the_boundary_lies()
    {
        for (var seed = 1; seed <= Campaign.Cases(12); seed++) await LawAsync(seed);
    }

    /// <summary>A log of random entries over years, cut several times, against everything that ever stood in it.</summary>
    private static async Task LawAsync(int seed)
    {
        var random = new Random(seed);
        var years = random.Next(3, 7);
        await using var scene = await RetentionScene.MakeAsync(admin => admin.Configure(o => o.ChangeLogRetentionYears = years));
        var checkpoints = new List<SignedLogCheckpoint>();
        for (var round = 0; round < 5; round++)
        {
            for (var i = random.Next(5, 40); i > 0; i--)
            {
                scene.Host.Clock.Advance(Duration.FromDays(random.Next(4) == 0 ? random.Next(150) : 0) + Duration.FromMinutes(random.Next(60)));
                await scene.WriteAsync(random.Next(12), $"Owner {random.Next(5)}");
            }

            if (random.Next(5) == 0) await scene.Host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, scene.Id, "owner");
            checkpoints.Add(await scene.CheckpointAsync());
            scene.Host.Clock.Advance(Duration.FromDays(1));
            if (random.Next(2) == 0) await scene.Host.JobAsync("change-log-upkeep");
            await scene.RememberAsync();
            var last = scene.All.Count;
            var until = scene.Host.Clock.Now.InUtc().LocalDateTime.PlusYears(-years).InUtc().ToInstant();

            // The limit is that of the last change, where the clock is further.
            var newest = scene.All[last].Time;
            until = Instant.Min(until, newest.InUtc().LocalDateTime.PlusYears(-years).InUtc().ToInstant());
            var result = await scene.RetainAsync();

            Assert.True(result is { Failed: 0, Error: null }, $"seed {seed}: {result.Error}");
            var gone = scene.All.Values.Where(row => row.Sequence <= last).Count(row => row.Time < until);
            var left = await scene.RowsAsync(LogRow.Shape);
            Assert.Equal(Enumerable.Range(gone + 1, scene.All.Count - gone).Select(i => (long)i), left.Select(row => row.Sequence));
            Assert.Equal(left.SelectMany(row => LogChain.Fields.Select(row.TextIn)).Where(id => id != 0).Distinct().Order(), (await scene.RowsAsync(LogText.Shape)).Select(text => text.Id).Order());
            await ProvesAsync(scene, random, gone, checkpoints, until);
        }
    }

    private static async Task ProvesAsync(RetentionScene scene, Random random, int gone, List<SignedLogCheckpoint> checkpoints, Instant until)
    {
        var verification = (await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Id)).Value;
        Assert.Equal((null, gone, scene.All.Count - gone), (verification.Fault, verification.Removed, verification.Entries));
        var newest = await scene.CheckpointAsync();
        Assert.Equal(scene.RootOf(scene.All.Count), scene.Open(newest).Root);
        foreach (var older in checkpoints.Append(newest).Select(scene.Open))
        {
            var consistency = await scene.Proofs.ProveConsistencyAsync(scene.Organization.Owner, scene.Id, older.Size, scene.Open(newest).Size);
            if (older.Size < gone) Assert.Equal("OCA7040", consistency.Error.Code);
            else Assert.True(consistency.Value.Verify(older, scene.Open(newest)));
        }

        foreach (var sequence in new[] { 1, gone, gone + 1, random.Next(1, scene.All.Count + 1), scene.All.Count }.Where(sequence => sequence > 0))
        {
            var size = random.Next(sequence, scene.All.Count + 1);
            var inclusion = await scene.Proofs.ProveInclusionAsync(scene.Organization.Owner, scene.Id, sequence, size);
            if (sequence <= gone) Assert.Equal("OCA7040", inclusion.Error.Code);
            else Assert.True(inclusion.Value.Verify(scene.RootOf(size)));
        }

        var audit = await scene.AuditAsync(await scene.ExportAsync(), checkpoints);
        await scene.RememberAsync();
        Assert.Equal((null, gone, scene.RootOf(scene.All.Count)), (audit.Fault, audit.Removed, audit.Root));
        Assert.Equal(gone == 0 ? null : audit.RemovedUntil, audit.RemovedUntil);
        Assert.True(audit.RemovedUntil is null || audit.RemovedUntil <= until);
        Assert.Equal(checkpoints.Select(checkpoint => scene.Open(checkpoint).Size < gone ? LogCheckpointState.Removed : LogCheckpointState.Agrees), audit.Checkpoints.Select(checkpoint => checkpoint.State));
    }

    [Fact]
    public async Task A_long_log_is_cut_at_any_place_of_the_tree()
    {
        await using var scene = await RetentionScene.MakeAsync();
        for (var i = 0; i < 700; i++)
        {
            scene.Host.Clock.Advance(Duration.FromDays(1));
            await scene.WriteAsync(i % 250);
        }

        await scene.Host.JobAsync("change-log-upkeep");
        foreach (var day in new[] { 3, 250, 254, 256, 300, 511, 513, 650 })
        {
            // Each time the entries of so many days are older than five years; something happens every now and then.
            await scene.RememberAsync();
            var now = scene.All[1].Time.Plus(Duration.FromDays(day)).InUtc().LocalDateTime.PlusYears(5).InUtc().ToInstant();
            while (scene.Host.Clock.Now < now - Duration.FromDays(200))
            {
                scene.Host.Clock.Advance(Duration.FromDays(150));
                await scene.WriteAsync();
            }

            scene.Host.Clock.Now = now;
            await scene.WriteAsync();
            scene.Host.Clock.Advance(Duration.FromMinutes(1));
            Assert.True(await scene.RetainAsync() is { Failed: 0, Error: null });
            var gone = (int)(await scene.RowsAsync(LogBoundary.Shape)).Single().Removed;
            Assert.InRange(gone, day, day + 3);
            Assert.True(await scene.Host.JobAsync("change-log-upkeep") is { Failed: 0 });
            await ProvesAsync(scene, new Random(day), gone, [], scene.Host.Clock.Now);
        }
    }

    [Fact]
    public async Task Two_hosts_at_once_remove_the_same_and_say_it_once()
    {
        await using var scene = await RetentionScene.MakeAsync();
        await using var other = await RetentionScene.HostAsync(scene.Host.Store, scene.Host.Clock);
        await GrowAsync(scene, years: 7);
        await scene.Host.JobAsync("outbox");
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? scene.Host : other).JobAsync("change-log-retention"))));

        Assert.All(results, result => Assert.True(result is { Failed: 0 }, result.Error?.ToString()));
        Assert.Single((await scene.RowsAsync(LogRow.Shape)), row => row.Operation == "change-log.retained");
        var verification = (await other.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Id)).Value;
        Assert.True(verification.IsWhole);
        Assert.True(verification.Removed > 0);

        // The other host remembers numbers of texts that are gone now.
        await other.ContractedServices.AddAsync(AdminActor.Member(scene.Id, "owner", "Owner", "203.0.113.1"), scene.Id, ServiceType.IssueManagement);
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Id)).Value.IsWhole);
        Assert.Equal("203.0.113.1", (await scene.Host.ChangeLog.ReadAsync(AdminTestHost.Operator, scene.Id, 1)).Value.Entries[0].IpAddress.Value);
    }

    [Fact]
    public async Task What_broke_off_in_the_middle_is_finished_by_the_next_run()
    {
        var breaking = new BreakingStore(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await RetentionScene.MakeAsync(store: breaking);
        await GrowAsync(scene, years: 8);
        await scene.Host.JobAsync("outbox");
        await scene.RememberAsync();
        for (var calls = 0; ; calls++)
        {
            breaking.Left = calls;
            try
            {
                await scene.Host.JobAsync("change-log-retention");
                break;
            }
            catch (AdminStorageException)
            {
                // Readers see nothing of what was said to be gone, whether its rows are there still or not.
                breaking.Left = int.MaxValue;
                var removed = (await scene.RowsAsync(LogBoundary.Shape)).SingleOrDefault()?.Removed ?? 0;
                Assert.All((await PagesAsync(scene.Host, scene.Id)), entry => Assert.True(entry.Sequence > removed));
                Assert.True((await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Id)).Value.IsWhole);
                Assert.True((await scene.AuditAsync(await scene.ExportAsync())).IsWhole);
            }
        }

        breaking.Left = int.MaxValue;
        var until = LogAge.Limit(scene.Host.Clock.Now, 5);
        Assert.DoesNotContain(await scene.RowsAsync(LogRow.Shape), row => row.Time < until);
        Assert.Single((await scene.RowsAsync(LogRow.Shape)), row => row.Operation == "change-log.retained");
        var used = (await scene.RowsAsync(LogRow.Shape)).SelectMany(row => LogChain.Fields.Select(row.TextIn)).ToHashSet();
        Assert.All(await scene.RowsAsync(LogText.Shape), text => Assert.Contains(text.Id, used));
    }

    [Fact]
    public async Task Nothing_goes_while_an_event_handler_has_not_taken_it()
    {
        var handler = new FailingHandler();
        await using var scene = await RetentionScene.MakeAsync(admin => admin.Services.AddSingleton<IAdminEventHandler>(handler));
        await GrowAsync(scene, years: 7);
        Assert.Equal(0, (await scene.RetainAsync()).Done);
        handler.Fails = false;
        Assert.True((await scene.RetainAsync()).Done > 0);
    }

    [Fact]
    public async Task A_log_that_was_altered_is_left_as_it_is()
    {
        var forging = new ForgingStore(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await RetentionScene.MakeAsync(store: forging);
        await GrowAsync(scene, years: 7);
        await scene.Host.JobAsync("outbox");
        forging.Forge = row => row.Sequence == 3 ? row with { Arguments = "number=77" } : row;
        var result = await scene.Host.JobAsync("change-log-retention");
        Assert.Equal((0, 1), (result.Done, result.Failed));
        Assert.Contains("EntryAltered at entry 3", result.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(await scene.RowsAsync(LogBoundary.Shape));
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_removes_nothing_until_somebody_confirms_it_and_a_day_has_passed()
    {
        await using var scene = await RetentionScene.MakeAsync();
        await GrowAsync(scene, years: 2);
        scene.Host.Clock.Advance(Duration.FromDays(365 * 10));
        await scene.WriteAsync();
        var result = await scene.RetainAsync();
        Assert.Equal((0, 1), (result.Done, result.Failed));
        Assert.Contains("OCA7041", result.Error!.Message, StringComparison.Ordinal);

        // Within the day somebody sets it back; then nothing is old, and the head is ahead.
        var ahead = scene.Host.Clock.Now;
        scene.Host.Clock.Now = ahead - Duration.FromDays(365 * 10);
        Assert.True(await scene.RetainAsync() is { Done: 0, Failed: 0 });

        // Or it is right.
        scene.Host.Clock.Now = ahead;
        Assert.True((await scene.Host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, scene.Id)).Succeeded);
        Assert.Equal(1, (await scene.RetainAsync()).Failed);
        scene.Host.Clock.Advance(Duration.FromDays(1) + Duration.FromMinutes(1));
        Assert.True(await scene.RetainAsync() is { Done: > 0, Failed: 0 });
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Id)).Value.IsWhole);
    }

    [Fact]
    public async Task A_head_that_is_far_ahead_of_the_clock_removes_nothing_until_the_operator_confirms()
    {
        await using var scene = await RetentionScene.MakeAsync();
        await GrowAsync(scene, years: 7);
        scene.Host.Clock.Advance(Duration.FromDays(-20));
        var refused = await scene.RetainAsync();
        Assert.Equal(1, refused.Failed);
        Assert.Contains("OCA0010", refused.Error!.Message, StringComparison.Ordinal);
        Assert.True((await scene.Host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, scene.Id)).Succeeded);
        Assert.True((await scene.RetainAsync()).Done > 0);

        // It is the clock that counts.
        Assert.Equal(LogAge.Limit(scene.Host.Clock.Now, 5), (await scene.RowsAsync(LogBoundary.Shape)).Single().Until);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(101)]
    public async Task Less_than_three_years_and_more_than_a_hundred_are_refused_at_the_start(int years)
    {
        var e = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Configure(o => o.ChangeLogRetentionYears = years)));
        Assert.Equal("OCA0003", e.Error.Code);
        Assert.Contains(nameof(AdminOptions.ChangeLogRetentionYears), e.Message, StringComparison.Ordinal);
        Assert.Contains($"{nameof(AdminOptions.ChangeLogRetentionYears)} is {years}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_calendar_years_and_never_run_backwards()
    {
        Assert.Equal(Instant.FromUtc(2021, 11, 27, 3, 0), LogAge.Limit(Instant.FromUtc(2026, 11, 27, 3, 0), 5));
        Assert.Equal(Instant.FromUtc(2025, 2, 28, 12, 0), LogAge.Limit(Instant.FromUtc(2028, 2, 29, 12, 0), 3));
        Assert.Equal(Instant.MinValue, LogAge.Limit(Instant.MinValue, 100));
        var random = new Random(5);
        var before = Instant.MinValue;
        for (var now = Instant.FromUtc(1999, 1, 1, 0, 0); now < Instant.FromUtc(2030, 1, 1, 0, 0); now += Duration.FromHours(random.Next(1, 200)))
        {
            var limit = LogAge.Limit(now, 3);
            Assert.True(limit >= before);
            before = limit;
        }
    }

    /// <summary>Something about every month for so many years, each from another address.</summary>
    internal static async Task GrowAsync(RetentionScene scene, int years)
    {
        for (var month = 0; month < years * 12; month++)
        {
            await scene.WriteAsync(month, $"Owner {month % 7}");
            scene.Host.Clock.Advance(Duration.FromDays(30));
        }

        await scene.WriteAsync();
        scene.Host.Clock.Advance(Duration.FromHours(1));
    }

    private static async Task<IReadOnlyList<ChangeLogEntry>> PagesAsync(AdminTestHost host, OrganizationId organization)
    {
        var entries = new List<ChangeLogEntry>();
        for (string? cursor = null; ;)
        {
            var page = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, organization, 30, cursor)).Value;
            entries.AddRange(page.Entries);
            if (page.Next is null) return entries;
            cursor = page.Next;
        }
    }

    /// <summary>A store that is out of reach after so many calls that write.</summary>
    private sealed class BreakingStore(IAdminStore inner) : StoreDecorator(inner)
    {
        public int Left { get; set; } = int.MaxValue;

        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            Count();
            return base.CommitAsync(changes, cancellationToken);
        }

        public override Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
        {
            Count();
            return base.TrimAsync(organization, index, upTo, Math.Min(limit, 500), cancellationToken);
        }

        private void Count()
        {
            if (Left-- <= 0) throw new AdminStorageException("broken", "write", false, null);
        }
    }

    private sealed class ForgingStore(IAdminStore inner) : StoreDecorator(inner)
    {
        public Func<LogRow, LogRow> Forge { get; set; } = row => row;

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            var page = await base.RangeAsync(organization, read, cancellationToken);
            return read.Shape != LogRow.Shape ? page
                : page with { Rows = [.. page.Rows.Select(row => new StoredRow(row.Version, LogRow.Shape.ToCells(Forge(LogRow.Shape.FromCells(organization, row.Cells)))))] };
        }
    }

    private sealed class FailingHandler : IAdminEventHandler
    {
        public bool Fails { get; set; } = true;

        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken) =>
            Fails ? throw new InvalidOperationException("It is not ready.") : Task.CompletedTask;
    }
}
