using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>What the rows of a run have to say, made from its entries or from the rows of the runs below.</summary>
internal static class RunContent
{
    /// <summary>The one row of a run of level 0.</summary>
    /// <param name="run">The run.</param>
    /// <param name="rows">Its entries; what is not there any more has no terms.</param>
    /// <param name="contentOf">The number of a content.</param>
    public static byte[] OfEntries(LogRun run, IEnumerable<LogRow> rows, Func<LogRow, long> contentOf)
    {
        var terms = new SortedDictionary<long, List<int>>();
        foreach (var row in rows)
        {
            var place = (int)(row.Sequence - run.Range.First);
            foreach (var field in LogTerm.Fields)
            {
                if (row.TextIn(field) is > 0 and var text) Add(terms, text, place);
            }

            Add(terms, LogTerm.OfContent(contentOf(row)), place);
            Add(terms, LogTerm.OfCategory(row.Category), place);
        }

        return RunRow.Encode(run, terms);
    }

    /// <summary>
    /// The rows of a run that take over one row of each of its parts; null when one of those is not there, or none.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="group">Which row of each part.</param>
    /// <param name="parts">These rows, the first part's first.</param>
    public static IReadOnlyList<(int Group, byte[] Data)>? OfParts(LogRun run, int group, IReadOnlyList<byte[]?> parts)
    {
        var terms = new SortedDictionary<long, List<int>>();
        var shift = 0;
        foreach (var (part, data) in run.Parts().Zip(parts))
        {
            if (data is null || !RunRow.TryAddAll(data, part, group, shift, terms)) return null;
            shift += part.Length;
        }

        var byGroup = terms.ToLookup(term => LogRun.GroupOf(term.Key, run.Level));
        var rows = new (int Group, byte[] Data)[LogRun.Step];
        for (var i = 0; i < rows.Length; i++)
        {
            var target = group + (i << LogRun.GroupBitsOf(run.Level - 1));
            rows[i] = (target, RunRow.Encode(run, [.. byGroup[target]]));
        }

        return rows;
    }

    private static void Add(SortedDictionary<long, List<int>> terms, long term, int place)
    {
        if (!terms.TryGetValue(term, out var places)) terms[term] = places = [];
        if (places.Count == 0 || places[^1] != place) places.Add(place);
    }
}
