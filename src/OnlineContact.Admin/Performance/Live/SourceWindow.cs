namespace OnlineContact.Admin.Performance.Live;

/// <summary>
/// Which numbers of a source have been taken: the highest, and which of the 64 below it. What is older the store knows, whose key decides in any case; the
/// window only saves asking it.
/// </summary>
internal sealed class SourceWindow
{
    private const int Width = 64;

    private readonly Lock _turn = new();
    private long _highest;

    /// <summary>Bit n: whether the highest less n was taken.</summary>
    private ulong _taken;

    /// <summary>Whether the number was taken for certain.</summary>
    public bool Knows(long sequence)
    {
        lock (_turn)
        {
            var behind = _highest - sequence;
            return behind is >= 0 and < Width && (_taken >> (int)behind & 1) != 0;
        }
    }

    /// <summary>Takes a number.</summary>
    /// <returns>Whether it was not known to be taken.</returns>
    public bool Take(long sequence)
    {
        lock (_turn)
        {
            var ahead = sequence - _highest;
            if (ahead > 0)
            {
                _taken = ahead < Width ? _taken << (int)ahead | 1 : 1;
                _highest = sequence;
                return true;
            }

            if (ahead <= -Width) return true;
            var bit = 1UL << (int)-ahead;
            if ((_taken & bit) != 0) return false;
            _taken |= bit;
            return true;
        }
    }
}
