using System.Runtime.CompilerServices;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>Goes through an organization's log from the newest entry to the oldest, and finds those that meet all conditions.</summary>
internal sealed class LogWalk(IAdminStore store, OrganizationId organization, LogConditions conditions, LogRange range, long indexed)
{
    /// <summary>How many rows of entries and of the index a page reads, about: more are a few milliseconds too many.</summary>
    private const int ReadForPage = 600;

    private const int ReadForCount = 3_000;

    /// <summary>How many entries are read at once where they are looked at one by one.</summary>
    private const int EntriesAtOnce = 500;

    /// <summary>How many rows of the index are read at once: few at first, for what is common is found there.</summary>
    private const int FirstLookups = 8;

    private const int LookupsAtOnce = 256;

    private readonly IndexReader _index = new(store, organization, conditions.Terms);
    private int _entriesRead;

    /// <summary>The next entries before a place.</summary>
    /// <param name="before">The place: the sequence of the last entry seen, or <see cref="long.MaxValue"/>.</param>
    /// <param name="limit">The most entries wanted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The entries, newest first, and the place where the next ones begin; null when none follow.</returns>
    public async Task<(IReadOnlyList<LogRow> Rows, long? Next)> PageAsync(long before, int limit, CancellationToken cancellationToken)
    {
        var rest = range.Before(before);
        if (conditions.AreNone) return await PlainPageAsync(rest, limit, cancellationToken).ConfigureAwait(false);
        var found = new List<LogRow>();
        var most = Read + ReadForPage;
        await foreach (var stretch in StretchesAsync(rest, certain: false, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var row in RowsAsync(stretch, limit - found.Count, cancellationToken).ConfigureAwait(false))
            {
                found.Add(row);
                if (found.Count == limit) return (found, row.Sequence > rest.First ? row.Sequence : null);
            }

            rest = rest.Before(stretch.Range.First);
            if (Read >= most) break;
        }

        return (found, rest.IsEmpty ? null : rest.Last + 1);
    }

    /// <summary>How many entries there are, as far as is asked for.</summary>
    public async Task<ChangeLogCount> CountAsync(int bound, CancellationToken cancellationToken)
    {
        // What retention has taken is in the index still, and is not counted.
        var (oldest, _, _) = await store.PageAsync(organization, LogRow.Columns.InOrder.Ascending().Take(1), cancellationToken).ConfigureAwait(false);
        var rest = oldest.Length == 0 ? new LogRange(1, 0) : range with { First = Math.Max(range.First, oldest[0].Value.Sequence) };
        if (conditions.AreNone) return CountOf(rest.IsEmpty ? 0 : rest.Last - rest.First + 1, true);
        var count = 0L;
        var most = Read + ReadForCount;
        await foreach (var stretch in StretchesAsync(rest, certain: true, cancellationToken).ConfigureAwait(false))
        {
            count += stretch.Rows?.Count ?? stretch.Places!.Count;
            rest = rest.Before(stretch.Range.First);
            if (count > bound || Read >= most) break;
        }

        return CountOf(count, rest.IsEmpty);

        ChangeLogCount CountOf(long entries, bool isExact) => new((int)Math.Min(bound, entries), isExact && entries <= bound);
    }

    private int Read => _entriesRead + _index.Lookups;

    private async Task<(IReadOnlyList<LogRow> Rows, long? Next)> PlainPageAsync(LogRange rest, int limit, CancellationToken cancellationToken)
    {
        if (rest.IsEmpty) return ([], null);
        var query = LogRow.Columns.InOrder.Between(rest.First, rest.Last + 1).Backwards().Take(limit);
        var (rows, _, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
        var last = rows.Length < limit ? rest.First : rows[^1].Value.Sequence;
        return ([.. rows.Select(row => row.Value)], last > rest.First ? last : null);
    }

    /// <summary>The pieces of the log one after the other, with what is found in them.</summary>
    private async IAsyncEnumerable<Stretch> StretchesAsync(LogRange rest, bool certain, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cover = LogCover.Of(rest, indexed, conditions.HighestLevel).GetEnumerator();
        var waiting = new Stack<LogPiece>();
        var most = FirstLookups;
        while (Next(out var piece))
        {
            if (piece.Run is null)
            {
                // Where there are many, the others wait.
                var first = Math.Max(piece.Range.First, piece.Range.Last - EntriesAtOnce + 1);
                if (first > piece.Range.First) waiting.Push(piece with { Range = piece.Range with { Last = first - 1 } });
                yield return await EntriesAsync(piece.Range with { First = first }, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var batch = new List<LogPiece> { piece };
            for (var cost = _index.CostOf(piece.Run.Value); Next(out piece);)
            {
                cost += piece.Run is { } run ? _index.CostOf(run) : most;
                if (piece.Run is not null && cost <= most)
                {
                    batch.Add(piece);
                    continue;
                }

                waiting.Push(piece);
                break;
            }

            most = LookupsAtOnce;
            var found = await _index.FindAsync(batch, certain, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i] is { } places)
                {
                    yield return new Stretch(batch[i].Range, batch[i].Run!.Value, places, null);
                    continue;
                }

                for (var later = found.Length - 1; later > i; later--) waiting.Push(batch[later]);
                foreach (var part in batch[i].WithoutRun().Reverse()) waiting.Push(part);
                break;
            }
        }

        bool Next(out LogPiece next)
        {
            if (waiting.TryPop(out next)) return true;
            if (!cover.MoveNext()) return false;
            next = cover.Current;
            return true;
        }
    }

    /// <summary>A piece whose entries are looked at one by one.</summary>
    private async Task<Stretch> EntriesAsync(LogRange piece, CancellationToken cancellationToken)
    {
        var query = LogRow.Columns.InOrder.Between(piece.First, piece.Last + 1).Backwards().Take(EntriesAtOnce);
        var (rows, _, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
        _entriesRead += (int)(piece.Last - piece.First + 1);
        return new Stretch(piece, default, null, [.. rows.Select(row => row.Value).Where(conditions.AreMetBy)]);
    }

    /// <summary>The entries that were found in a piece, the newest first. About so many are wanted.</summary>
    private async IAsyncEnumerable<LogRow> RowsAsync(Stretch stretch, int wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in stretch.Rows ?? []) yield return row;
        foreach (var sequences in stretch.Sequences().Chunk(wanted))
        {
            var fetch = new Fetch(organization);
            var rows = fetch.Any(LogRow.BySequence, LogRow.Shape, sequences);
            await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
            _entriesRead += rows.Values.Count;

            // A store hands them out in the order of their keys.
            foreach (var row in rows.Values.Reverse())
            {
                if (conditions.AreMetBy(row)) yield return row;
            }
        }
    }

    /// <summary>A piece that was looked at: the entries themselves, or their places in a run.</summary>
    private readonly record struct Stretch(LogRange Range, LogRun Run, EntrySet? Places, IReadOnlyList<LogRow>? Rows)
    {
        public IEnumerable<long> Sequences()
        {
            var first = Run.Range.First;
            return Places is null ? [] : Places.Backwards().Select(place => first + place);
        }
    }
}
