using System.Net;
using System.Net.Sockets;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Status;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class StatusTests
{
    private static readonly SsoSettings Settings = new()
    {
        MaxLogins = 1, MaxRememberedTokens = 1_000, AllowLoopbackHttp = true, AllowPrivateAddresses = false, StatusTimeout = Duration.FromSeconds(30), AccessTokenLifetime = Duration.FromMinutes(5),
    };

    [Theory]
    [InlineData("{\"login\":true,\"usercode\":\"u1\"}", "u1", "")]
    [InlineData("{\"login\":\"true\",\"usercode\":\"u1\",\"more\":[1]}", "u1", "")]
    [InlineData("\uFEFF{\"login\":true,\"usercode\":\"u1\"}", "u1", "")]
    [InlineData("{\"login\":false}", null, "")]
    [InlineData("{\"login\":\"false\",\"usercode\":7}", null, "")]
    [InlineData("{\"login\":true}", null, "usercode-missing")]
    [InlineData("{\"login\":true,\"usercode\":null}", null, "usercode-missing")]
    [InlineData("{\"login\":true,\"usercode\":\" \"}", null, "usercode-missing")]
    [InlineData("{\"login\":true,\"usercode\":\"\\uD800\"}", null, "usercode-missing")]
    [InlineData("{\"login\":\"yes\",\"usercode\":\"u1\"}", null, "login-missing")]
    [InlineData("{\"login\":1,\"usercode\":\"u1\"}", null, "login-missing")]
    [InlineData("{\"usercode\":\"u1\"}", null, "login-missing")]
    [InlineData("{\"login\":true,\"login\":false,\"usercode\":\"u1\"}", null, "not-json")]
    [InlineData("{\"\\uD800\":1,\"login\":true,\"usercode\":\"u1\"}", null, "not-json")]
    [InlineData("{\"login\":true,\"user\\uDC00code\":\"u1\",\"usercode\":\"u1\"}", null, "not-json")]
    [InlineData("{\"login\":true,\"usercode\":7}", null, "usercode-missing")]
    [InlineData("{\"login\":true,\"usercode\":\"123456789012345678901234567890123456789012345678901\"}", null, "usercode-missing")]
    [InlineData("[]", null, "not-json")]
    [InlineData("7", null, "not-json")]
    [InlineData("", null, "not-json")]
    [InlineData("<html>", null, "not-json")]
    public void An_answer_is_read_strictly_but_takes_strings_for_booleans(string json, string? userCode, string reason)
    {
        var (status, why) = StatusJson.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal((userCode, reason), (status?.UserCode, why));
        Assert.Equal(reason.Length == 0, status is not null);
        if (status is not null) Assert.Equal((userCode is not null, userCode is null ? "not logged in" : "logged in"), (status.IsLoggedIn, $"{status}"));
        Assert.DoesNotContain("u1", $"{status}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void An_address_is_public_or_refused(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_private_addresses_is_refused_and_nothing_is_asked()
    {
        using var site = new OneSite("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"login\":false}");
        using var client = new SsoStatusClient(Settings, TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Loopback, IPAddress.Parse("10.0.0.1") }));

        Assert.Equal("OCA6039", Code(await client.AskAsync(new Uri($"https://site.example.com:{site.Port}/"))));
        Assert.Equal("OCA6039", Code(await client.AskAsync(new Uri($"https://10.0.0.1:{site.Port}/"))));
        Assert.Equal("OCA6003", Code(await client.AskAsync(new Uri("http://site.example.com/"))));
        Assert.Equal(0, site.Connections);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_looked_at()
    {
        using var site = new OneSite("HTTP/1.1 200 OK\r\nContent-Length: 31\r\nConnection: close\r\n\r\n{\"login\":true,\"usercode\":\"u1\"}\n");
        var asked = 0;
        using var client = new SsoStatusClient(Settings, TimeProvider.System, (_, _) => Task.FromResult(asked++ == 0 ? new[] { IPAddress.Loopback } : [IPAddress.Parse("198.51.100.1")]));

        var status = (await client.AskAsync(new Uri($"http://localhost:{site.Port}/status"))).Value;

        Assert.Equal((true, "u1", 1, 1), (status.IsLoggedIn, status.UserCode, asked, site.Connections));
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", "status-302")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "status-404")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", "not-json")]
    [InlineData("nonsense\r\n\r\n", "unreachable")]
    public async Task What_is_no_usable_answer_is_told(string response, string reason)
    {
        using var site = new OneSite(response);
        using var client = new SsoStatusClient(Settings, TimeProvider.System);

        Assert.Equal(reason, (await client.AskAsync(new Uri($"http://127.0.0.1:{site.Port}/"))).Error.Argument("reason"));
        Assert.Equal(1, site.Connections);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        using var site = new OneSite("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string(' ', 100_000));
        using var client = new SsoStatusClient(Settings, TimeProvider.System);

        Assert.Equal("too-large", (await client.AskAsync(new Uri($"http://127.0.0.1:{site.Port}/"))).Error.Argument("reason"));
    }

    [Fact]
    public async Task An_answer_is_as_long_as_allowed_and_asked_for_as_json()
    {
        const string Answer = "{\"login\":true,\"usercode\":\"u1\"}";
        using var site = new OneSite("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + Answer + new string(' ', SsoStatusClient.MaxAnswerLength - Answer.Length));
        using var client = new SsoStatusClient(Settings, TimeProvider.System);

        Assert.Equal("u1", (await client.AskAsync(new Uri($"http://127.0.0.1:{site.Port}/"))).Value.UserCode);
        Assert.Contains("\r\nAccept: application/json\r\n", site.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_address_is_asked_where_the_host_allows_it()
    {
        using var site = new OneSite("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"login\":false}");
        Assert.Equal("unreachable", await ReasonAsync(allowed: true));
        Assert.Equal(1, site.Connections);
        Assert.Null(await ReasonAsync(allowed: false));
        Assert.Equal(1, site.Connections);

        // The site speaks no TLS, so one that was asked is not reached; one that was not asked has no reason.
        async Task<string?> ReasonAsync(bool allowed)
        {
            using var client = new SsoStatusClient(Settings with { AllowPrivateAddresses = allowed }, TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
            return (await client.AskAsync(new Uri($"https://site.example.com:{site.Port}/"))).Error.Argument("reason");
        }
    }

    [Fact]
    public async Task A_site_where_nobody_listens_is_not_reached()
    {
        using var site = new OneSite("");
        var port = site.Port;
        site.Dispose();
        using var client = new SsoStatusClient(Settings, TimeProvider.System);

        Assert.Equal("unreachable", (await client.AskAsync(new Uri($"http://127.0.0.1:{port}/"))).Error.Argument("reason"));
    }

    [Fact]
    public async Task A_site_that_never_answers_is_given_up()
    {
        using var site = new OneSite("");
        using var client = new SsoStatusClient(Settings with { StatusTimeout = Duration.FromMilliseconds(100) }, TimeProvider.System);

        Assert.Equal("timeout", (await client.AskAsync(new Uri($"http://127.0.0.1:{site.Port}/"))).Error.Argument("reason"));
    }

    private static string? Code(Outcome<SsoLoginStatus> outcome) => outcome.Succeeded ? null : outcome.Error.Code;

    /// <summary>Answers every connection with one text, and keeps it open when the text is empty.</summary>
    private sealed class OneSite : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> _kept = [];

        public OneSite(string response)
        {
            _listener.Start();
            _ = ServeAsync(Encoding.UTF8.GetBytes(response));
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Connections { get; private set; }

        public string Request { get; private set; } = "";

        public void Dispose()
        {
            _listener.Dispose();
            foreach (var client in _kept) client.Dispose();
        }

        private async Task ServeAsync(byte[] response)
        {
            while (true)
            {
                try
                {
                    var client = await _listener.AcceptTcpClientAsync();
                    _kept.Add(client);
                    Connections++;
                    if (response.Length == 0) continue;
                    var request = new byte[8192];
                    Request = Encoding.UTF8.GetString(request, 0, await client.GetStream().ReadAsync(request));
                    await client.GetStream().WriteAsync(response);
                    client.Client.Shutdown(SocketShutdown.Send);
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
                {
                    return;
                }
            }
        }
    }
}
