using System.Globalization;
using CustomerSite;
using EmbeddedHost.Reports;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>
/// An SSO login with a key that is rotated: both keys are accepted until the grace of the first ends. A service chooses the login, and a user signs in to it
/// from the customer's site.
/// </summary>
internal sealed class SsoLogins(Scene scene)
{
    private static readonly Duration Grace = Duration.FromHours(24);

    private static readonly SsoLoginInput Input = new()
    {
        Name = "하늘마켓 회원",
        RemoteLoginUrl = "https://www.haneul.example/login",
        StatusUrl = "https://www.haneul.example/login-status",
        ReturnUrls = ["https://cs.haneul.example/hc/"],
    };

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("SSO login and its keys", "SSO 로그인");
        ShowTheVendorsSample();
        var login = await LoginAsync();
        var first = await RotateAsync(login, "issue a key, shown once");
        await AcceptedAsync(login, first, scene.Now, "the key signs, and is verified");

        var second = await RotateAsync(login, "rotate: a second key");
        await AcceptedAsync(login, first, scene.Now, "the first key is accepted still");
        await AcceptedAsync(login, second, scene.Now, "the second key is accepted");
        await AcceptedAsync(login, first, scene.Now + Grace - Duration.FromSeconds(1), "a second before its grace ends the first key is accepted");
        await RefusedAsync(login, first, scene.Now + Grace, "when its grace ends the first key is refused");
        await AcceptedAsync(login, second, scene.Now + Grace, "and the second is not");

        await scene.Check.DoneAsync("revoke the first key", scene.Keys.RevokeAsync(scene.Owner, scene.Id, login.Number, first.Version, StoreVersion.Any, scene.Cancel));
        await RefusedAsync(login, first, scene.Now, "a revoked key is refused at once");
        await ChooseAsync(login);
        await SignInAsync(login, second);
        await scene.Check.RefusedAsync(
            $"delete {login.Name}, which a service uses", AdminErrors.SsoLoginInUse, () => scene.Logins.DeleteAsync(scene.Owner, scene.Id, login.Number, StoreVersion.Any, cancellationToken: scene.Cancel));
        return chapter;
    }

    /// <summary>Which login a service uses is chosen by its own administrator, and by nobody else.</summary>
    private async Task ChooseAsync(SsoLogin login)
    {
        var service = (await scene.GetAsync(scene.Plan.Services[0])).Service;
        var person = scene.Plan.Team.Single(member => member.Role == ServiceRole.Administrator);
        var administrator = AdminActor.Member(scene.Id, person.Account, person.Name, "203.0.113.31");
        await scene.Check.RefusedAsync(
            $"{scene.Owner.Name}, who is no administrator of {service.Id}, chooses its login", AdminErrors.AccessDenied, () => ChooseAsync(scene.Owner), entries: 1);
        var choice = scene.Check.Value("read the choice", await scene.Logins.GetChoiceAsync(administrator, scene.Id, service.Number, scene.Cancel));
        var what = $"{person.Name} chooses {login.Name} for {service.Id}";
        if (choice.Login == login.Number) await scene.Check.UnchangedAsync(what, () => ChooseAsync(administrator));
        else await scene.Check.DoneAsync(what, ChooseAsync(administrator));

        Task<Outcome<ChangeReceipt>> ChooseAsync(AdminActor actor) => scene.Logins.ChooseAsync(actor, scene.Id, service.Number, StoreVersion.Any, login.Number, cancellationToken: scene.Cancel);
    }

    /// <summary>A user comes from the customer's site: the help centre gets the form, and her token works once.</summary>
    private async Task SignInAsync(SsoLogin login, Key key)
    {
        const string Help = "https://cs.haneul.example/hc/orders";
        var time = scene.Now.ToUnixTimeMilliseconds();
        var service = scene.Plan.Services[0].Id;
        Dictionary<string, string?> form = new()
        {
            ["service"] = service,
            ["usercode"] = "user-4711",
            ["username"] = "김하늘",
            ["returnUrl"] = Help,
            ["time"] = time.ToString(CultureInfo.InvariantCulture),
            ["token"] = new SsoSigner(key.Text, key.Version, login.Audience).Sign(service, "user-4711", time, "김하늘", returnUrl: Help),
        };
        var answer = scene.Check.Value("sign in", await scene.RemoteLogin.ClientSideAsync(scene.Id, form, cancellationToken: scene.Cancel));
        scene.Check.That(answer.SignIn.Fields.UserCode == "user-4711" && answer.RedirectTo?.AbsoluteUri == Help, $"the user goes on to {answer.RedirectTo}");
        scene.Check.Note($"user-4711 signs in to {service} and goes on to {answer.RedirectTo}");
        await scene.Check.RefusedAsync("the same token again", AdminErrors.SsoTokenUsed, () => scene.RemoteLogin.ClientSideAsync(scene.Id, form, cancellationToken: scene.Cancel));
    }

    /// <summary>The sample of the vendor's manual, computed from its fields.</summary>
    private void ShowTheVendorsSample()
    {
        var fields = new SsoLoginFields
        {
            Service = "hangame", UserCode = "testusercode", UserName = "testUsername", Email = "test@email.com", Phone = "123456789", Time = 1_660_095_873_001,
        };
        var token = SsoTokenVersion1.Sign(new ApiSecret(1, "7cf2828608274a49a3f06152b2188927"), fields);
        scene.Check.That(token == "Ah9M58CQ9RFTShjFuqziQr+0MjmJxN6+bzWxMD71moo=", $"the vendor's sample signs to {token}");
        scene.Check.Note($"the vendor's sample, {SsoTokenVersion1.Text(fields)}, signs to {token}");
    }

    private async Task<SsoLogin> LoginAsync()
    {
        var known = scene.Check.Value("list SSO logins", await scene.Logins.ListAsync(scene.Owner, scene.Id, cancellationToken: scene.Cancel)).Logins;
        if (known.Count == 0) await scene.Check.DoneAsync($"{Input.Name}: register", scene.Logins.AddAsync(scene.Owner, scene.Id, Input, cancellationToken: scene.Cancel));
        var login = scene.Check.Value("read the SSO login", await scene.Logins.GetAsync(scene.Owner, scene.Id, 1, scene.Cancel)).Value;
        if (known.Count > 0) scene.Check.Note($"{login.Name} is there, no. {login.Number}");
        return login;
    }

    private async Task<Key> RotateAsync(SsoLogin login, string what)
    {
        IssuedSsoKey? issued = null;
        await scene.Check.DoneAsync($"{login.Name}: {what}", ReceiptAsync());
        scene.Check.Note($"key {issued!.Version}, fingerprint {issued.Fingerprint}");
        var text = issued.TakeSecret();
        scene.Check.That(SsoKeyText.IsWellFormed(text), "the key is not of the recognizable form");
        return new Key(issued.Version, text);

        async Task<Outcome<ChangeReceipt>> ReceiptAsync()
        {
            var outcome = await scene.Keys.RotateAsync(scene.Owner, scene.Id, login.Number, StoreVersion.Any, cancellationToken: scene.Cancel);
            if (!outcome.TryGetValue(out issued, out var error)) return Outcome.Refused<ChangeReceipt>(error);
            return Outcome.Success(issued.Receipt);
        }
    }

    private async Task AcceptedAsync(SsoLogin login, Key key, Instant at, string what)
    {
        foreach (var outcome in await VerifyAsync(login, key, at))
            scene.Check.That(outcome.Succeeded && outcome.Value.KeyVersion == key.Version, $"{what}: {outcome}");
        scene.Check.Note(what);
    }

    private async Task RefusedAsync(SsoLogin login, Key key, Instant at, string what)
    {
        foreach (var outcome in await VerifyAsync(login, key, at))
        {
            scene.Check.That(!outcome.Succeeded && (outcome.Error.Kind == AdminErrors.SsoSignatureWrong || outcome.Error.Kind == AdminErrors.SsoKeyUnknown), $"{what}: {outcome}");
            scene.Check.That(outcome.Error.ToPublic().Kind == AdminErrors.Refused, $"{what}: outsiders learn {outcome.Error.ToPublic()}");
        }

        scene.Check.Note(what);
    }

    /// <summary>A token of each version, signed as the customer's site does it, and verified with the keys that are live at an instant.</summary>
    private async Task<Outcome<SsoTokenProof>[]> VerifyAsync(SsoLogin login, Key key, Instant at)
    {
        var fields = new SsoLoginFields { Service = "CustomerCare", UserCode = "user-4711", UserName = "김하늘", Time = at.ToUnixTimeMilliseconds() };
        string[] tokens =
        [
            SsoTokenVersion1.Sign(new ApiSecret(key.Version, key.Text), fields),
            new SsoSigner(key.Text, key.Version, login.Audience).Sign(fields.Service, fields.UserCode, fields.Time, fields.UserName),
        ];
        var secrets = scene.Check.Value("read the live keys", await scene.KeySource.LiveKeysAsync(scene.Id, login.Number, at, scene.Cancel));
        var policy = new SsoTokenPolicy
        {
            AcceptsVersion1 = login.AcceptsVersion1,
            AcceptsVersion2 = login.AcceptsVersion2,
            IsStrict = login.IsStrict,
            DeclaredFields = login.DeclaredFields,
            Audience = login.Audience,
        };
        return [.. tokens.Select(token => SsoTokenVerifier.Verify(token, fields, secrets, policy, at))];
    }

    /// <summary>What the customer was given.</summary>
    private sealed record Key(int Version, string Text);
}
