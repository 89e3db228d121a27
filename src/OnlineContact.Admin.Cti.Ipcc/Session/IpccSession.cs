using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Cti.Ipcc.Session;

/// <summary>A session that was begun: its connection, its timer, and the watches to which its events go.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class IpccSession : IAsyncDisposable
{
    private readonly IpccSettings _settings;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly HashSet<WatchFeed> _feeds = [];
    private readonly Dictionary<string, WatchFeed> _routes = new(StringComparer.Ordinal);
    private string _id = "";
    private TimeSpan _duration;
    private Task _keeping = Task.CompletedTask;
    private long _lastUsed;
    private int _users;
    private bool _endedUnused;

    public IpccSession(Stream stream, IpccSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        Connection = new CstaConnection(stream, settings.MaxFrameLength, time, Take);
        _lastUsed = time.GetTimestamp();
    }

    public CstaConnection Connection { get; }

    /// <summary>Cancelled when the session is lost.</summary>
    public CancellationToken Ended => Connection.Lost;

    /// <summary>Whether it ended because nobody used it: no failure, and nobody may begin to use it any more.</summary>
    public bool EndedUnused
    {
        get
        {
            lock (_gate) return _endedUnused;
        }
    }

    /// <summary>How long to wait before something that failed is tried again.</summary>
    public TimeSpan Pause => _settings.FirstBackoff;

    /// <summary>Begins the session.</summary>
    public async Task<CstaReply> BeginAsync(IpccExchange exchange, string tenant, CancellationToken cancellationToken)
    {
        Connection.Start();
        var seconds = (int)_settings.SessionDuration.TotalSeconds;
        var request = CstaMessage.StartApplicationSession(exchange.ApplicationId, tenant, exchange.UserName, exchange.Password, [.. exchange.Editions], seconds);
        var reply = await Connection.InvokeAsync(request, _settings.TimeLimit, cancellationToken).ConfigureAwait(false);
        if (reply is not { Status: CstaReplyStatus.Done, Answer: { } answer }) return reply;
        var edition = CstaNamespaces.EditionOf(answer.TextOf("actualProtocolVersion") ?? "");
        if (edition == 0 || answer.TextOf("sessionID") is not { } id) return new CstaReply(CstaReplyStatus.Refused, new CstaElement("requestedProtocolVersionNotSupported") { Text = "requestedProtocolVersionNotSupported" });
        Connection.Edition = edition;
        _id = id;
        // An exchange may grant less than was asked for; one that says nonsense is held to what was asked for.
        _duration = TimeSpan.FromSeconds(int.TryParse(answer.TextOf("actualSessionDuration"), out var granted) && granted > 0 && granted < seconds ? granted : seconds);
        _keeping = Task.Run(KeepAsync, CancellationToken.None);
        return reply;
    }

    /// <summary>Asks something that changes nothing.</summary>
    public Task<CstaReply> AskAsync(CstaMessage message, CancellationToken cancellationToken, Action<CstaElement>? inOrder = null) =>
        Connection.InvokeAsync(message, _settings.TimeLimit, cancellationToken, inOrder);

    /// <summary>
    /// Gives a command, once. When no answer came, the watches ask for the whole state: that decides what became of it.
    /// </summary>
    public async Task<CstaReply> CommandAsync(CstaMessage message, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_endedUnused) return CstaReply.NotSent;
            _users++;
        }

        var isAnswered = false;
        try
        {
            var reply = await Connection.InvokeAsync(message, timeLimit, cancellationToken).ConfigureAwait(false);
            isAnswered = reply.Status != CstaReplyStatus.Unanswered;
            return reply;
        }
        finally
        {
            lock (_gate) (_users, _lastUsed) = (_users - 1, _time.GetTimestamp());
            if (!isAnswered)
            {
                foreach (var feed in Feeds()) feed.WantSnapshot();
            }
        }
    }

    /// <summary>Sends what wants no answer.</summary>
    public Task PostAsync(CstaMessage message) => Connection.PostAsync(message, 0);

    public void Add(WatchFeed feed)
    {
        lock (_gate) _feeds.Add(feed);
    }

    /// <summary>Sends the events of a monitor to a watch.</summary>
    public void Route(string monitor, WatchFeed feed)
    {
        lock (_gate)
        {
            if (_feeds.Contains(feed)) _routes[monitor] = feed;
        }
    }

    public void Remove(WatchFeed feed)
    {
        lock (_gate)
        {
            _feeds.Remove(feed);
            _lastUsed = _time.GetTimestamp();
            foreach (var monitor in _routes.Where(route => route.Value == feed).Select(route => route.Key).ToList()) _routes.Remove(monitor);
        }
    }

    public void Abandon() => Connection.Abandon();

    public async ValueTask DisposeAsync()
    {
        if (_id.Length > 0 && !Ended.IsCancellationRequested) await PostAsync(CstaMessage.StopApplicationSession(_id)).ConfigureAwait(false);
        await Connection.DisposeAsync().ConfigureAwait(false);
        await _keeping.ConfigureAwait(false);
    }

    private bool EndIfUnused()
    {
        lock (_gate) return _endedUnused = _users == 0 && _feeds.Count == 0 && _time.GetElapsedTime(_lastUsed) >= _settings.IdleTime;
    }

    private List<WatchFeed> Feeds()
    {
        lock (_gate) return [.. _feeds];
    }

    /// <summary>Gives signs of life until the connection is lost, and ends the session when nobody uses it.</summary>
    private async Task KeepAsync()
    {
        var tick = TimeSpan.FromTicks(Math.Min(_duration.Ticks / 3, _settings.IdleTime.Ticks));
        try
        {
            while (true)
            {
                await Task.Delay(tick, _time, Ended).ConfigureAwait(false);
                if (EndIfUnused())
                {
                    await PostAsync(CstaMessage.StopApplicationSession(_id)).ConfigureAwait(false);
                    break;
                }

                var reply = await AskAsync(CstaMessage.ResetApplicationSessionTimer(_id, (int)_settings.SessionDuration.TotalSeconds), Ended).ConfigureAwait(false);
                if (reply.Status != CstaReplyStatus.Done) break;
            }
        }
        catch (OperationCanceledException)
        {
        }

        Abandon();
    }

    private void Take(CstaElement told)
    {
        if (told.Name == "ApplicationSessionTerminated")
        {
            Abandon();
            return;
        }

        if (told.TextOf("monitorCrossRefID") is not { } monitor)
        {
            if (told.Name != "SystemStatus") return;
            foreach (var feed in Feeds()) feed.Put(new(WatchItemKind.Event, told));
            return;
        }

        WatchFeed? watching;
        lock (_gate) watching = _routes.GetValueOrDefault(monitor);
        watching?.Put(new(WatchItemKind.Event, told));
    }
}
