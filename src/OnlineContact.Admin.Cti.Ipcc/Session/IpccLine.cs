using System.Net.Sockets;
using System.Security.Authentication;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Cti.Ipcc.Session;

/// <summary>A session, or why there is none.</summary>
internal readonly record struct LineAnswer(IpccSession? Session, CtiAnswer Problem);

/// <summary>
/// The one connection to the exchange of a tenant. It is made when it is needed, by one attempt for all who wait; after a failure nobody tries
/// before the wait is over, and who comes in between is told at once; only who asks just for whether the exchange can be reached has it tried.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class IpccLine : IAsyncDisposable
{
    private readonly IpccExchange _exchange;
    private readonly string _tenant;
    private readonly IpccSettings _settings;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private Task<LineAnswer>? _opening;
    private IpccSession? _session;
    private LineAnswer _problem;
    private int _failures;
    private int _watches;
    private long _openedAt;
    private long _failedAt;
    private TimeSpan _wait;

    public IpccLine(IpccExchange exchange, string tenant, IpccSettings settings, TimeProvider time) =>
        (_exchange, _tenant, _settings, _time) = (exchange, tenant, settings, time);

    /// <summary>Whether it could be forgotten: nothing is open, nothing is being opened, and nobody watches, who would have it opened again.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate) return _session is null or { Ended.IsCancellationRequested: true } && _opening is null && _watches == 0;
        }
    }

    /// <summary>Watches it, until the answer is disposed of.</summary>
    public IDisposable Watch() => new Watching(this);

    /// <summary>The session, opened if need be.</summary>
    /// <param name="isAskedFor">Whether to try although the wait is not over: somebody wants to know now.</param>
    /// <param name="cancellationToken">Ends the waiting for it.</param>
    /// <exception cref="ObjectDisposedException">The line was disposed of: a watch, which would ask for ever, ends so.</exception>
    public Task<LineAnswer> SessionAsync(bool isAskedFor, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            if (_session is { Ended.IsCancellationRequested: false, EndedUnused: false } live) return Task.FromResult(new LineAnswer(live, default));
            if (_opening is null)
            {
                if (_session is not null) Forget(_session);
                if (!isAskedFor && Remaining() > TimeSpan.Zero) return Task.FromResult(_problem);
                _opening = Task.Run(OpenAsync, CancellationToken.None);
            }

            return _opening.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The session, however long it takes.</summary>
    public async Task<IpccSession> PatientSessionAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if ((await SessionAsync(isAskedFor: false, cancellationToken).ConfigureAwait(false)).Session is { } session) return session;
            TimeSpan wait;
            lock (_gate) wait = Remaining();
            // A delay counts in whole milliseconds; a part of one would be none, and this a loop that turns on the spot.
            if (wait > TimeSpan.Zero) await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task<LineAnswer>? opening;
        lock (_gate) opening = _opening;
        if (opening is not null) await opening.ConfigureAwait(false);
        IpccSession? session;
        lock (_gate) session = _session;
        if (session is not null) await session.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<LineAnswer> OpenAsync()
    {
        var answer = await TryOpenAsync().ConfigureAwait(false);
        lock (_gate)
        {
            (_opening, _session) = (null, answer.Session);
            if (answer.Session is null)
                Fail(answer);
            else
                _openedAt = _time.GetTimestamp();
        }

        return answer;
    }

    private async Task<LineAnswer> TryOpenAsync()
    {
        using var limit = new CancellationTokenSource(_settings.TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, limit.Token);
        IpccSession? session = null;
        try
        {
            session = new IpccSession(await Dialler.DialAsync(_exchange, either.Token).ConfigureAwait(false), _settings, _time);
            var reply = await session.BeginAsync(_exchange, _tenant, either.Token).ConfigureAwait(false);
            if (reply.Status == CstaReplyStatus.Done) return new LineAnswer(session, default);
            await session.DisposeAsync().ConfigureAwait(false);
            return new LineAnswer(null, reply.Status == CstaReplyStatus.Refused ? CtiAnswer.Refused(CstaWords.Refusal(reply.Answer!, reply.Reason), reply.Reason) : CtiAnswer.Unreachable);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or ArgumentException)
        {
            if (session is not null) await session.DisposeAsync().ConfigureAwait(false);
            return new LineAnswer(null, CtiAnswer.Unreachable);
        }
    }

    /// <summary>A session that was lost: one that held for long begins the waits anew.</summary>
    private void Forget(IpccSession session)
    {
        _session = null;
        // It is lost already; what is left of it ends by itself.
        _ = session.DisposeAsync().AsTask();
        if (session.EndedUnused || _time.GetElapsedTime(_openedAt) > _settings.LongestBackoff) _failures = 0;
        if (!session.EndedUnused) Fail(new LineAnswer(null, CtiAnswer.Unreachable));
    }

    private void Fail(LineAnswer problem)
    {
        _problem = problem;
        _failedAt = _time.GetTimestamp();
#pragma warning disable CA5394 // Nobody gains anything by guessing when we connect again.
        _wait = ReconnectBackoff.Before(_failures++, _settings.FirstBackoff, _settings.LongestBackoff, Random.Shared.NextDouble());
#pragma warning restore CA5394
    }

    private void CountWatches(int change)
    {
        lock (_gate) _watches += change;
    }

    private TimeSpan Remaining() => _failures == 0 ? TimeSpan.Zero : _wait - _time.GetElapsedTime(_failedAt);

    private sealed class Watching : IDisposable
    {
        private readonly IpccLine _line;

        public Watching(IpccLine line)
        {
            _line = line;
            line.CountWatches(1);
        }

        public void Dispose() => _line.CountWatches(-1);
    }
}
