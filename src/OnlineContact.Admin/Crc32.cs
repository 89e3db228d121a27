namespace OnlineContact.Admin;

/// <summary>CRC-32 as PNG and others have it (reflected polynomial 0xEDB88320), bit by bit: a few bytes need no table.</summary>
internal static class Crc32
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
        }

        return ~crc;
    }
}
