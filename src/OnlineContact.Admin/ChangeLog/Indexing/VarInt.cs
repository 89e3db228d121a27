namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>Numbers of at least 0 in as few bytes as they need, seven bits in each, the lowest first.</summary>
internal static class VarInt
{
    public static void Write(List<byte> to, long value)
    {
        for (var rest = (ulong)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                to.Add((byte)rest);
                return;
            }

            to.Add((byte)(rest | 0x80));
        }
    }

    /// <summary>Reads one and moves on; false when the bytes end before, or it is greater than a number can be.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> from, out long value)
    {
        value = 0;
        for (var i = 0; i < from.Length && i < 9; i++)
        {
            value |= (long)(from[i] & 0x7F) << (7 * i);
            if (from[i] >= 0x80) continue;
            from = from[(i + 1)..];
            return true;
        }

        return false;
    }

    /// <summary>A number of either sign as one of at least 0.</summary>
    public static long Folded(long value) => (value << 1) ^ (value >> 63);

    public static long Unfolded(long value) => (long)((ulong)value >> 1) ^ -(value & 1);
}
