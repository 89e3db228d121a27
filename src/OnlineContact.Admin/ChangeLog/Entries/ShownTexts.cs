using System.Diagnostics.CodeAnalysis;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>Remembers texts that were shown lately by their numbers, so that a page need not read them: the other way round than <see cref="TextCache"/>, and as bounded.</summary>
internal sealed class ShownTexts(int capacity = 50_000)
{
    private const int LongestText = 200;

    private readonly Generations<(OrganizationId, long, long), string> _texts = new(capacity);

    public bool TryGet(OrganizationId organization, long epoch, long id, [MaybeNullWhen(false)] out string text) =>
        _texts.TryGet((organization, epoch, id), out text);

    /// <summary>Forgets everything: erased texts must not stay in memory.</summary>
    public void Clear() => _texts.Clear();

    /// <summary>Of an erased text there is nothing to remember.</summary>
    public void Remember(OrganizationId organization, long epoch, LogText text)
    {
        if (text.ErasedAt is null && text.Text.Length <= LongestText) _texts.Remember((organization, epoch, text.Id), text.Text);
    }
}
