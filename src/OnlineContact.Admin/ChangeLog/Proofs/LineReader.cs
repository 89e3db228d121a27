namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>Reads lines of bytes from a stream. It keeps one line and what came with it.</summary>
internal sealed class LineReader(Stream stream, int maxLine)
{
    private byte[] _buffer = new byte[64 * 1_024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The next line without its end, valid until the next call; null when there is none. Of one that is too long only a part, which is no line of an export.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var searched = _start;
        while (true)
        {
            var newline = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (newline >= 0) return Take(searched + newline, next: searched + newline + 1);
            searched = _end;
            if (_isAtEnd && _end == _start) return null;
            if (_isAtEnd || _end - _start > maxLine) return Take(_end, _end);
            searched -= Compact();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += read;
            _isAtEnd = read == 0;
        }
    }

    private ReadOnlyMemory<byte> Take(int end, int next)
    {
        var line = _buffer.AsMemory(_start, end - _start);
        _start = next;
        return line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }

    /// <summary>Makes room, and says by how much what is kept has moved.</summary>
    private int Compact()
    {
        var moved = _start;
        var kept = _buffer.AsSpan(_start, _end - _start);
        if (kept.Length > _buffer.Length / 2)
        {
            var larger = new byte[_buffer.Length * 2];
            kept.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            kept.CopyTo(_buffer);
        }

        _end -= moved;
        _start = 0;
        return moved;
    }
}
