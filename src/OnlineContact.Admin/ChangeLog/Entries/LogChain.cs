using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// The hash chain of an organization's log. An entry's hash is SHA-256 over a canonical encoding, version 1: the number 1,
/// the previous hash, the organization, then the entry's fields in a fixed order: numbers as 64 bits and codes as 8 bits,
/// big-endian; texts as a 32-bit length and UTF-8; and for each text place one byte saying whether there is a text and, if
/// so, its commitment. Since every length is written, no two entries encode alike.
/// </summary>
internal static class LogChain
{
    public const byte EncodingVersion = 1;

    /// <summary>The most bytes of an encoding beside organization, operation and arguments: version, hash, three lengths, three numbers, four codes, the places of text.</summary>
    private const int MostBesideWords = 1 + Digest.Length + 3 * sizeof(int) + 3 * sizeof(long) + 4 + (int)LogField.After * (1 + Digest.Length);

    /// <summary>The places of text in the order of the encoding.</summary>
    public static readonly LogField[] Fields = Enum.GetValues<LogField>();

    /// <summary>What stands before the first entry: a digest that no other organization's chain begins with.</summary>
    public static Digest Genesis(OrganizationId organization) =>
        Digest.Of(Encoding.UTF8.GetBytes($"OnlineContact.Admin change log {EncodingVersion} {organization}"));

    /// <summary>The hash of an entry; its own <see cref="LogRow.Hash"/> is not looked at.</summary>
    public static Digest Hash(Digest previous, LogRow row, Func<long, Digest> commitmentOf)
    {
        var texts = new KnownText[Fields.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var text = row.TextIn(Fields[i]);
            if (text != 0) texts[i] = new KnownText(text, commitmentOf(text));
        }

        return Hash(previous, row, texts);
    }

    /// <summary>The same with the commitments at hand, one for each place; that of a place without text is not looked at.</summary>
    public static Digest Hash(Digest previous, LogRow row, ReadOnlySpan<KnownText> texts)
    {
        var words = Encoding.UTF8.GetMaxByteCount(row.Organization.Value.Length + row.Operation.Length + row.Arguments.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(MostBesideWords + words);
        try
        {
            var end = Encode(buffer, previous, row, texts);
            return Digest.Of(buffer.AsSpan(0, end));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Encode(byte[] buffer, Digest previous, LogRow row, ReadOnlySpan<KnownText> texts)
    {
        var at = 0;
        buffer[at++] = EncodingVersion;
        previous.Bytes.CopyTo(buffer.AsSpan(at));
        at += Digest.Length;
        at = Text(buffer, at, row.Organization.Value);
        at = Number(buffer, at, row.Sequence);
        at = Number(buffer, at, row.Time.ToUnixTimeTicks());
        buffer[at++] = (byte)row.Kind;
        buffer[at++] = (byte)row.Category;
        at = Text(buffer, at, row.Operation);
        at = Text(buffer, at, row.Arguments);
        buffer[at++] = row.ByOperator ? (byte)1 : (byte)0;
        buffer[at++] = (byte)row.TargetKind;
        at = Number(buffer, at, row.Service);
        for (var i = 0; i < Fields.Length; i++)
        {
            var text = row.TextIn(Fields[i]);
            buffer[at++] = text == 0 ? (byte)0 : (byte)1;
            if (text == 0) continue;
            texts[i].Commitment.Bytes.CopyTo(buffer.AsSpan(at));
            at += Digest.Length;
        }

        return at;
    }

    private static int Number(byte[] buffer, int at, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(at), value);
        return at + 8;
    }

    private static int Text(byte[] buffer, int at, string value)
    {
        var length = Encoding.UTF8.GetBytes(value, buffer.AsSpan(at + 4));
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), length);
        return at + 4 + length;
    }
}
