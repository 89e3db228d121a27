using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Retention;

/// <summary>What one run does after another, and what it reads for that.</summary>
public class RetentionRunTests
{
    [Fact]
    public async Task Each_run_counts_and_says_what_it_has_removed_itself_and_one_with_nothing_to_do_reads_nothing()
    {
        var store = new Counting(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await RetentionScene.MakeAsync(store: store);
        await GrowAsync(scene, months: 30);
        await scene.Host.JobAsync("outbox");
        Assert.Equal((0, 0, 0), await RunAsync());
        await GrowAsync(scene, months: 34);
        await scene.Host.JobAsync("outbox");
        var (first, _, _) = await RunAsync();
        Assert.True(first > 0);
        Assert.Equal(first, (await scene.RowsAsync(LogBoundary.Shape)).Single().Removed);
        Assert.Equal(first + 1, (await scene.RowsAsync(LogRow.Shape)).Min(row => row.Sequence));
        Assert.Equal((0, 0, 2), await RunAsync());

        await GrowAsync(scene, months: 6);
        await scene.Host.JobAsync("outbox");
        var (second, _, _) = await RunAsync();
        Assert.Equal(first + second, (await scene.RowsAsync(LogBoundary.Shape)).Single().Removed);
        var said = (await scene.RowsAsync(LogRow.Shape)).Where(row => row.Operation == "change-log.retained").OrderBy(row => row.Sequence).Select(row => row.Arguments.Split('\n')[..2]);
        Assert.Equal([[$"entries={first}", $"removed={first}"], [$"entries={second}", $"removed={first + second}"]], said);

        async Task<(long Done, int Ranges, int Trims)> RunAsync()
        {
            (store.Ranges, store.Trims) = (0, 0);
            var result = await scene.Host.JobAsync("change-log-retention");
            Assert.Equal(0, result.Failed);
            return (result.Done, store.Ranges, store.Trims);
        }
    }

    [Fact]
    public async Task What_the_index_has_of_entries_that_are_gone_goes_with_them()
    {
        await using var scene = await RetentionScene.MakeAsync();
        var run = new LogRun(0, 0);
        for (var i = (await scene.RowsAsync(LogRow.Shape)).Count; i < run.Length; i++) await scene.WriteAsync();
        scene.Host.Clock.Advance(Duration.FromDays(30));
        await GrowAsync(scene, months: 60);
        await scene.Host.JobAsync("change-log-upkeep");
        var row = Assert.Single(await scene.RowsAsync(LogIndexRow.Shape));
        var next = row with { Place = new LogRun(0, 1).PlaceOf(0) };
        await scene.Host.Store.AppendAsync(scene.Id, LogIndexRow.Shape, [LogIndexRow.Shape.ToCells(next)], default);
        await scene.RetainAsync();
        Assert.Equal(run.Length, (await scene.RowsAsync(LogBoundary.Shape)).Single().Removed);
        Assert.Equal([next.Place], (await scene.RowsAsync(LogIndexRow.Shape)).Select(one => one.Place));
    }

    [Fact]
    public async Task What_another_host_has_removed_meanwhile_is_no_fault()
    {
        var meanwhile = new Meanwhile(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await RetentionScene.MakeAsync(store: meanwhile);
        await using var other = await RetentionScene.HostAsync(scene.Host.Store, scene.Host.Clock);
        await GrowAsync(scene, months: 64);
        await scene.Host.JobAsync("outbox");
        meanwhile.Before = async () => Assert.True(await other.JobAsync("change-log-retention") is { Failed: 0, Done: > 0 });
        Assert.Equal(0, (await scene.Host.JobAsync("change-log-retention")).Failed);
        Assert.Single(await scene.RowsAsync(LogRow.Shape), row => row.Operation == "change-log.retained");
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Id)).Value is { IsWhole: true, Removed: > 0 });
    }

    [Fact]
    public async Task Of_several_logs_that_cannot_be_cut_the_first_is_named()
    {
        await using var scene = await RetentionScene.MakeAsync();
        await scene.Host.ProvisionAsync("zeta");
        scene.Host.Clock.Advance(Duration.FromDays(365 * 10));
        foreach (var organization in new[] { "acme", "zeta" }) Assert.True((await scene.Host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, OrganizationId.Parse(organization))).Succeeded);
        await scene.Host.JobAsync("outbox");
        var result = await scene.Host.JobAsync("change-log-retention");
        Assert.Equal((0, 2), (result.Done, result.Failed));
        Assert.StartsWith("Nothing is removed from the change log of acme: ", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_gone_cannot_be_proved_up_to_the_last_that_is_gone()
    {
        await using var scene = await RetentionScene.MakeAsync();
        await GrowAsync(scene, months: 64);
        await scene.RetainAsync();
        var gone = (await scene.RowsAsync(LogBoundary.Shape)).Single().Removed;
        var size = (await scene.RowsAsync(LogRow.Shape)).Max(row => row.Sequence);
        Assert.Equal($"OCA7040 sequence removed={gone}", Refusal.Said((await scene.Proofs.ProveInclusionAsync(scene.Organization.Owner, scene.Id, gone, size)).Error));
        Assert.True((await scene.Proofs.ProveInclusionAsync(scene.Organization.Owner, scene.Id, gone + 1, size)).Value.Verify(scene.RootOf(size)));
        Assert.Equal($"OCA7040 oldSize removed={gone}", Refusal.Said((await scene.Proofs.ProveConsistencyAsync(scene.Organization.Owner, scene.Id, gone - 1, size)).Error));
        Assert.True((await scene.Proofs.ProveConsistencyAsync(scene.Organization.Owner, scene.Id, gone, size)).Value.Verify(scene.RootOf(gone), scene.RootOf(size)));
    }

    [Fact]
    public async Task An_export_from_which_entries_were_removed_meanwhile_is_refused_and_without_its_end()
    {
        var meanwhile = new Meanwhile(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await RetentionScene.MakeAsync(store: meanwhile);
        await GrowAsync(scene, months: 64);
        await scene.Host.JobAsync("outbox");
        using var file = new MemoryStream();
        meanwhile.After = async () => Assert.True((await scene.Host.JobAsync("change-log-retention")).Done > 0);
        Assert.Equal("OCA7042", (await scene.Proofs.ExportAuditAsync(AdminTestHost.Operator, scene.Id, file)).Error.Code);
        Assert.NotNull((await scene.AuditAsync(file.ToArray())).Fault);
    }

    /// <summary>Something about every month.</summary>
    private static async Task GrowAsync(RetentionScene scene, int months)
    {
        for (var month = 0; month < months; month++)
        {
            await scene.WriteAsync(month, $"Owner {month % 7}");
            scene.Host.Clock.Advance(Duration.FromDays(30));
        }

        await scene.WriteAsync();
        scene.Host.Clock.Advance(Duration.FromHours(1));
    }

    private sealed class Counting(IAdminStore inner) : StoreDecorator(inner)
    {
        public int Ranges { get; set; }

        public int Trims { get; set; }

        public override Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            Ranges++;
            return base.RangeAsync(organization, read, cancellationToken);
        }

        public override Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
        {
            Trims++;
            return base.TrimAsync(organization, index, upTo, limit, cancellationToken);
        }
    }

    /// <summary>Lets something else happen around the next reading of entries in their order, once.</summary>
    private sealed class Meanwhile(IAdminStore inner) : StoreDecorator(inner)
    {
        public Func<Task>? Before { get; set; }

        public Func<Task>? After { get; set; }

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            if (read.Shape != LogRow.Shape) return await base.RangeAsync(organization, read, cancellationToken);
            var (before, after) = (Before, After);
            (Before, After) = (null, null);
            if (before is not null) await before();
            var rows = await base.RangeAsync(organization, read, cancellationToken);
            if (after is not null) await after();
            return rows;
        }
    }
}
