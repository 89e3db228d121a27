using System.Buffers.Binary;
using System.Text;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Tests.ChangeLog.Entries;

public class ChainSizeTests
{
    /// <summary>The bytes that are hashed, put together in the plainest way, for words of every length that a column can hold and of signs that take up to four bytes.</summary>
    [Theory]
    [InlineData("a", 9)]
    [InlineData("한", 9)]
    [InlineData("한", 0)]
    [InlineData("\U0001F600", 9)]
    public void An_entry_is_hashed_whole_however_long_its_words_are(string sign, int places)
    {
        var organization = OrganizationId.Parse(new string('o', 40));
        Span<KnownText> texts = [.. LogChain.Fields.Select(field => new KnownText((long)field, Digest.Of([(byte)field])))];
        for (var length = 0; length <= LogRow.MaxArgumentsLength / sign.Length; length++)
        {
            var row = EntryRows.With(organization, length, string.Concat(Enumerable.Repeat(sign, Math.Min(length, LogRow.MaxOperationLength / sign.Length)))) with
            {
                Arguments = string.Concat(Enumerable.Repeat(sign, length)),
            };
            if (places == 0) row = row with { ActorId = 0, ActorName = 0, IpAddress = 0, TargetId = 0, TargetName = 0, ServiceId = 0, ServiceName = 0, Before = 0, After = 0 };
            Assert.Equal(Digest.Of(Encoded(row, texts)), LogChain.Hash(default, row, texts));
        }
    }

    private static byte[] Encoded(LogRow row, ReadOnlySpan<KnownText> texts)
    {
        List<byte> bytes = [LogChain.EncodingVersion, .. new byte[Digest.Length]];
        Text(row.Organization.Value);
        Number(row.Sequence);
        Number(row.Time.ToUnixTimeTicks());
        bytes.AddRange([(byte)row.Kind, (byte)row.Category]);
        Text(row.Operation);
        Text(row.Arguments);
        bytes.AddRange([row.ByOperator ? (byte)1 : (byte)0, (byte)row.TargetKind]);
        Number(row.Service);
        for (var i = 0; i < LogChain.Fields.Length; i++)
        {
            var isThere = row.TextIn(LogChain.Fields[i]) != 0;
            bytes.Add(isThere ? (byte)1 : (byte)0);
            if (isThere) bytes.AddRange(texts[i].Commitment.Bytes);
        }

        return [.. bytes];

        void Number(long value)
        {
            var big = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(big, value);
            bytes.AddRange(big);
        }

        void Text(string value)
        {
            var big = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(big, Encoding.UTF8.GetByteCount(value));
            bytes.AddRange([.. big, .. Encoding.UTF8.GetBytes(value)]);
        }
    }
}
