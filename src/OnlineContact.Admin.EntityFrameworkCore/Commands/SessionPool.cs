namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>A bounded number of open sessions. Who finds none free waits, and may give up waiting.</summary>
internal sealed class SessionPool(int size, Func<CancellationToken, ValueTask<Session>> open) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly Stack<Session> _idle = new(size);
    private bool _closed;

    public async ValueTask<Session> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            lock (_idle)
            {
                ObjectDisposedException.ThrowIf(_closed, typeof(EntityFrameworkCoreAdminStore));
                if (_idle.TryPop(out var session)) return session;
            }

            return await open(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public async ValueTask ReturnAsync(Session session)
    {
        var keep = false;
        try
        {
            await session.ResetAsync().ConfigureAwait(false);
            lock (_idle)
            {
                if (!session.IsBroken && !_closed)
                {
                    _idle.Push(session);
                    keep = true;
                }
            }
        }
        finally
        {
            // Whatever goes wrong with a session, its place is free again.
            try
            {
                if (!keep) session.Dispose();
            }
            finally
            {
                _free.Release();
            }
        }
    }

    /// <summary>Closes the sessions that are not in use, so that the next calls open new ones.</summary>
    public void Forget()
    {
        lock (_idle)
        {
            while (_idle.TryPop(out var session)) session.Dispose();
        }
    }

    /// <summary>Closes the sessions that are not in use; the others are closed when they are handed back.</summary>
    public void Dispose()
    {
        lock (_idle) _closed = true;
        Forget();
    }
}
