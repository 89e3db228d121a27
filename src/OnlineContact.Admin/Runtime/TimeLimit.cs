namespace OnlineContact.Admin.Runtime;

/// <summary>
/// Calls what others have written, and waits for it no longer than a limit, whatever it does: a call that blocks its thread, or that does not
/// listen to its token, is left behind.
/// </summary>
internal static class TimeLimit
{
    /// <summary>Throws <see cref="TimeoutException"/> when the limit has passed, and what the call threw; cancellation of the caller as such.</summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // On a thread of its own, so that a call that blocks does not hold its caller.
        var answer = Task.Run(() => call(stop.Token), CancellationToken.None);
        _ = answer.ContinueWith(
            static (done, source) =>
            {
                _ = done.Exception;
                ((CancellationTokenSource)source!).Dispose();
            },
            stop, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return await answer.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!answer.IsCompleted && !cancellationToken.IsCancellationRequested) await StopAsync(stop).ConfigureAwait(false);
        }
    }

    private static async Task StopAsync(CancellationTokenSource stop)
    {
        try
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It answered at the last moment.
        }
    }
}
