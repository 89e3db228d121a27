using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Cti.Ipcc.Session;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class DiallerTests
{
    [Fact]
    public async Task Nothing_is_held_back_and_who_hangs_up_is_gone()
    {
        using var listener = Listen(out var exchange);
        var stream = await Dialler.DialAsync(exchange, default);
        using var accepted = await listener.AcceptTcpClientAsync();
        Assert.True(Assert.IsType<NetworkStream>(stream).Socket.NoDelay);
        await stream.DisposeAsync();
        await IsClosedAsync(accepted);
    }

    [Fact]
    public async Task Where_nobody_listens_nobody_is_reached()
    {
        var listener = Listen(out var exchange);
        listener.Dispose();
        await Assert.ThrowsAsync<SocketException>(() => Dialler.DialAsync(exchange, default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Dialler.DialAsync(exchange, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("", "127.0.0.1")]
    [InlineData("cti.example", "cti.example")]
    public async Task The_certificate_is_held_against_the_name_that_was_set_or_else_the_host(string name, string expected)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=exchange", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
        using var listener = Listen(out var exchange);
        string? asked = null;
        (exchange.UseTls, exchange.TlsHost) = (true, name);
        exchange.ServerCertificateValidation = (sender, shown, _, _) =>
        {
            asked = ((SslStream)sender).TargetHostName;
            return shown is X509Certificate2 theirs && theirs.Thumbprint == certificate.Thumbprint;
        };
        var dialling = Dialler.DialAsync(exchange, default);
        using var accepted = await listener.AcceptTcpClientAsync();
        await using var secure = new SslStream(accepted.GetStream());
        await secure.AuthenticateAsServerAsync(certificate);
        var stream = await dialling;
        Assert.Equal(expected, asked);
        await stream.DisposeAsync();
        await IsClosedAsync(accepted);
    }

    private static TcpListener Listen(out IpccExchange exchange)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        exchange = new IpccExchange { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        return listener;
    }

    private static async Task IsClosedAsync(TcpClient accepted)
    {
        using var patience = new CancellationTokenSource(FarEnd.Patience);
        try
        {
            await accepted.GetStream().CopyToAsync(Stream.Null, patience.Token);
        }
        catch (IOException)
        {
            // Closed before it had read everything.
        }
    }
}
