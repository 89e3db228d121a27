using System.Net.Security;
using System.Net.Sockets;

namespace OnlineContact.Admin.Cti.Ipcc.Session;

/// <summary>Connects to an exchange.</summary>
internal static class Dialler
{
    /// <summary>A stream to the exchange, by TLS where that is asked for.</summary>
    public static async Task<Stream> DialAsync(IpccExchange exchange, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(exchange.Host, exchange.Port, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var plain = new NetworkStream(socket, ownsSocket: true);
        if (!exchange.UseTls) return plain;
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = exchange.TlsHost.Length > 0 ? exchange.TlsHost : exchange.Host,
                RemoteCertificateValidationCallback = exchange.ServerCertificateValidation,
            };
            await secure.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
