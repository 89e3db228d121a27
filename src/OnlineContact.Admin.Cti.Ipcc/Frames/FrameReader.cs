namespace OnlineContact.Admin.Cti.Ipcc.Frames;

/// <summary>
/// Cuts a stream of bytes into frames, however the bytes are dealt out. Pure: it is given bytes and gives frames, and knows no socket.
/// Its memory is at most the limit of a frame; it begins with room for many usual ones, and grows only when a frame is longer.
/// </summary>
/// <remarks>Not safe for several threads. After a <see cref="CstaProtocolException"/> it is of no use any more: nobody knows where the next frame begins.</remarks>
internal sealed class FrameReader(int limit)
{
    private const int UsualLength = 16_384;

    private byte[] _bytes = new byte[Math.Min(UsualLength, limit)];
    private int _start;
    private int _end;

    /// <summary>How much memory it holds.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>Whether a frame has begun and is not whole: a stream must not end here.</summary>
    public bool IsWithinAFrame => _end > _start;

    /// <summary>Where the next bytes go; never empty. Frames that were read before are gone then.</summary>
    public Memory<byte> Free()
    {
        if (_start == _end) (_start, _end) = (0, 0);
        if (_start > 0 && _end == _bytes.Length) MoveTo(_bytes);
        if (_end == _bytes.Length) MoveTo(new byte[Math.Min(limit, Math.Max(_bytes.Length * 2, Needed()))]);
        return _bytes.AsMemory(_end);
    }

    /// <summary>Says how many bytes were put there.</summary>
    public void Received(int count) => _end += count;

    /// <summary>Takes the next frame, if it is whole.</summary>
    /// <exception cref="CstaProtocolException">The bytes are no frame.</exception>
    public bool TryRead(out CstaFrame frame)
    {
        frame = default;
        if (!CstaFrame.TryReadHeader(_bytes.AsSpan(_start, _end - _start), limit, out var length, out var invokeId) || _end - _start < length) return false;
        frame = new CstaFrame(invokeId, _bytes.AsMemory(_start + CstaFrame.HeaderLength, length - CstaFrame.HeaderLength));
        _start += length;
        return true;
    }

    /// <summary>How long the frame is that fills all memory.</summary>
    private int Needed() => CstaFrame.TryReadHeader(_bytes, limit, out var length, out _) ? length : 0;

    private void MoveTo(byte[] bytes)
    {
        _bytes.AsSpan(_start, _end - _start).CopyTo(bytes);
        (_start, _end, _bytes) = (0, _end - _start, bytes);
    }
}
