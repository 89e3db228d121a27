using System.Runtime.InteropServices;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>Looks terms up in the index of an organization. What it reads is counted; one is made for each call.</summary>
internal sealed class IndexReader(IAdminStore store, OrganizationId organization, IReadOnlyList<TermSet> conditions)
{
    private const int KeysAtOnce = 64;

    /// <summary>What was read for pieces that were not looked at in the end need not be read again; some megabytes.</summary>
    private const int MostKept = 4_000;

    private readonly Dictionary<long, byte[]?> _rows = [];

    /// <summary>How many rows were asked for.</summary>
    public int Lookups { get; private set; }

    /// <summary>How many rows the first look at a run takes, at most.</summary>
    public int CostOf(LogRun run) => Math.Min(conditions[0].Count, run.Groups);

    /// <summary>
    /// The entries of pieces that meet the conditions, which go from the one with the fewest terms to the one with the most. Where fewer entries are left than
    /// rows would have to be read for the next condition, it is cheaper to look at the entries themselves.
    /// </summary>
    /// <param name="pieces">Pieces with runs.</param>
    /// <param name="most">How many rows to read for a condition, unless the first piece takes more. For the first condition all are read.</param>
    /// <param name="certain">Whether every condition has to be looked up.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>For as many pieces as were looked at, the first one at least, what meets the conditions, and perhaps more unless it has to be certain; null where a row of its run is not there.</returns>
    public async Task<IReadOnlyList<EntrySet?>> FindAsync(IReadOnlyList<LogPiece> pieces, int most, bool certain, CancellationToken cancellationToken)
    {
        if (_rows.Count > MostKept) _rows.Clear();
        var found = pieces.Select(AllOf).ToList<EntrySet?>();
        for (var c = 0; c < conditions.Count; c++)
        {
            var (asked, places) = (new List<int>(), new List<long>());
            for (var i = 0; i < found.Count; i++)
            {
                if (found[i] is not { IsEmpty: false } left) continue;
                var run = pieces[i].Run!.Value;
                var groups = conditions[c].At(run.Level).Keys.ToList();
                if (c > 0 && !certain && left.Count <= groups.Count) continue;
                var missing = groups.Select(run.PlaceOf).Where(place => !_rows.ContainsKey(place)).ToList();
                if (c > 0 && i > 0 && places.Count + missing.Count > most)
                {
                    found.RemoveRange(i, found.Count - i);
                    break;
                }

                asked.Add(i);
                places.AddRange(missing);
            }

            await ReadAsync(places, cancellationToken).ConfigureAwait(false);
            foreach (var i in asked)
            {
                if (Union(pieces[i].Run!.Value, conditions[c]) is { } having) found[i]!.And(having);
                else found[i] = null;
            }
        }

        return found;
    }

    private static EntrySet AllOf(LogPiece piece)
    {
        var run = piece.Run!.Value;
        var all = new EntrySet(run.Length);
        all.AddRange((int)(piece.Range.First - run.Range.First), (int)(piece.Range.Last - run.Range.First));
        return all;
    }

    private async Task ReadAsync(List<long> places, CancellationToken cancellationToken)
    {
        Lookups += places.Count;
        foreach (var place in places) _rows[place] = null;
        var fetch = new Fetch(organization);
        var rows = places.Chunk(KeysAtOnce).Select(part => fetch.Any(LogIndexRow.ByPlace, LogIndexRow.Shape, part)).ToList();
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows.SelectMany(part => part.Values)) _rows[row.Place] = row.Data;
    }

    private EntrySet? Union(LogRun run, TermSet terms)
    {
        var union = new EntrySet(run.Length);
        foreach (var (group, wanted) in terms.At(run.Level))
        {
            if (_rows[run.PlaceOf(group)] is not { } row || !RunRow.TryFind(row, run, group, CollectionsMarshal.AsSpan(wanted), union)) return null;
        }

        return union;
    }
}
