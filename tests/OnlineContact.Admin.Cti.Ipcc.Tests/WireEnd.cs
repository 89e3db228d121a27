using System.Threading.Channels;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>One end of a connection within the process: what one end writes at once the other one may read at once.</summary>
internal sealed class WireEnd : Stream
{
    private readonly Channel<byte[]> _incoming = Channel.CreateUnbounded<byte[]>();
    private WireEnd? _other;
    private ReadOnlyMemory<byte> _rest;

    /// <summary>Whether nothing that is written goes out any more, as to somebody who does not read.</summary>
    public bool IsStuck { get; set; }

    public bool IsClosed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static (WireEnd Near, WireEnd Far) Pair()
    {
        var (near, far) = (new WireEnd(), new WireEnd());
        (near._other, far._other) = (far, near);
        return (near, far);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (_rest.IsEmpty)
        {
            if (!await _incoming.Reader.WaitToReadAsync(cancellationToken) || !_incoming.Reader.TryRead(out var next)) return 0;
            _rest = next;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (IsStuck) await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        if (!_other!._incoming.Writer.TryWrite(buffer.ToArray())) throw new IOException("The other side has closed.");
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        _incoming.Writer.TryComplete();
        _other!._incoming.Writer.TryComplete();
        base.Dispose(disposing);
    }
}
