using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>Keeps the search index of logs: a row for each 64 entries that are complete, and larger runs made from smaller ones.</summary>
/// <param name="store">The store.</param>
/// <param name="remembered">How many contents and organizations it remembers.</param>
internal sealed class IndexKeeper(IAdminStore store, int remembered)
{
    /// <summary>Runs of level 0 that are made from one page of entries.</summary>
    private static readonly int RunsAtOnce = RangeRead.MaxLimit / LogRun.LengthOf(0);

    private readonly IndexMemory _memory = new(remembered);

    /// <summary>Keeps what is complete of a log up to an entry.</summary>
    /// <returns>How many rows were added.</returns>
    public async Task<int> KeepAsync(LogBoundary boundary, EntryPages entries, long last, CancellationToken cancellationToken)
    {
        var done = 0;
        var indexed = _memory.Take(boundary.Organization);
        for (var level = 0; level <= LogRun.HighestLevel; level++) done += await KeepAsync(indexed, entries, level, boundary.Removed, last, cancellationToken).ConfigureAwait(false);
        _memory.Keep(indexed);
        return done;
    }

    private async Task<int> KeepAsync(IndexedLog indexed, EntryPages entries, int level, long removed, long last, CancellationToken cancellationToken)
    {
        var organization = indexed.Organization;
        var complete = last / LogRun.LengthOf(level);
        if (complete <= indexed.Runs[level]) return 0;
        var (newest, _, _) = await store.PageAsync(organization, LogIndexRow.Newest(level).Take(1), cancellationToken).ConfigureAwait(false);

        // Of a run that retention has cut, the row for its entries is made from those that are left; larger ones would need rows that are gone.
        var cut = (removed + (level == 0 ? 0 : LogRun.LengthOf(level) - 1)) / LogRun.LengthOf(level);
        var next = Math.Max(cut, newest.Length == 0 ? 0 : NextAfter(newest[0].Value.Place));
        var done = level == 0
            ? await IndexAsync(indexed, entries, next, complete, cancellationToken).ConfigureAwait(false)
            : await MergeAsync(organization, level, next, complete, cancellationToken).ConfigureAwait(false);
        indexed.Runs[level] = complete;
        return done;
    }

    /// <summary>A run whose last row is there is complete, since rows are appended in their order.</summary>
    private static long NextAfter(long place)
    {
        var run = LogRun.AtPlace(place);
        return place == run.PlaceOf(run.Groups - 1) ? run.Number + 1 : run.Number;
    }

    private async Task<int> IndexAsync(IndexedLog indexed, EntryPages entries, long next, long complete, CancellationToken cancellationToken)
    {
        if (next >= complete) return 0;
        var organization = indexed.Organization;
        await indexed.ReadContentsAsync(store, cancellationToken).ConfigureAwait(false);
        var done = 0;
        while (next < complete)
        {
            var count = (int)Math.Min(RunsAtOnce, complete - next);
            var range = new LogRange(new LogRun(0, next).Range.First, new LogRun(0, next + count - 1).Range.Last);
            var rows = await entries.ReadAsync(range.First, range.Last, cancellationToken).ConfigureAwait(false);
            var byRun = rows.ToLookup(row => LogRun.Of(row.Sequence, 0));
            var newContents = new List<LogContent>();
            var index = new List<LogIndexRow>();
            for (var i = 0; i < count; i++)
            {
                var run = new LogRun(0, next + i);
                index.Add(RowOf(organization, run, 0, RunContent.OfEntries(run, byRun[run], NumberOf)));
            }

            // A content is there before the first row that names it.
            if (newContents.Count > 0) await AppendAsync(organization, LogContent.Shape, newContents, cancellationToken).ConfigureAwait(false);
            done += await AppendAsync(organization, LogIndexRow.Shape, index, cancellationToken).ConfigureAwait(false);
            next += count;

            long NumberOf(LogRow row)
            {
                var first = indexed.NumberOf(row);
                if (first == row.Sequence) newContents.Add(new LogContent { Organization = organization, First = first, Operation = row.Operation, Arguments = row.Arguments });
                return first;
            }
        }

        return done;
    }

    private async Task<int> MergeAsync(OrganizationId organization, int level, long next, long complete, CancellationToken cancellationToken)
    {
        var done = 0;
        for (; next < complete; next++)
        {
            var run = new LogRun(level, next);
            for (var group = 0; group < run.Groups / LogRun.Step; group++)
            {
                LogRun[] parts = [.. run.Parts()];
                var fetch = new Fetch(organization);
                var slots = Array.ConvertAll(parts, part => fetch.One(LogIndexRow.ByPlace[part.PlaceOf(group)]));
                await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);

                // Where a row below is not there, there is none above it either, and searches look at the entries.
                if (RunContent.OfParts(run, group, Array.ConvertAll(slots, slot => slot.ValueOrDefault?.Data)) is not { } merged) continue;
                var rows = merged.Where(row => row.Data.Length <= LogIndexRow.MaxLength).Select(row => RowOf(organization, run, row.Group, row.Data)).ToList();
                done += await AppendAsync(organization, LogIndexRow.Shape, rows, cancellationToken).ConfigureAwait(false);
            }
        }

        return done;
    }

    private async Task<int> AppendAsync<TRecord>(OrganizationId organization, RecordShape<TRecord> shape, List<TRecord> records, CancellationToken cancellationToken) where TRecord : class
    {
        var rows = records.ConvertAll(shape.ToCells);
        var results = await store.AppendAsync(organization, shape, rows, cancellationToken).ConfigureAwait(false);
        if (results.Contains(AppendResult.Different))
        {
            // What is there was made when entries were there that retention has taken since: it stays.
            rows = [.. rows.Where((_, i) => results[i] != AppendResult.Different)];
            results = rows.Count == 0 ? [] : await store.AppendAsync(organization, shape, rows, cancellationToken).ConfigureAwait(false);
        }

        return results.Count(result => result == AppendResult.Inserted);
    }

    private static LogIndexRow RowOf(OrganizationId organization, LogRun run, int group, byte[] data) =>
        new() { Organization = organization, Place = run.PlaceOf(group), Data = data };
}
