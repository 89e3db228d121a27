namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>Terms of which an entry has to have one.</summary>
/// <param name="terms">The terms.</param>
internal sealed class TermSet(IReadOnlyCollection<long> terms)
{
    private readonly Dictionary<int, long[]>?[] _byLevel = new Dictionary<int, long[]>?[LogRun.HighestLevel + 1];

    public int Count => terms.Count;

    /// <summary>The terms, ascending, by the row of a run of a level that they stand in.</summary>
    public IReadOnlyDictionary<int, long[]> At(int level) =>
        _byLevel[level] ??= terms.GroupBy(term => LogRun.GroupOf(term, level)).ToDictionary(group => group.Key, group => group.Order().ToArray());
}
