using System.Collections.Concurrent;

namespace CustomStore;

/// <summary>Connections that are kept open, at most so many. One that was left by an exception is closed: nobody knows what state it is in.</summary>
internal sealed class LinkPool(int most, Func<Link> open) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(most);
    private readonly ConcurrentStack<Link> _free = new();
    private volatile bool _isDisposed;

    public async Task<T> UseAsync<T>(Func<Link, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _turns.WaitAsync(cancellationToken);
        Link? link = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_free.TryPop(out link)) link = open();
            var result = work(link);
            _free.Push(link);
            link = null;
            return result;
        }
        finally
        {
            link?.Dispose();
            _turns.Release();
            if (_isDisposed) CloseFree();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        CloseFree();
    }

    private void CloseFree()
    {
        while (_free.TryPop(out var link)) link.Dispose();
    }
}
