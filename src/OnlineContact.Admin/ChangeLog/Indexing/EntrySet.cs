using System.Numerics;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>Entries of a run, each by its place in it from 0, as a bit for each.</summary>
internal sealed class EntrySet(int length)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(length + WordBits - 1) / WordBits];

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Adds an entry; one outside of the run is none.</summary>
    public bool Add(long place)
    {
        if ((ulong)place >= (ulong)length) return false;
        _words[place / WordBits] |= 1UL << (int)(place % WordBits);
        return true;
    }

    /// <summary>Adds the entries from one to another, both inside.</summary>
    public void AddRange(int first, int last)
    {
        for (var place = first; place <= last;)
        {
            var (word, bit) = Math.DivRem(place, WordBits);
            var count = Math.Min(WordBits - bit, last - place + 1);
            _words[word] |= (count == WordBits ? ulong.MaxValue : (1UL << count) - 1) << bit;
            place += count;
        }
    }

    /// <summary>Adds entries that are written as bits, eight in a byte, the lowest one first; bits outside of the run are refused.</summary>
    public bool AddBits(ReadOnlySpan<byte> bits)
    {
        if (bits.Length > (length + 7) / 8) return false;
        for (var i = 0; i < bits.Length; i++) _words[i / 8] |= (ulong)bits[i] << (i % 8 * 8);
        return true;
    }

    /// <summary>Leaves only what is in another set of the same run too.</summary>
    public void And(EntrySet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] &= other._words[i];
    }

    /// <summary>The places, the last one first.</summary>
    public IEnumerable<int> Backwards()
    {
        for (var i = _words.Length - 1; i >= 0; i--)
        {
            for (var word = _words[i]; word != 0;)
            {
                var bit = BitOperations.Log2(word);
                yield return i * WordBits + bit;
                word &= ~(1UL << bit);
            }
        }
    }
}
