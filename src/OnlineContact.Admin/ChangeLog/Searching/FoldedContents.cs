using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>What entries say in a language, written out and folded: few are distinct, and the same are looked at by every search. Bounded.</summary>
internal sealed class FoldedContents(int capacity = 5_000)
{
    private readonly Generations<(string Operation, string Arguments, string Language), string> _contents = new(capacity);

    public string Of(string operation, string arguments, string language)
    {
        var key = (operation, arguments, language);
        if (_contents.TryGet(key, out var known)) return known;
        var folded = TextFolding.Fold(LogContents.Render(operation, arguments, language));
        _contents.Remember(key, folded);
        return folded;
    }
}
