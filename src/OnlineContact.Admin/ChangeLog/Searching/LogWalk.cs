using System.Runtime.CompilerServices;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>Goes through an organization's log from the newest entry to the oldest, and finds those that meet all conditions.</summary>
internal sealed class LogWalk(IAdminStore store, OrganizationId organization, LogConditions conditions, LogRange range, long indexed, LogTail tail)
{
    /// <summary>How many rows of entries and of the index a page reads, about: more are a few milliseconds too many.</summary>
    private const int ReadForPage = 450;

    private const int ReadForCount = 3_000;

    /// <summary>How many entries are read at once where they are looked at one by one.</summary>
    private const int EntriesAtOnce = 500;

    /// <summary>So many entries are looked at one by one sooner than by way of the index.</summary>
    private const int EntriesAtFirst = 250;

    /// <summary>How many rows of the index are read at once: as many as are likely to be enough, and then more and more.</summary>
    private const int MostLookups = 256;

    private const int LeastLookups = 8;
    private const int Growth = 4;

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
        await foreach (var part in PartsAsync(rest, limit, certain: false, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in part.Rows)
            {
                found.Add(row);
                if (found.Count == limit) return Until(row.Sequence);
            }

            foreach (var sequences in InPortions(part.Sequences))
            {
                foreach (var row in await RowsAsync(sequences, cancellationToken).ConfigureAwait(false))
                {
                    found.Add(row);
                    if (found.Count == limit) return Until(row.Sequence);
                }

                if (Read >= most) return Until(sequences[^1]);
            }

            if (Read >= most) return Until(part.Range.First);
        }

        return (found, null);

        (IReadOnlyList<LogRow>, long?) Until(long last) => (found, last > rest.First ? last : null);

        // As many as are wanted still: most of them are found.
        IEnumerable<long[]> InPortions(IEnumerable<long> sequences)
        {
            using var all = sequences.GetEnumerator();
            for (var portion = new List<long>(); ; portion.Clear())
            {
                while (portion.Count < limit - found.Count && all.MoveNext()) portion.Add(all.Current);
                if (portion.Count == 0) yield break;
                yield return [.. portion];
            }
        }
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
        await foreach (var part in PartsAsync(rest, bound, certain: true, cancellationToken).ConfigureAwait(false))
        {
            count += part.Rows.Count() + part.Places;
            rest = rest.Before(part.Range.First);
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

    /// <summary>The log piece by piece, with what is found in each.</summary>
    /// <param name="rest">Where to look.</param>
    /// <param name="wanted">How many entries are wanted.</param>
    /// <param name="certain">Whether what is found has to meet every condition.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async IAsyncEnumerable<Part> PartsAsync(LogRange rest, int wanted, bool certain, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!tail.Range.IsEmpty && rest.Last >= tail.Range.First)
        {
            var newest = rest with { First = Math.Max(rest.First, tail.Range.First) };
            yield return new Part(newest, tail.Backwards(newest).Where(conditions.AreMetBy), []);
            rest = rest.Before(newest.First);
        }

        var enough = conditions.EntriesFor(wanted);
        var lookups = (int)Math.Clamp(enough / LogRun.LengthOf(0), LeastLookups, MostLookups);
        using var cover = LogCover.Of(rest, indexed, enough <= EntriesAtFirst ? (int)enough : 0, conditions.HighestLevel).GetEnumerator();
        var waiting = new Stack<LogPiece>();
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
                if (piece.Run is { } run)
                {
                    cost += _index.CostOf(run);
                    if (cost <= lookups)
                    {
                        batch.Add(piece);
                        continue;
                    }
                }

                waiting.Push(piece);
                break;
            }

            var sets = await _index.FindAsync(batch, lookups, certain, cancellationToken).ConfigureAwait(false);
            lookups = Math.Min(Growth * lookups, MostLookups);

            // What comes after a run that is not there waits until its entries were looked at in another way.
            var whole = sets.TakeWhile(places => places is not null).Count();
            if (whole > 0) yield return new Part(new LogRange(batch[whole - 1].Range.First, batch[0].Range.Last), [], [.. batch.Take(whole).Zip(sets, (one, places) => (one.Run!.Value, places!))]);
            var isMissing = whole < sets.Count;
            for (var later = batch.Count - 1; later >= whole + (isMissing ? 1 : 0); later--) waiting.Push(batch[later]);
            if (!isMissing) continue;
            foreach (var smaller in batch[whole].WithoutRun().Reverse()) waiting.Push(smaller);
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
    private async Task<Part> EntriesAsync(LogRange piece, CancellationToken cancellationToken)
    {
        var query = LogRow.Columns.InOrder.Between(piece.First, piece.Last + 1).Backwards().Take(EntriesAtOnce);
        var (rows, _, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
        _entriesRead += (int)(piece.Last - piece.First + 1);
        return new Part(piece, [.. rows.Select(row => row.Value).Where(conditions.AreMetBy)], []);
    }

    /// <summary>Those of some entries, the newest first, that meet the conditions.</summary>
    private async Task<IEnumerable<LogRow>> RowsAsync(long[] sequences, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var rows = fetch.Any(LogRow.BySequence, LogRow.Shape, sequences);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        _entriesRead += rows.Values.Count;

        // A store hands them out in the order of their keys.
        return rows.Values.Reverse().Where(conditions.AreMetBy);
    }

    /// <summary>What was looked at in one trip, or without one: entries themselves, or runs with the places in them.</summary>
    private readonly record struct Part(LogRange Range, IEnumerable<LogRow> Rows, IReadOnlyList<(LogRun Run, EntrySet Places)> Runs)
    {
        public int Places => Runs.Sum(run => run.Places.Count);

        public IEnumerable<long> Sequences => Runs.SelectMany(found => found.Places.Backwards().Select(place => found.Run.Range.First + place));
    }
}
