using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>What of a query is looked for in texts.</summary>
internal sealed class SearchedTexts
{
    public SearchedTexts(ChangeLogQuery query)
    {
        var fields = new List<SearchedField>();
        void Add(string? part, params LogField[] places)
        {
            if (SearchedPart.Of(part) is { } searched) fields.Add(new SearchedField(searched, places));
        }

        Add(query.Name, LogField.ActorName, LogField.TargetName);
        Add(query.Address, LogField.IpAddress);
        Add(query.Service, LogField.ServiceId, LogField.ServiceName);
        Add(query.Account, LogField.ActorId, LogField.TargetId);
        Fields = fields;
        if (SearchedPart.Of(query.Content) is { } content) Content = new SearchedContent(content, query.Language);
    }

    public IReadOnlyList<SearchedField> Fields { get; }

    public SearchedContent? Content { get; }

    public bool AreNone => Fields.Count == 0 && Content is null;
}

/// <summary>A part that is looked for, and the places of an entry of which one has to have it.</summary>
internal readonly record struct SearchedField(SearchedPart Part, IReadOnlyList<LogField> Places);

/// <summary>A part that is looked for in contents, and their language.</summary>
internal readonly record struct SearchedContent(SearchedPart Part, string Language);

/// <summary>
/// The texts that have the part of each field, and the contents that have theirs: of all contents up to the last entry that was indexed.
/// </summary>
internal readonly record struct FoundTexts(FoundPart[] Texts, FoundPart Contents, long Indexed)
{
    public static FoundTexts None => new([], FoundPart.Nowhere, 0);
}

/// <summary>The numbers of the texts that have a part, and how likely one of the places that are looked at has one, if all texts were equally common.</summary>
internal readonly record struct FoundPart(long[] Ids, double Likelihood)
{
    public static FoundPart Nowhere => new([], 0);
}
