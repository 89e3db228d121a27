using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Cti.Ipcc.Session;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>A session within the process, and the exchange at its other end.</summary>
internal sealed class SessionScene : IAsyncDisposable
{
    public SessionScene(TimeSpan? idleTime = null)
    {
        var settings = IpccSettings.Of(new IpccOptions());
        Settings = settings with { IdleTime = idleTime ?? settings.IdleTime };
        var (near, far) = WireEnd.Pair();
        Far = new FarEnd(far);
        Session = new IpccSession(near, Settings, Time);
    }

    public static CtiNumbers Kim { get; } = ExchangeScene.Numbers("agent01", "7001");

    public static CtiNumbers Lee { get; } = ExchangeScene.Numbers("agent02", "7002");

    public static CstaMessage Command { get; } = CstaMessage.SetAgentState("7001", "ready", "agent01", null);

    public AwaitedTime Time { get; } = new();

    public IpccSettings Settings { get; }

    public FarEnd Far { get; }

    public IpccSession Session { get; }

    /// <summary>Begins the session; the exchange answers it so.</summary>
    public async Task<CstaReply> BeginAsync(string? answer = null)
    {
        var beginning = Session.BeginAsync(new IpccExchange(), "haneul", default);
        await Far.AnswerAsync(await Far.NextAsync("StartApplicationSession"), "StartApplicationSessionPosResponse", answer ?? FarEnd.Begun());
        return await beginning.WaitAsync(FarEnd.Patience);
    }

    public WatchFeed Feed(CtiNumbers agent, TimeSpan interval) => new(Session, [agent], [], interval, maxWaiting: 100, Time);

    /// <summary>A watch that has the whole state.</summary>
    public async Task<WatchFeed> WatchAsync(CtiNumbers agent, TimeSpan interval)
    {
        var feed = Feed(agent, interval);
        await Far.AnswerWatchAsync(3);
        Assert.Equal(WatchItemKind.SnapshotEnds, await EndAsync(feed));
        return feed;
    }

    /// <summary>Reads on until a snapshot is over, and tells how it ended.</summary>
    public static async Task<WatchItemKind> EndAsync(WatchFeed feed)
    {
        using var patience = new CancellationTokenSource(FarEnd.Patience);
        while (true)
        {
            var item = await feed.Items.ReadAsync(patience.Token);
            if (item.Kind is WatchItemKind.SnapshotEnds or WatchItemKind.SnapshotFails) return item.Kind;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        Far.Dispose();
    }
}
