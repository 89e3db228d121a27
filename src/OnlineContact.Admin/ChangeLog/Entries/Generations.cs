using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>What was used lately, bounded: two generations, of which the older is dropped when the younger is full.</summary>
internal sealed class Generations<TKey, TValue>(int capacity) where TKey : notnull
{
    private readonly Lock _turn = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value)) return true;
        if (!_old.TryGetValue(key, out value)) return false;
        Remember(key, value);
        return true;
    }

    public void Remember(TKey key, TValue value)
    {
        _young[key] = value;
        if (_young.Count < capacity) return;
        lock (_turn)
        {
            if (_young.Count < capacity) return;
            _old = _young;
            _young = new();
        }
    }

    public void Clear()
    {
        lock (_turn)
        {
            _old = new();
            _young = new();
        }
    }
}
