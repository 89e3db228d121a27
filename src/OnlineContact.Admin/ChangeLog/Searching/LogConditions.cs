using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>What an entry has to meet, in numbers: made from a query and the texts that have its parts.</summary>
internal sealed class LogConditions
{
    /// <summary>With more terms than this a run of the highest level would be more than a page's work; one below it has 256 rows at most.</summary>
    private const int MostTermsAtHighestLevel = 1_000;

    /// <summary>A few more entries than are likely to be enough, so that they mostly are.</summary>
    private const double Margin = 1.5;

    private readonly ChangeLogCategory? _category;
    private readonly ContentCondition? _content;
    private readonly TextCondition[] _texts;
    private readonly double _likelihood;

    public LogConditions(ChangeLogQuery query, SearchedTexts searched, FoundTexts found, FoldedContents contents)
    {
        _category = query.Category;
        _content = searched.Content is { } content ? new ContentCondition(content.Part, content.Language, contents) : null;
        var terms = found.Texts.Select(texts => new TermSet(texts.Ids)).ToList();
        _texts = [.. searched.Fields.Select((field, i) => new TextCondition(field.Places, terms[i]))];
        if (searched.Content is not null) terms.Add(new TermSet(found.Contents.Ids.Select(LogTerm.OfContent)));
        _likelihood = found.Texts.Aggregate(searched.Content is null ? 1 : found.Contents.Likelihood, (all, part) => all * part.Likelihood);

        // Of a category many entries are: it is looked up last.
        terms.Sort((a, b) => a.Count.CompareTo(b.Count));
        if (_category is { } category) terms.Add(new TermSet([LogTerm.OfCategory(category)]));
        Terms = terms;
        HighestLevel = terms.Exists(condition => condition.Count > MostTermsAtHighestLevel) ? LogRun.HighestLevel - 1 : LogRun.HighestLevel;
    }

    /// <summary>Whether every entry meets them.</summary>
    public bool AreNone => Terms.Count == 0;

    /// <summary>Whether no entry can meet them: a part is in no text.</summary>
    public bool CannotBeMet => Array.Exists(_texts, text => text.IsEmpty);

    /// <summary>The same in terms of the index, for the entries that it has.</summary>
    public IReadOnlyList<TermSet> Terms { get; }

    /// <summary>The highest level of runs in which looking them up is work for one page.</summary>
    public int HighestLevel { get; }

    /// <summary>
    /// Among how many of the newest entries so many are likely to meet them. It takes all texts for equally common: a guess, on which it hangs how soon something is found, and
    /// not what.
    /// </summary>
    public double EntriesFor(int wanted) => wanted * Margin / _likelihood;

    public bool AreMetBy(LogRow row) =>
        (_category is not { } category || row.Category == category)
        && Array.TrueForAll(_texts, text => text.IsMetBy(row))
        && (_content is null || _content.IsMetBy(row));

    private sealed class TextCondition(IReadOnlyList<LogField> places, TermSet texts)
    {
        public bool IsEmpty => texts.Count == 0;

        public bool IsMetBy(LogRow row)
        {
            foreach (var place in places)
            {
                if (texts.Contains(row.TextIn(place))) return true;
            }

            return false;
        }
    }

    /// <summary>Entries have few distinct contents: each is looked at once.</summary>
    private sealed class ContentCondition(SearchedPart part, string language, FoldedContents contents)
    {
        private readonly Dictionary<(string Operation, string Arguments), bool> _known = [];

        public bool IsMetBy(LogRow row)
        {
            if (_known.TryGetValue((row.Operation, row.Arguments), out var isMet)) return isMet;
            return _known[(row.Operation, row.Arguments)] = part.IsIn(contents.Of(row.Operation, row.Arguments, language));
        }
    }
}
