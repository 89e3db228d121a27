namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>Terms of which an entry has to have one.</summary>
internal sealed class TermSet
{
    private readonly long[] _terms;
    private readonly Dictionary<int, List<long>>?[] _byLevel = new Dictionary<int, List<long>>?[LogRun.HighestLevel + 1];

    public TermSet(IEnumerable<long> terms)
    {
        _terms = [.. terms];
        Array.Sort(_terms);
    }

    public int Count => _terms.Length;

    public bool Contains(long term) => Array.BinarySearch(_terms, term) >= 0;

    /// <summary>The terms, ascending, by the row of a run of a level that they stand in.</summary>
    public IReadOnlyDictionary<int, List<long>> At(int level) => _byLevel[level] ??= GroupedFor(level);

    private Dictionary<int, List<long>> GroupedFor(int level)
    {
        if (level == 0) return new() { [0] = [.. _terms] };
        var groups = new Dictionary<int, List<long>>();
        foreach (var term in _terms)
        {
            var group = LogRun.GroupOf(term, level);
            if (!groups.TryGetValue(group, out var terms)) groups[group] = terms = [];
            terms.Add(term);
        }

        return groups;
    }
}
