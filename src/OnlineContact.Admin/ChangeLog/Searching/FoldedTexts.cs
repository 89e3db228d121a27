using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>Texts with their numbers, to be searched by parts.</summary>
internal sealed class FoldedTexts
{
    private readonly TextPile _folded = new();
    private readonly TextPile _initials = new();

    /// <summary>About how many bytes they take.</summary>
    public long Size => _folded.Size + _initials.Size;

    /// <summary>How many there are.</summary>
    public int Count => _folded.Count;

    public void Add(long id, string text)
    {
        var folded = TextFolding.Fold(text);
        _folded.Add(id, folded);

        // A part that is looked for by initial consonants has one, so it is in no text that has none.
        var initials = InitialConsonants.Of(folded);
        if (InitialConsonants.AreIn(initials)) _initials.Add(id, initials);
    }

    public void Find(SearchedPart part, List<long> found) => (part.IsInitials ? _initials : _folded).Find(part.Form, found);
}
