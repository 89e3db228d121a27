using OnlineContact.Admin.Cti.Ipcc.Frames;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class FrameEdgeTests
{
    private const int UsualMemory = 16_384;

    [Theory]
    [InlineData(9, 0, "0000000930303030")]
    [InlineData(600, 7, "0000025830303037")]
    [InlineData(CstaFrame.MaxLength, CstaFrame.MaxInvokeId, "0000FFFF39393939")]
    public void A_header_is_two_zero_bytes_the_length_and_four_digits_whatever_was_there(int length, int invokeId, string header)
    {
        var frame = Enumerable.Repeat((byte)0xAA, length).ToArray();
        CstaFrame.WriteHeader(frame, invokeId);

        Assert.Equal(header, Convert.ToHexString(frame, 0, CstaFrame.HeaderLength));
        Assert.False(frame.AsSpan(CstaFrame.HeaderLength).ContainsAnyExcept((byte)0xAA));
    }

    [Theory]
    [InlineData(CstaFrame.MaxLength + 1, 1)]
    [InlineData(9, CstaFrame.MaxInvokeId + 1)]
    [InlineData(9, -1)]
    public void What_a_header_cannot_say_is_not_written(int length, int invokeId) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CstaFrame.WriteHeader(new byte[length], invokeId));

    [Theory]
    [InlineData("0000000930303031", 9, 9, 1)]
    [InlineData("0000025839393939", 600, 600, 9_999)]
    [InlineData("0000FFFF30303432", CstaFrame.MaxLength, 65_535, 42)]
    public void A_header_is_read_once_it_is_whole(string header, int limit, int length, int invokeId)
    {
        var bytes = Convert.FromHexString(header);
        Assert.True(CstaFrame.TryReadHeader(bytes, limit, out var readLength, out var readId));
        Assert.Equal((length, invokeId), (readLength, readId));
        for (var part = 0; part < CstaFrame.HeaderLength; part++) Assert.False(CstaFrame.TryReadHeader(bytes.AsSpan(0, part), limit, out _, out _));
    }

    [Theory]
    [InlineData("01", "A frame does not begin with two zero bytes.")]
    [InlineData("0001", "A frame does not begin with two zero bytes.")]
    [InlineData("00000000", "A frame says that it has 0 bytes; the header alone has 8.")]
    [InlineData("00000008", "A frame says that it has 8 bytes; the header alone has 8.")]
    [InlineData("00000259", "A frame has 601 bytes; at most 600 are accepted.")]
    [InlineData("000000092F", "The invoke ID of a frame is not four digits.")]
    [InlineData("000000093030303A", "The invoke ID of a frame is not four digits.")]
    public void What_cannot_become_a_header_is_refused_at_its_first_wrong_byte(string header, string refusal)
    {
        var bytes = Convert.FromHexString(header);
        Assert.False(CstaFrame.TryReadHeader(bytes.AsSpan(0, bytes.Length - 1), 600, out _, out _));
        Assert.Equal(refusal, Assert.Throws<CstaProtocolException>(() => CstaFrame.TryReadHeader(bytes, 600, out _, out _)).Message);
    }

    [Fact]
    public void A_frame_is_given_when_its_last_byte_is_here_and_not_before()
    {
        var reader = new FrameReader(CstaFrame.MaxLength);
        var second = Frame(2, 500);
        Put(reader, [.. Frame(1, 400), .. second[..^1]]);
        Take(reader, 1, 400);
        Assert.False(reader.TryRead(out _));
        Assert.True(reader.IsWithinAFrame);
        Put(reader, second.AsSpan(499));
        Take(reader, 2, 500);
        Assert.False(reader.IsWithinAFrame);
        Assert.Equal(UsualMemory, reader.Free().Length);
    }

    [Theory]
    [InlineData(UsualMemory, CstaFrame.MaxLength, UsualMemory)]
    [InlineData(UsualMemory + 1, CstaFrame.MaxLength, 2 * UsualMemory)]
    [InlineData((2 * UsualMemory) + 1, CstaFrame.MaxLength, (2 * UsualMemory) + 1)]
    [InlineData(CstaFrame.MaxLength, CstaFrame.MaxLength, CstaFrame.MaxLength)]
    [InlineData(UsualMemory + 1, 20_000, 20_000)]
    [InlineData(1_024, 1_024, 1_024)]
    public void Memory_is_doubled_or_made_as_large_as_the_frame_and_never_larger_than_the_limit(int length, int limit, int capacity)
    {
        var reader = new FrameReader(limit);
        Put(reader, Frame(1, length));
        Take(reader, 1, length);
        Assert.Equal(capacity, reader.Capacity);
    }

    [Fact]
    public void A_frame_that_has_begun_stays_in_its_place_while_there_is_room_behind_it()
    {
        var reader = new FrameReader(CstaFrame.MaxLength);
        var second = Frame(2, 10_000);
        Put(reader, [.. Frame(1, 5_000), .. second[..1_000]]);
        Take(reader, 1, 5_000);

        Assert.Equal(UsualMemory - 6_000, reader.Free().Length);
        Put(reader, second.AsSpan(1_000));
        Take(reader, 2, 10_000);
        Assert.Equal(UsualMemory, reader.Capacity);
    }

    [Fact]
    public void A_frame_that_has_begun_is_moved_to_the_front_when_there_is_no_room_behind_it()
    {
        var reader = new FrameReader(CstaFrame.MaxLength);
        var second = Frame(2, 10_000);
        Put(reader, [.. Frame(1, 10_000), .. second[..(UsualMemory - 10_000)]]);
        Take(reader, 1, 10_000);

        Assert.Equal(10_000, reader.Free().Length);
        Put(reader, second.AsSpan(UsualMemory - 10_000));
        Take(reader, 2, 10_000);
        Assert.Equal(UsualMemory, reader.Capacity);
    }

    /// <summary>A frame whose every byte tells its place.</summary>
    private static byte[] Frame(int invokeId, int length)
    {
        var frame = Enumerable.Range(0, length).Select(place => (byte)(place % 251)).ToArray();
        CstaFrame.WriteHeader(frame, invokeId);
        return frame;
    }

    private static void Put(FrameReader reader, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var free = reader.Free().Span;
            Assert.False(free.IsEmpty);
            var count = Math.Min(free.Length, bytes.Length);
            bytes[..count].CopyTo(free);
            reader.Received(count);
            bytes = bytes[count..];
        }
    }

    private static void Take(FrameReader reader, int invokeId, int length)
    {
        Assert.True(reader.TryRead(out var frame));
        Assert.Equal(invokeId, frame.InvokeId);
        Assert.True(frame.Body.Span.SequenceEqual(Frame(invokeId, length).AsSpan(CstaFrame.HeaderLength)));
    }
}
