using System.Net.Sockets;
using System.Text;

namespace CustomConnector;

/// <summary>A connection to the desk server, and lines on it. Whatever goes wrong on it is an <see cref="IOException"/>.</summary>
internal sealed class DeskLine : IDisposable
{
    private const int MaxLength = 4_096;

    private readonly TcpClient _client;
    private readonly byte[] _buffer = new byte[MaxLength];
    private int _filled;

    private DeskLine(TcpClient client) => _client = client;

    public static async Task<DeskLine> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(host, port, cancellationToken);
            return new DeskLine(client);
        }
        catch (Exception e)
        {
            client.Dispose();
            if (e is SocketException) throw new IOException("The desk server cannot be reached.", e);
            throw;
        }
    }

    public async Task WriteAsync(string line, CancellationToken cancellationToken) =>
        await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);

    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _buffer.AsSpan(0, _filled).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, 0, end);
                _buffer.AsSpan(end + 1, _filled - end - 1).CopyTo(_buffer);
                _filled -= end + 1;
                return line;
            }

            if (_filled == MaxLength) throw new IOException($"The desk server sent a line of more than {MaxLength} bytes.");
            var read = await _client.GetStream().ReadAsync(_buffer.AsMemory(_filled), cancellationToken);
            if (read == 0) throw new IOException("The desk server closed the connection.");
            _filled += read;
        }
    }

    public void Dispose() => _client.Dispose();
}
