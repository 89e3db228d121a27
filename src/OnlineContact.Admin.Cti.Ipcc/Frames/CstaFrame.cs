using System.Buffers.Binary;

namespace OnlineContact.Admin.Cti.Ipcc.Frames;

/// <summary>
/// A message on its way: two zero bytes, the length of the whole frame in two bytes with the higher one first, four ASCII digits of the invoke
/// ID, the XML. It is how ECMA-323 is carried over TCP without SOAP.
/// </summary>
/// <param name="InvokeId">0 to 9999; what pairs an answer with its request. Events come with <see cref="EventInvokeId"/>.</param>
/// <param name="Body">The XML in UTF-8. It is the reader's memory, valid until the next bytes are received.</param>
internal readonly record struct CstaFrame(int InvokeId, ReadOnlyMemory<byte> Body)
{
    public const int HeaderLength = 8;

    /// <summary>What two bytes can say.</summary>
    public const int MaxLength = ushort.MaxValue;

    public const int MaxInvokeId = 9999;

    public const int EventInvokeId = 9999;

    private const int LengthOffset = 2;
    private const int InvokeIdOffset = 4;

    /// <summary>Writes the header in front of a body of which the room was left free.</summary>
    public static void WriteHeader(Span<byte> frame, int invokeId)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frame.Length, MaxLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)invokeId, (uint)MaxInvokeId);
        frame[..LengthOffset].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(frame[LengthOffset..], (ushort)frame.Length);
        for (var place = HeaderLength - 1; place >= InvokeIdOffset; place--)
        {
            frame[place] = (byte)('0' + (invokeId % 10));
            invokeId /= 10;
        }
    }

    /// <summary>Reads as much of a header as there is; false while it is not whole. What cannot become a header is refused at its first wrong byte.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, int limit, out int length, out int invokeId)
    {
        (length, invokeId) = (0, 0);
        for (var place = 0; place < LengthOffset && place < bytes.Length; place++)
        {
            if (bytes[place] != 0) throw new CstaProtocolException("A frame does not begin with two zero bytes.");
        }

        if (bytes.Length < InvokeIdOffset) return false;
        length = BinaryPrimitives.ReadUInt16BigEndian(bytes[LengthOffset..]);
        if (length <= HeaderLength) throw new CstaProtocolException($"A frame says that it has {length} bytes; the header alone has {HeaderLength}.");
        if (length > limit) throw new CstaProtocolException($"A frame has {length} bytes; at most {limit} are accepted.");
        for (var place = InvokeIdOffset; place < HeaderLength && place < bytes.Length; place++)
        {
            if (!char.IsAsciiDigit((char)bytes[place])) throw new CstaProtocolException("The invoke ID of a frame is not four digits.");
            invokeId = (invokeId * 10) + (bytes[place] - '0');
        }

        return bytes.Length >= HeaderLength;
    }
}
