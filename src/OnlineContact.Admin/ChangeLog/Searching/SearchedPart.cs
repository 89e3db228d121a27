using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>A part of a text that is looked for: folded, or, when it has initial consonants and no whole syllable, in their form.</summary>
internal sealed class SearchedPart
{
    private SearchedPart(string form, bool isInitials)
    {
        Form = form;
        IsInitials = isInitials;
    }

    public string Form { get; }

    public bool IsInitials { get; }

    /// <summary>Null when nothing is looked for.</summary>
    public static SearchedPart? Of(string? part)
    {
        var folded = part is null ? "" : TextFolding.Fold(part);
        if (folded.Length == 0) return null;
        var isInitials = InitialConsonants.AreIn(folded);
        return new SearchedPart(isInitials ? InitialConsonants.Of(folded) : folded, isInitials);
    }

    /// <param name="folded">A text as <see cref="TextFolding.Fold"/> gives it.</param>
    public bool IsIn(string folded) => (IsInitials ? InitialConsonants.Of(folded) : folded).Contains(Form, StringComparison.Ordinal);
}
