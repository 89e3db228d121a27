using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class RemoteLoginTests
{
    public static TheoryData<bool> Guards => [false, true];

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task A_posted_token_works_once_and_again_only_as_the_same_login_under_the_same_binding(bool inMemory)
    {
        await using var scene = await StartAsync(inMemory);
        var (_, secret) = await scene.ReadyAsync();

        var unbound = scene.Form(secret);
        Assert.Null(Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, unbound)));
        Assert.Equal("OCA6030", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, unbound)));
        Assert.Equal("OCA6030", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, unbound, "session")));

        var bound = scene.Form(secret, "u2");
        var first = (await scene.Remote.ClientSideAsync(scene.Acme.Id, bound, "session")).Value;
        var second = (await scene.Remote.ClientSideAsync(scene.Acme.Id, bound, "session")).Value;
        Assert.Equal((false, true), (first.SignIn.IsRepetition, second.SignIn.IsRepetition));
        Assert.Equal(first.SignIn with { IsRepetition = true }, second.SignIn);
        Assert.Equal("OCA6030", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, bound, "another session")));
        Assert.Equal("OCA6030", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, bound)));

        // Of version 1 another spelling is the same token, and another reading of the same text is another login.
        Assert.Equal("OCA6030", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, With(bound, "token", $" {bound["token"]}"))));
        var moved = With(With(bound, "username", null), "email", bound["username"]);
        Assert.Equal("OCA6030", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, moved, "session")));
    }

    [Fact]
    public async Task Client_side_goes_on_to_an_allowed_url_or_answers_success()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync();

        Assert.Null((await scene.Remote.ClientSideAsync(scene.Acme.Id, scene.Form(secret))).Value.RedirectTo);
        Assert.Equal("https://site.example.com/app/x?y=1&z=2", (await GoAsync("https://SITE.example.com/app/./x?y=1&z=2")).Value.RedirectTo!.AbsoluteUri);
        foreach (var url in new[]
        {
            "https://site.example.com/", "https://site.example.com/appendix", "https://site.example.com/app/../admin", "https://site.example.com/app/%2e%2e/admin", "http://site.example.com/app/",
            "https://site.example.com:444/app/", "https://site.example.com.evil.example/app/", "https://site.example.com@evil.example/app/", "//site.example.com/app/", "/app/",
            "https:\\\\site.example.com/app/", "https://site.example.com/app/#x", "javascript:alert(1)", "https://site.example.com/app/\n",
        })
            Assert.Equal("OCA6035", Code(await GoAsync(url)));

        // A refused URL has not used the token up.
        var fields = scene.Fields("u9") with { ReturnUrl = "https://evil.example/" };
        Assert.Equal("OCA6035", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, SsoScene.Form(fields, SsoTokenVersion1.Sign(secret, fields)))));

        async Task<Outcome<SsoClientSideAnswer>> GoAsync(string url)
        {
            var going = scene.Fields(url.Length > 40 ? url[^40..] : url) with { UserCode = "u1", UserName = url.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), ReturnUrl = url };
            return await scene.Remote.ClientSideAsync(scene.Acme.Id, SsoScene.Form(going, SsoTokenVersion1.Sign(secret, going)));
        }
    }

    [Fact]
    public async Task Server_side_gets_an_access_token_that_is_redeemed_once()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, secret) = await scene.ReadyAsync();
        var answer = (await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(secret))).Value;
        var content = JsonDocument.Parse(answer.ToJson()).RootElement.GetProperty("result").GetProperty("content").GetString()!;

        Assert.Equal(answer.AccessToken, content);
        Assert.StartsWith("acme.", content, StringComparison.Ordinal);
        var signIn = (await scene.Remote.RedeemAsync(content)).Value;
        Assert.Equal((scene.Acme.Id, scene.Service, login, secret.Version, false), (signIn.Organization, signIn.Service, signIn.Login, signIn.KeyVersion, signIn.IsRepetition));
        Assert.Equal(scene.Fields(), signIn.Fields);
        Assert.Equal("used", Reason(await scene.Remote.RedeemAsync(content)));
        foreach (var text in new[] { null, "", "acme", "acme.x", content[..^1], content + "A", "acme2" + content[4..], content[..^1] + "B" })
            Assert.Equal("OCA6037", Code(await scene.Remote.RedeemAsync(text)));
        Assert.Equal("OCA6023", Code(await scene.Remote.ServerSideAsync(scene.Acme.Id, Signed(scene, secret, scene.Fields("u5") with { ReturnUrl = "https://site.example.com/app/" }, strict: true))));
    }

    /// <summary>All that was sent comes back, and what was not sent is not there.</summary>
    [Fact]
    public async Task What_is_redeemed_is_what_was_sent()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync();
        for (var sent = 0; sent < 16; sent++)
        {
            var fields = scene.Fields($"u{sent}") with
            {
                UserName = (sent & 1) > 0 ? "김민준" : null, Email = (sent & 2) > 0 ? "kim@example.com" : null, Phone = (sent & 4) > 0 ? "010" : null, MemberNo = (sent & 8) > 0 ? "m 1" : null,
            };
            var answer = (await scene.Remote.ServerSideAsync(scene.Acme.Id, SsoScene.Form(fields, SsoTokenVersion1.Sign(secret, fields)))).Value;
            Assert.Equal(fields, (await scene.Remote.RedeemAsync(answer.AccessToken)).Value.Fields);
        }
    }

    [Fact]
    public async Task Under_one_idempotency_key_the_same_request_gets_the_same_access_token()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync();
        var form = scene.Form(secret);
        var first = (await scene.Remote.ServerSideAsync(scene.Acme.Id, form, "request 1")).Value.AccessToken;

        Assert.Equal(first, (await scene.Remote.ServerSideAsync(scene.Acme.Id, form, "request 1")).Value.AccessToken);
        Assert.Equal("OCA6030", Code(await scene.Remote.ServerSideAsync(scene.Acme.Id, form, "request 2")));
        Assert.Equal("OCA6030", Code(await scene.Remote.ServerSideAsync(scene.Acme.Id, form)));
        Assert.NotEqual(first, (await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(secret, "u2"), "request 1")).Value.AccessToken);
        Assert.True((await scene.Remote.RedeemAsync(first)).Succeeded);
        Assert.Equal("used", Reason(await scene.Remote.RedeemAsync(first)));
    }

    [Fact]
    public async Task An_access_token_expires_and_is_forgotten()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync();
        var token = (await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(secret))).Value.AccessToken;

        scene.Clock.Advance(Duration.FromMinutes(5));
        Assert.Equal("expired", Reason(await scene.Remote.RedeemAsync(token)));
        scene.Clock.Advance(Duration.FromMinutes(11));
        await scene.Host.Runtime.RunDueAsync(scene.Clock.Now);
        Assert.Equal("unknown", Reason(await scene.Remote.RedeemAsync(token)));
    }

    [Fact]
    public async Task A_revoked_key_takes_its_access_tokens_with_it_and_a_retired_one_does_not()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        var second = await scene.RotateAsync(login);
        var ofFirst = (await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(first))).Value.AccessToken;
        var ofSecond = (await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(second, "u2"))).Value.AccessToken;
        Assert.True((await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, first.Version, StoreVersion.Any)).Succeeded);

        var error = (await scene.Remote.RedeemAsync(ofFirst)).Error;
        Assert.Equal(("OCA6037", "revoked"), (error.Code, error.Argument("reason")));
        Assert.True((await scene.Remote.RedeemAsync(ofSecond)).Succeeded);

        // The grace of the second key ends between its last login and the redemption.
        await scene.RotateAsync(login);
        scene.Clock.Advance(Duration.FromHours(24) - Duration.FromMinutes(1));
        var last = (await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(second, "u3"))).Value.AccessToken;
        scene.Clock.Advance(Duration.FromMinutes(2));
        await scene.Host.Runtime.RunDueAsync(scene.Clock.Now);
        Assert.Equal("OCA6027", await scene.LoginAsync(second, "u4"));
        Assert.True((await scene.Remote.RedeemAsync(last)).Succeeded);
    }

    [Fact]
    public async Task A_suspended_service_verifies_and_redeems_nothing()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync();
        var token = (await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(secret))).Value.AccessToken;
        Assert.True((await scene.Host.ContractedServices.SuspendAsync(scene.Acme.Owner, scene.Acme.Id, scene.Service, StoreVersion.Any)).Succeeded);

        Assert.Equal("OCA6010", await scene.LoginAsync(secret, "u2"));
        Assert.Equal("OCA6010", Code(await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(secret, "u3"))));
        Assert.Equal("OCA6010", Code(await scene.Remote.RedeemAsync(token)));
        Assert.True((await scene.Host.ContractedServices.ResumeAsync(scene.Acme.Owner, scene.Acme.Id, scene.Service, StoreVersion.Any)).Succeeded);
        Assert.True((await scene.Remote.RedeemAsync(token)).Succeeded);
    }

    [Fact]
    public async Task What_is_no_login_is_refused_and_outsiders_learn_nothing()
    {
        await using var scene = await SsoScene.StartAsync();
        var form = scene.Form(new ApiSecret(1, "some key"));
        Assert.Equal("OCA6009", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, form)));
        var login = await scene.AddLoginAsync();
        Assert.True((await scene.Logins.ChooseAsync(scene.ServiceAdministrator, scene.Acme.Id, scene.Service, StoreVersion.Any, login)).Succeeded);
        Assert.Equal("OCA6050", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, form)));
        await scene.RotateAsync(login);

        (string, IEnumerable<KeyValuePair<string, string?>>)[] bad =
        [
            ("OCA6027", form), ("OCA6036", With(form, "token", null)), ("OCA6036", form.Append(new("usercode", "other"))), ("OCA6020", With(form, "time", "")), ("OCA6020", With(form, "usercode", "")),
            ("OCA6022", With(form, "time", "1e3")), ("OCA6022", With(form, "time", "01")), ("OCA6022", With(form, "time", "-1")), ("OCA6022", With(form, "time", "99999999999999999999")),
            ("OCA6021", With(form, "service", new string('s', 51))), ("OCA6009", With(form, "service", new string('s', 50))), ("OCA6009", With(form, "service", "other")),
            ("OCA6036", Enumerable.Range(0, 101).Select(i => KeyValuePair.Create($"n{i}", (string?)""))), ("OCA6025", With(form, "token", "x")), ("OCA6033", With(form, "token", SsoTokenVersion2.Sign(new(9, "k"), "acme.1", scene.Fields()))),
        ];
        foreach (var (code, values) in bad)
        {
            var error = (await scene.Remote.ClientSideAsync(scene.Acme.Id, values)).Error;
            Assert.Equal((code, "OCA0013 refused: "), (error.Code, error.ToPublic().ToString()[..17]));
        }

        Assert.Equal("OCA6034", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, form, new string('s', 257))));
        Assert.Equal("OCA6009", Code(await scene.Remote.ClientSideAsync(OrganizationId.Parse("nobody"), form)));
        Assert.Equal("OCA4001", Code(await scene.Remote.ClientSideAsync(default, form)));
    }

    [Fact]
    public async Task A_token_of_version_2_is_accepted_for_its_own_login_only()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, secret) = await scene.ReadyAsync();
        var fields = scene.Fields();

        Assert.Null(Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, SsoScene.Form(fields, SsoTokenVersion2.Sign(secret, $"acme.{login}", fields)))));
        Assert.Equal("OCA6027", Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, SsoScene.Form(fields, SsoTokenVersion2.Sign(secret, "acme.99", fields)))));
    }

    [Fact]
    public async Task The_get_flow_asks_the_site_and_is_bound_to_the_session()
    {
        using var site = new Site("{\"login\":\"true\",\"usercode\":\"u1\"}");
        await using var scene = await SsoScene.StartAsync(admin => admin.UseInMemoryStore().ConfigureSso(options => options.AllowLoopbackHttp = true));
        var (_, secret) = await scene.ReadyAsync(SsoScene.Input with { TokenCheckUrl = $"{site.Url}check?a=1" });
        var query = scene.Form(secret);

        Assert.Equal("u1", (await scene.Remote.QueryAsync(scene.Acme.Id, query, "session")).Value.Fields.UserCode);
        Assert.Contains($"GET /check?a=1&service=CustomerCare&usercode=u1&time={query["time"]}&token={Uri.EscapeDataString(query["token"]!)} HTTP", await site.RequestAsync(), StringComparison.Ordinal);
        Assert.True((await scene.Remote.QueryAsync(scene.Acme.Id, query, "session")).Value.IsRepetition);
        Assert.Equal("OCA6030", Code(await scene.Remote.QueryAsync(scene.Acme.Id, query, "other")));
        Assert.Null(Code(await scene.Remote.QueryAsync(scene.Acme.Id, query)));
        Assert.Equal("OCA6040", Code(await scene.Remote.QueryAsync(scene.Acme.Id, scene.Form(secret, "u2"), "session")));
    }

    [Fact]
    public async Task An_administrator_sees_what_the_status_url_answers()
    {
        using var site = new Site("{\"login\":true,\"usercode\":\"u1\"}");
        await using var scene = await SsoScene.StartAsync(admin => admin.UseInMemoryStore().ConfigureSso(options => options.AllowLoopbackHttp = true));
        var number = await scene.AddLoginAsync(SsoScene.Input with { StatusUrl = $"{site.Url}status" });

        var status = (await scene.Logins.CheckStatusAsync(scene.Acme.Owner, scene.Acme.Id, number)).Value;
        Assert.Equal((true, "u1"), (status.IsLoggedIn, status.UserCode));
        Assert.StartsWith("GET /status HTTP", await site.RequestAsync(), StringComparison.Ordinal);
        Assert.Equal("OCA6001", Code(await scene.Logins.CheckStatusAsync(scene.Acme.Owner, scene.Acme.Id, number + 1)));
    }

    [Fact]
    public async Task The_longest_token_check_url_has_room_for_the_longest_login()
    {
        var user = string.Concat(Enumerable.Repeat("\U0001F600", 50));
        using var site = new Site(JsonSerializer.Serialize(new { login = true, usercode = user }));
        await using var scene = await SsoScene.StartAsync(admin => admin.UseInMemoryStore().ConfigureSso(options => options.AllowLoopbackHttp = true));
        var (_, secret) = await scene.ReadyAsync(SsoScene.Input with { TokenCheckUrl = site.Url + new string('a', SsoLogin.MaxTokenCheckUrlLength - site.Url.Length) });

        Assert.Equal(user, (await scene.Remote.QueryAsync(scene.Acme.Id, scene.Form(secret, user), "session")).Value.Fields.UserCode);
    }

    [Fact]
    public async Task Without_a_token_check_url_there_is_no_get_flow()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync();

        Assert.Equal("OCA6041", Code(await scene.Remote.QueryAsync(scene.Acme.Id, scene.Form(secret), "session")));
    }

    [Fact]
    public async Task Nobody_signs_in_before_the_host_has_started()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        var remote = host.Services.GetRequiredService<SsoRemoteLogin>();
        var acme = OrganizationId.Parse("acme");

        await Assert.ThrowsAsync<AdminConfigurationException>(() => remote.ClientSideAsync(acme, []));
        await Assert.ThrowsAsync<AdminConfigurationException>(() => remote.ServerSideAsync(acme, []));
        await Assert.ThrowsAsync<AdminConfigurationException>(() => remote.QueryAsync(acme, []));
        await Assert.ThrowsAsync<AdminConfigurationException>(() => remote.RedeemAsync("x"));
    }

    [Fact]
    public async Task A_binding_and_a_service_are_as_long_as_allowed()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, secret) = await scene.ReadyAsync();
        Assert.Null(Code(await scene.Remote.ClientSideAsync(scene.Acme.Id, scene.Form(secret), new string('s', 256))));

        var service = await scene.Host.ServiceAsync(scene.Acme, "Long", new string('L', 45));
        Assert.True((await scene.Logins.ChooseAsync(scene.ServiceAdministrator, scene.Acme.Id, service, StoreVersion.Any, login)).Succeeded);
        var fields = scene.Fields("u2") with { Service = new string('l', 45) };
        Assert.Equal(service, (await scene.Remote.ClientSideAsync(scene.Acme.Id, SsoScene.Form(fields, SsoTokenVersion1.Sign(secret, fields)))).Value.SignIn.Service);
    }

    [Fact]
    public async Task What_nobody_accepts_any_more_is_counted_as_it_is_forgotten()
    {
        await using var scene = await SsoScene.StartAsync();
        var (_, secret) = await scene.ReadyAsync();
        var tokens = new List<string>();
        for (var user = 0; user < 3; user++) tokens.Add((await scene.Remote.ServerSideAsync(scene.Acme.Id, scene.Form(secret, $"u{user}"))).Value.AccessToken);
        Assert.True((await scene.Remote.RedeemAsync(tokens[0])).Succeeded);
        var job = new SsoTrimJob(scene.Host.Services.GetRequiredService<IAdminStore>());

        Assert.Equal(0, (await job.RunAsync(scene.Clock.Now, default)).Done);
        Assert.Equal(3 + 3 + 1, (await job.RunAsync(scene.Clock.Now + Duration.FromMinutes(16), default)).Done);
        Assert.Equal(0, (await job.RunAsync(scene.Clock.Now + Duration.FromMinutes(16), default)).Done);
    }

    private static async Task<SsoScene> StartAsync(bool inMemory) => await SsoScene.StartAsync(admin =>
    {
        admin.UseInMemoryStore();
        if (inMemory) admin.UseInMemorySsoReplayGuard();
    });

    private static Dictionary<string, string?> Signed(SsoScene scene, ApiSecret secret, SsoLoginFields fields, bool strict) =>
        SsoScene.Form(fields, strict ? SsoTokenVersion2.Sign(secret, $"{scene.Acme.Id}.1", fields) : SsoTokenVersion1.Sign(secret, fields));

    private static Dictionary<string, string?> With(Dictionary<string, string?> form, string name, string? value) => new(form) { [name] = value };

    private static string? Code<T>(Outcome<T> outcome) where T : notnull => outcome.Succeeded ? null : outcome.Error.Code;

    private static string? Reason(Outcome<SsoSignIn> outcome) => outcome.Error.Argument("reason");

    /// <summary>A site of a customer: answers every request with one text.</summary>
    private sealed class Site : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource<string> _request = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Site(string json)
        {
            _listener.Start();
            _ = ServeAsync(json);
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

        public Task<string> RequestAsync() => _request.Task;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(string json)
        {
            while (true)
            {
                try
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var buffer = new byte[8192];
                    var length = await client.GetStream().ReadAsync(buffer);
                    _request.TrySetResult(Encoding.UTF8.GetString(buffer, 0, length));
                    await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}"));
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
                {
                    return;
                }
            }
        }
    }
}
