using System.Collections.Concurrent;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// Remembers the numbers of texts that were logged lately, so that a change need not look them up. Bounded: two
/// generations, of which the older is dropped when the younger is full. An erasure raises the organization's epoch, and
/// what was remembered under an older epoch is not found any more.
/// </summary>
internal sealed class TextCache(int capacity = 20_000)
{
    private const int LongestText = 120;

    private readonly Lock _turn = new();
    private volatile ConcurrentDictionary<(OrganizationId, long, TextKey), KnownText> _young = new();
    private volatile ConcurrentDictionary<(OrganizationId, long, TextKey), KnownText> _old = new();

    public bool TryGet(OrganizationId organization, long epoch, TextKey key, out KnownText text)
    {
        if (_young.TryGetValue((organization, epoch, key), out text)) return true;
        if (!_old.TryGetValue((organization, epoch, key), out text)) return false;
        Remember(organization, epoch, key, text);
        return true;
    }

    /// <summary>Forgets everything: erased texts must not stay in memory either.</summary>
    public void Clear()
    {
        lock (_turn)
        {
            _old = new();
            _young = new();
        }
    }

    public void Remember(OrganizationId organization, long epoch, TextKey key, KnownText text)
    {
        if (key.Text.Length > LongestText) return;
        _young[(organization, epoch, key)] = text;
        if (_young.Count < capacity) return;
        lock (_turn)
        {
            if (_young.Count < capacity) return;
            _old = _young;
            _young = new();
        }
    }
}

/// <summary>A text's number and commitment.</summary>
internal readonly record struct KnownText(long Id, Digest Commitment);
