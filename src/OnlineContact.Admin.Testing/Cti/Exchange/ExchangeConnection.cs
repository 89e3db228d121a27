using System.Threading.Channels;
using System.Xml.Linq;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>A connection to a <see cref="SimulatedExchange"/>: reads requests one after the other, and sends what is put into its outbox.</summary>
internal sealed class ExchangeConnection(Stream stream, Func<ExchangeConnection, int, XElement, bool> handle) : IDisposable
{
    private readonly Channel<(byte[] Bytes, bool Split)> _outbox = Channel.CreateUnbounded<(byte[] Bytes, bool Split)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The session; empty before it began.</summary>
    public string Session { get; set; } = "";

    /// <summary>The monitors: their identities, and the devices.</summary>
    public Dictionary<string, string> Monitors { get; } = new(StringComparer.Ordinal);

    /// <summary>An event that is held back, to be sent after the next one.</summary>
    public byte[]? HeldBack { get; set; }

    /// <summary>What ends the session when nobody asks for more time.</summary>
    public ITimer? Timer { get; set; }

    public void Send(byte[] bytes, bool split) => _outbox.Writer.TryWrite((bytes, split));

    /// <summary>Serves until the connection is closed by either side.</summary>
    public async Task RunAsync()
    {
        var sending = SendAsync();
        try
        {
            while (await ExchangeXml.ReadAsync(stream, _stop.Token).ConfigureAwait(false) is var (invokeId, message))
            {
                if (handle(this, invokeId, message)) continue;
                // The last answer goes out before it closes.
                _outbox.Writer.TryComplete();
                await sending.ConfigureAwait(false);
                break;
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
        }

        Close();
        await sending.ConfigureAwait(false);
        await stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Closes it; once more does nothing.</summary>
    public void Dispose() => Close();

    public void Close()
    {
        Timer?.Dispose();
        _outbox.Writer.TryComplete();
        _stop.Cancel();
        stream.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            await foreach (var (bytes, split) in _outbox.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                for (var place = 0; place < bytes.Length; place += split ? 1 : bytes.Length)
                    await stream.WriteAsync(bytes.AsMemory(place, split ? 1 : bytes.Length), _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            Close();
        }
    }

    private static bool IsEnd(Exception e) =>
        e is IOException or ObjectDisposedException or OperationCanceledException or System.Net.Sockets.SocketException or System.Xml.XmlException or FormatException or InvalidOperationException or OverflowException;
}
