using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Upkeep;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Searching;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Upkeep;

public class LogUpkeepJobTests
{
    private static readonly OrganizationId Zeta = OrganizationId.Parse("zeta");

    [Fact]
    public async Task The_tree_and_the_index_are_kept_and_both_are_counted()
    {
        var store = await StoredLog.WholeAsync(256);
        var job = new LogUpkeepJob(store);
        Assert.Equal(("change-log-upkeep", Duration.FromMinutes(1)), (job.Name, job.Interval));
        Assert.Equal((1 + 4, 0, null), Counted(await job.RunAsync(default, default)));
        Assert.Equal((0, 0, null), Counted(await job.RunAsync(default, default)));
        Assert.Single(await store.RecordsAsync(StoredLog.Acme, LogTreeNode.Shape));
        Assert.Equal(4, (await store.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape)).Count);
    }

    [Fact]
    public async Task Without_a_head_nothing_is_kept()
    {
        var store = await StoredLog.OfAsync(StoredLog.Rows(1, 256));
        Assert.Equal((0, 0, null), Counted(await new LogUpkeepJob(store).RunAsync(default, default)));
    }

    /// <summary>The first fault is told, the others are counted; the index of a log that is not whole is kept, and the logs after it.</summary>
    [Fact]
    public async Task A_log_that_is_not_whole_fails_and_the_others_do_not()
    {
        var store = await StoredLog.OfAsync(StoredLog.Rows(1, 255).Where(row => row.Sequence != 100));
        await StoredLog.CommitAsync(store, 256, []);
        await store.AppendAsync(Zeta, LogRow.Shape, [.. StoredLog.Rows(1, 511).Select(row => LogRow.Shape.ToCells(row with { Organization = Zeta }))], default);
        var head = Write.Insert(OrganizationHead.Shape, OrganizationHead.Shape.ToCells(StoredLog.Head(512) with { Organization = Zeta }));
        await store.CommitAsync(ChangeSet.Create(Zeta, head, [Write.Insert(LogRow.Shape, LogRow.Shape.ToCells(StoredLog.Row(512) with { Organization = Zeta }))]), default);
        var result = await new LogUpkeepJob(store).RunAsync(default, default);
        Assert.Equal((4 + 2 + 8, 1), (result.Done, result.Failed));
        Assert.Equal(100, Assert.IsType<LogEntryMissingException>(result.Error).Sequence);

        store = await StoredLog.OfAsync(StoredLog.Rows(1, 255).Where(row => row.Sequence != 100));
        await StoredLog.CommitAsync(store, 256, []);
        await store.AppendAsync(Zeta, LogRow.Shape, [.. StoredLog.Rows(1, 511).Select(row => LogRow.Shape.ToCells(row with { Organization = Zeta }))], default);
        await store.CommitAsync(ChangeSet.Create(Zeta, head, [Write.Insert(LogRow.Shape, LogRow.Shape.ToCells(StoredLog.Row(512) with { Organization = Zeta }))]), default);
        var wrong = new LogTreeNode { Organization = Zeta, Level = 1, Index = 0, Hash = Digest.Of([1]) };
        await store.AppendAsync(Zeta, LogTreeNode.Shape, [LogTreeNode.Shape.ToCells(wrong)], default);
        result = await new LogUpkeepJob(store).RunAsync(default, default);
        Assert.Equal((4 + 8, 2), (result.Done, result.Failed));
        Assert.IsType<LogEntryMissingException>(result.Error);
    }

    /// <summary>A log is read under the boundary that was there when it began; another host moves it meanwhile.</summary>
    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 0)]
    public async Task What_retention_has_removed_meanwhile_is_not_missing(int removed, int failed)
    {
        var store = await StoredLog.OfAsync(StoredLog.Rows(1, 255).Where(row => row.Sequence != 100));
        var boundary = LogBoundary.Start(StoredLog.Acme) with { Removed = removed, Until = default };
        await StoredLog.CommitAsync(store, 256, [Write.Insert(LogBoundary.Shape, LogBoundary.Shape.ToCells(boundary))]);
        var result = await new LogUpkeepJob(new LateBoundary(store)).RunAsync(default, default);
        Assert.Equal((4, failed), (result.Done, result.Failed));
        Assert.Equal(failed == 1, result.Error is not null);
    }

    private static (int Done, int Failed, Exception? Error) Counted(OnlineContact.Admin.Runtime.JobResult result) => (result.Done, result.Failed, result.Error);

    /// <summary>Has no boundary the first time it is asked.</summary>
    private sealed class LateBoundary(IAdminStore inner) : StoreDecorator(inner)
    {
        private bool _isAsked;

        public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            var answers = await base.GetAsync(organization, reads, cancellationToken);
            if (_isAsked || !reads.Any(read => read.Shape == LogBoundary.Shape)) return answers;
            _isAsked = true;
            return [.. answers.Select((rows, i) => reads[i].Shape == LogBoundary.Shape ? [] : rows)];
        }
    }
}
