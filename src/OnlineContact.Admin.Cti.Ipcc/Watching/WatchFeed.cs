using System.Threading.Channels;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Cti.Ipcc.Session;

namespace OnlineContact.Admin.Cti.Ipcc.Watching;

/// <summary>
/// What one session tells one watch. It starts the monitors, asks for the whole state at once, at each interval and whenever it is told to, and
/// hands everything on in the order in which it was sent. Ends with the session.
/// </summary>
internal sealed class WatchFeed : IAsyncDisposable
{
    /// <summary>How many questions of a snapshot are under way at a time.</summary>
    private const int AtATime = 32;

    private readonly IpccSession _session;
    private readonly IReadOnlyList<string> _devices;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly Channel<WatchItem> _items;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _wanted = new(1, 1);
    private readonly Dictionary<string, string> _monitors = new(StringComparer.OrdinalIgnoreCase);
    private readonly Task _asking;
    private int _overflown;

    public WatchFeed(IpccSession session, IReadOnlyList<CtiNumbers> agents, IReadOnlyList<string> groups, TimeSpan interval, int maxWaiting, TimeProvider time)
    {
        _session = session;
        _devices = groups.Count > 0 ? groups : [.. agents.Select(agent => agent.No.Value).Distinct(StringComparer.OrdinalIgnoreCase)];
        _interval = interval;
        _time = time;
        _items = Channel.CreateBounded<WatchItem>(new BoundedChannelOptions(maxWaiting) { SingleReader = true });
        session.Add(this);
        _asking = Task.Run(AskAsync);
    }

    /// <summary>What was told; completed when the session is lost.</summary>
    public ChannelReader<WatchItem> Items => _items.Reader;

    /// <summary>Whether more came than could wait, since it was asked last.</summary>
    public bool TakeOverflow() => Volatile.Read(ref _overflown) != 0 && Interlocked.Exchange(ref _overflown, 0) != 0;

    /// <summary>Asks for the whole state soon.</summary>
    public void WantSnapshot()
    {
        try
        {
            _wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is wanted already.
        }
    }

    /// <summary>Hands something on. Called by the connection, in the order of what the exchange sent.</summary>
    public void Put(WatchItem item)
    {
        if (!_items.Writer.TryWrite(item)) Interlocked.Exchange(ref _overflown, 1);
    }

    public async ValueTask DisposeAsync()
    {
        _session.Remove(this);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _asking.ConfigureAwait(false);
    }

    private async Task AskAsync()
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _session.Ended);
        try
        {
            while (true)
            {
                await WaitAsync(ended.Token).ConfigureAwait(false);
                Put(new(WatchItemKind.SnapshotBegins));
                var isWhole = await MonitorAsync(ended.Token).ConfigureAwait(false) && await SnapshotAsync(ended.Token).ConfigureAwait(false);
                Put(new(isWhole ? WatchItemKind.SnapshotEnds : WatchItemKind.SnapshotFails));
                if (isWhole) continue;
                await Task.Delay(_session.Pause, _time, ended.Token).ConfigureAwait(false);
                WantSnapshot();
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            if (!_session.Ended.IsCancellationRequested)
            {
                foreach (var monitor in _monitors.Values) await _session.PostAsync(CstaMessage.MonitorStop(monitor)).ConfigureAwait(false);
            }

            _items.Writer.TryComplete();
        }
    }

    /// <summary>Until a snapshot is wanted, or due.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var due = new CancellationTokenSource(_interval, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, due.Token);
        try
        {
            await _wanted.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>
    /// Starts the monitors that do not run yet. A device that the exchange does not know is asked for again next time; whether a monitor runs of
    /// which no answer came nobody knows, so that the session is begun anew.
    /// </summary>
    private async Task<bool> MonitorAsync(CancellationToken cancellationToken)
    {
        foreach (var some in _devices.Where(device => !_monitors.ContainsKey(device)).ToList().Chunk(AtATime))
        {
            var replies = await Task.WhenAll(some.Select(device => _session.AskAsync(CstaMessage.MonitorStart(device), cancellationToken, answer =>
            {
                if (answer.TextOf("monitorCrossRefID") is { } monitor) _session.Route(monitor, this);
            }))).ConfigureAwait(false);
            for (var i = 0; i < some.Length; i++)
            {
                if (replies[i].Status is CstaReplyStatus.NotSent or CstaReplyStatus.Unanswered)
                {
                    _session.Abandon();
                    return false;
                }

                if (replies[i].Status == CstaReplyStatus.Done && replies[i].Answer!.TextOf("monitorCrossRefID") is { } monitor) _monitors[some[i]] = monitor;
            }
        }

        return true;
    }

    private async Task<bool> SnapshotAsync(CancellationToken cancellationToken)
    {
        var calls = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in _devices.Chunk(AtATime))
        {
            // Asked first: a call that begins between the two answers is one of an agent who is known to be signed in.
            var states = some.Select(device => _session.AskAsync(CstaMessage.GetAgentState(device), cancellationToken, Handing(WatchItemKind.States, device))).ToList();
            var connections = some.Select(device => _session.AskAsync(CstaMessage.SnapshotDevice(device), cancellationToken, Handing(WatchItemKind.Connections, device))).ToList();
            if ((await Task.WhenAll(states.Concat(connections)).ConfigureAwait(false)).Any(IsMissing)) return false;
            for (var i = 0; i < some.Length; i++)
            {
                if ((await connections[i].ConfigureAwait(false)) is not { Status: CstaReplyStatus.Done, Answer: { } answer }) continue;
                foreach (var call in IpccPicture.CallsOf(answer)) calls.TryAdd(call, some[i]);
            }
        }

        foreach (var some in calls.Chunk(AtATime))
        {
            var parties = some.Select(call => _session.AskAsync(CstaMessage.SnapshotCall(call.Key, call.Value), cancellationToken, Handing(WatchItemKind.Parties, call.Key)));
            if ((await Task.WhenAll(parties).ConfigureAwait(false)).Any(IsMissing)) return false;
        }

        return true;
    }

    private Action<CstaElement> Handing(WatchItemKind kind, string subject) => answer =>
    {
        if (CstaReply.Of(answer).Status == CstaReplyStatus.Done) Put(new(kind, answer, subject));
    };

    private static bool IsMissing(CstaReply reply) => reply.Status is CstaReplyStatus.NotSent or CstaReplyStatus.Unanswered;
}
