using System.Threading.Channels;
using OnlineContact.Admin.Cti.Ipcc.Frames;
using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Cti.Ipcc.Session;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>A connection within the process, and the exchange at its other end.</summary>
internal sealed class WireScene : IAsyncDisposable
{
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();

    public WireScene()
    {
        (Near, var far) = WireEnd.Pair();
        Far = new FarEnd(far);
        Connection = new CstaConnection(Near, CstaFrame.MaxLength, Time, told =>
        {
            _told.Writer.TryWrite(told.Name);
            if (told.Name == "ApplicationSessionTerminated") Connection!.Abandon();
        });
        Connection.Start();
    }

    public AwaitedTime Time { get; } = new();

    public WireEnd Near { get; }

    public FarEnd Far { get; }

    public CstaConnection Connection { get; }

    /// <summary>The names of the answers of which somebody was told before anything that came after them.</summary>
    public List<string> Answers { get; } = [];

    public Task<CstaReply> AskAsync(TimeSpan limit, CancellationToken cancellationToken = default) =>
        Connection.InvokeAsync(CstaMessage.GetAgentState("7001"), limit, cancellationToken, answer => Answers.Add(answer.Name));

    /// <summary>Asks, and gives up.</summary>
    public async Task GiveUpAsync(int times = 1)
    {
        using var patience = new CancellationTokenSource();
        var asking = Enumerable.Range(0, times).Select(_ => AskAsync(TimeSpan.FromSeconds(10), patience.Token)).ToList();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));
    }

    /// <summary>The name of what the exchange told next.</summary>
    public Task<string> NextToldAsync() => _told.Reader.ReadAsync().AsTask().WaitAsync(FarEnd.Patience);

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        Far.Dispose();
    }
}
