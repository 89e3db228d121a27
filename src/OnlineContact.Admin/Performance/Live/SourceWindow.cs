using System.Runtime.CompilerServices;

namespace OnlineContact.Admin.Performance.Live;

/// <summary>
/// Which numbers of a source have been taken: in 64 places the highest of those that belong there, so that the last 64 of growing numbers are known, and which
/// of them were late. What is older the store knows, whose key decides in any case; the window only saves asking it. Nobody waits: where two take numbers of
/// one place at once, one of them may be forgotten.
/// </summary>
internal sealed class SourceWindow
{
    private const int Width = 64;

    /// <summary>Numbers begin at 1.</summary>
    private Numbers _taken;

    /// <summary>Whether the number was taken for certain.</summary>
    public bool Knows(long sequence) => Volatile.Read(ref PlaceOf(sequence)) == sequence;

    /// <summary>Takes a number.</summary>
    public void Take(long sequence)
    {
        ref var place = ref PlaceOf(sequence);
        if (Volatile.Read(ref place) < sequence) Volatile.Write(ref place, sequence);
    }

    private ref long PlaceOf(long sequence) => ref _taken[(int)((ulong)sequence % Width)];

    [InlineArray(Width)]
    private struct Numbers
    {
        private long _first;
    }
}
