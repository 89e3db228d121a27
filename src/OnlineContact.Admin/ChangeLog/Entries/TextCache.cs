namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// Remembers the numbers of texts that were logged lately, so that a change need not look them up. Bounded. An erasure raises the
/// organization's epoch, and what was remembered under an older epoch is not found any more.
/// </summary>
internal sealed class TextCache(int capacity = 20_000)
{
    private const int LongestText = 120;

    private readonly Generations<(OrganizationId, long, TextKey), KnownText> _texts = new(capacity);

    public bool TryGet(OrganizationId organization, long epoch, TextKey key, out KnownText text) => _texts.TryGet((organization, epoch, key), out text);

    /// <summary>Forgets everything: erased texts must not stay in memory either.</summary>
    public void Clear() => _texts.Clear();

    public void Remember(OrganizationId organization, long epoch, TextKey key, KnownText text)
    {
        if (key.Text.Length <= LongestText) _texts.Remember((organization, epoch, key), text);
    }
}

/// <summary>A text's number and commitment.</summary>
internal readonly record struct KnownText(long Id, Digest Commitment);
