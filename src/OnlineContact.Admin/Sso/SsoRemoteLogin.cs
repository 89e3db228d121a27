using System.Security.Cryptography;
using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.AccessTokens;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Sso.Rules;
using OnlineContact.Admin.Sso.Status;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso;

/// <summary>
/// Signs users of a help centre in with what their own site has signed: one call for each endpoint of the host. Each outcome tells the
/// host which check failed; outsiders get <see cref="AdminError.ToPublic"/>, which says that it was refused and nothing else.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Every call that verifies may be refused with OCA6009 no SSO login, OCA6010 the service is
/// not in use, OCA6020 to OCA6033 a check of the token, OCA6034 binding, OCA6050, OCA6055 or OCA6056 keys. Storage failures are thrown
/// as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class SsoRemoteLogin
{
    /// <summary>The most characters of a binding.</summary>
    public const int MaxBindingLength = 256;

    private readonly IAdminStore _store;
    private readonly IClock _clock;
    private readonly RuntimeState _state;
    private readonly ISsoKeySource _keys;
    private readonly ISsoReplayGuard _guard;
    private readonly SsoStatusClient _status;
    private readonly SsoSettings _settings;

    internal SsoRemoteLogin(IAdminStore store, IClock clock, RuntimeState state, ISsoKeySource keys, ISsoReplayGuard guard, SsoStatusClient status, SsoSettings settings)
    {
        _store = store;
        _clock = clock;
        _state = state;
        _keys = keys;
        _guard = guard;
        _status = status;
        _settings = settings;
    }

    /// <summary>A login from the client side: the user's browser posts a form. The token works once.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="form">The values of the form, decoded, under their wire names.</param>
    /// <param name="session">The browser session, which may send the same form again; null: it works once only.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Who signed in and where she goes on; or also OCA6035 return URL, OCA6036 form.</returns>
    public async Task<Outcome<SsoClientSideAnswer>> ClientSideAsync(OrganizationId organization, IEnumerable<KeyValuePair<string, string?>> form, string? session = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        _state.EnsureStarted($"{nameof(SsoRemoteLogin)}.{nameof(ClientSideAsync)}");
        var verified = await VerifyAsync(organization, form, serverSide: false, session, cancellationToken).ConfigureAwait(false);
        if (!verified.TryGetValue(out var login, out var error)) return Outcome.Refused<SsoClientSideAnswer>(error);
        if (ReturnUrlBeginsAsAllowed.Check(login.Login, login.Fields.ReturnUrl, _settings.AllowLoopbackHttp, out var target) is { } refused) return Outcome.Refused<SsoClientSideAnswer>(refused);
        var used = await UseAsync(login, session, guarded: true, cancellationToken).ConfigureAwait(false);
        return used.TryGetValue(out var signIn, out error)
            ? Outcome.Success(new SsoClientSideAnswer { SignIn = signIn, RedirectTo = target })
            : Outcome.Refused<SsoClientSideAnswer>(error);
    }

    /// <summary>A login from server to server: the customer's site posts a form and gets an access token for the user's browser.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="form">The values of the form, decoded, under their wire names.</param>
    /// <param name="idempotencyKey">Under which the same form may come again and gets the same access token; null: it works once only.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The access token in the vendor's envelope; or also OCA6036 form.</returns>
    public async Task<Outcome<SsoServerSideAnswer>> ServerSideAsync(OrganizationId organization, IEnumerable<KeyValuePair<string, string?>> form, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        _state.EnsureStarted($"{nameof(SsoRemoteLogin)}.{nameof(ServerSideAsync)}");
        var verified = await VerifyAsync(organization, form, serverSide: true, idempotencyKey, cancellationToken).ConfigureAwait(false);
        if (!verified.TryGetValue(out var login, out var error)) return Outcome.Refused<SsoServerSideAnswer>(error);
        var used = await UseAsync(login, idempotencyKey, guarded: true, cancellationToken).ConfigureAwait(false);
        if (!used.TryGetValue(out var signIn, out error)) return Outcome.Refused<SsoServerSideAnswer>(error);

        var use = login.Use(idempotencyKey);
        var secret = use.Binding is { } binding ? AccessTokenText.SecretOf(login.Secret, use.Mark, binding) : AccessTokenText.NewSecret();
        var row = IssuedAccessToken.Shape.ToCells(new IssuedAccessToken
        {
            Organization = organization,
            Hash = AccessTokenText.HashOf(secret),
            Sealed = SealedSignIn.Seal(signIn, secret),
            ExpiresAt = use.SignedAt + _settings.AccessTokenLifetime,
        });
        var appended = await _store.AppendOnceAsync(organization, IssuedAccessToken.Shape, row, cancellationToken).ConfigureAwait(false);
        return appended == AppendResult.Different
            ? Outcome.Refused<SsoServerSideAnswer>(AdminErrors.SsoTokenUsed.With("token"))
            : Outcome.Success(new SsoServerSideAnswer { AccessToken = AccessTokenText.Write(organization, secret) });
    }

    /// <summary>
    /// A login by the URL of the help centre (the GET flow): the values and the token stand in the query, and the customer's token-check URL
    /// is asked whether the user is who she says. Browsers refresh, so the token is bound to the browser session; without one it is
    /// not remembered at all.
    /// </summary>
    /// <param name="organization">The organization.</param>
    /// <param name="query">The values of the query, decoded, under their wire names.</param>
    /// <param name="session">The browser session; null: the token is not bound to anything.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Who signed in; or also OCA6036 query, OCA6038 to OCA6040 the customer's site, OCA6041 no token-check URL.</returns>
    public async Task<Outcome<SsoSignIn>> QueryAsync(OrganizationId organization, IEnumerable<KeyValuePair<string, string?>> query, string? session = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        _state.EnsureStarted($"{nameof(SsoRemoteLogin)}.{nameof(QueryAsync)}");
        var verified = await VerifyAsync(organization, query, serverSide: false, session, cancellationToken).ConfigureAwait(false);
        if (!verified.TryGetValue(out var login, out var error)) return Outcome.Refused<SsoSignIn>(error);
        if (login.Login.TokenCheckUrl is not { } checkUrl) return Outcome.Refused<SsoSignIn>(AdminErrors.SsoUrlMissing.With("tokenCheckUrl"));
        var asked = await _status.AskAsync(CheckUrlOf(checkUrl, login), cancellationToken).ConfigureAwait(false);
        if (!asked.TryGetValue(out var status, out error)) return Outcome.Refused<SsoSignIn>(error);
        if (!status.IsLoggedIn || !string.Equals(status.UserCode, login.Fields.UserCode, StringComparison.Ordinal)) return Outcome.Refused<SsoSignIn>(AdminErrors.SsoSiteSaysNo.With("token"));
        return await UseAsync(login, session, guarded: session is not null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Redeems an access token, once.</summary>
    /// <param name="accessToken">The token, as it came in the query.</param>
    /// <param name="cancellationToken">Cancels; whether the token is used then is open.</param>
    /// <returns>Who signed in; or OCA6010 the service is not in use, OCA6037 malformed, unknown, expired, used, or the key of its login was revoked.</returns>
    public async Task<Outcome<SsoSignIn>> RedeemAsync(string? accessToken, CancellationToken cancellationToken = default)
    {
        _state.EnsureStarted($"{nameof(SsoRemoteLogin)}.{nameof(RedeemAsync)}");
        if (!AccessTokenText.TryRead(accessToken, out var organization, out var secret)) return NotRedeemed("malformed");
        var fetch = new Fetch(organization);
        var issued = fetch.One(IssuedAccessToken.ByHash[AccessTokenText.HashOf(secret)]);
        await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
        if (!issued.Found) return NotRedeemed("unknown");
        if (_clock.GetCurrentInstant() >= issued.Value.ExpiresAt) return NotRedeemed("expired");

        var signIn = SealedSignIn.Open(organization, issued.Value.Sealed, secret);
        fetch = new Fetch(organization);
        var service = fetch.One(ContractedService.ByNumber[signIn.Service]);
        await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
        if (!service.Found) return NotRedeemed("unknown");
        if (OnlyAServiceInUseVerifies.Check(service.Value) is { } notInUse) return Outcome.Refused<SsoSignIn>(notInUse);
        if (await _keys.IsRevokedAsync(organization, signIn.Login, signIn.KeyVersion, cancellationToken).ConfigureAwait(false)) return NotRedeemed("revoked");

        var row = RedeemedAccessToken.Shape.ToCells(new RedeemedAccessToken
        {
            Organization = organization,
            Hash = issued.Value.Hash,
            Mark = RandomNumberGenerator.GetBytes(RedeemedAccessToken.MarkLength),
            ExpiresAt = issued.Value.ExpiresAt,
        });
        var redeemed = await _store.AppendOnceAsync(organization, RedeemedAccessToken.Shape, row, cancellationToken).ConfigureAwait(false);
        return redeemed == AppendResult.Different ? NotRedeemed("used") : Outcome.Success(signIn);
    }

    private async Task<Outcome<VerifiedLogin>> VerifyAsync(OrganizationId organization, IEnumerable<KeyValuePair<string, string?>> values, bool serverSide, string? binding, CancellationToken cancellationToken)
    {
        if (organization == default) return Outcome.Refused<VerifiedLogin>(AdminErrors.OrganizationIdInvalid.With("organization", OrganizationId.MaxLength, 0));
        if (binding?.Length > MaxBindingLength) return Outcome.Refused<VerifiedLogin>(AdminErrors.SsoBindingInvalid.With("binding", MaxBindingLength, binding.Length));
        if (!SsoRequestForm.Read(values).TryGetValue(out var form, out var error)) return Outcome.Refused<VerifiedLogin>(error);
        if (SsoFieldsAreInBounds.Check(form.Fields) is { } wrong) return Outcome.Refused<VerifiedLogin>(wrong);

        var fetch = new Fetch(organization);
        var choice = form.Fields.Service.Length <= ServiceId.MaxLength ? fetch.One(SsoLoginChoice.ByServiceKey[form.Fields.Service.ToLowerInvariant()]) : null;
        await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
        if (choice?.ValueOrDefault is not { Login: not SsoLoginChoice.None } chosen) return Outcome.Refused<VerifiedLogin>(AdminErrors.SsoLoginNotChosen.With("service"));

        fetch = new Fetch(organization);
        var service = fetch.One(ContractedService.ByNumber[chosen.Service]);
        var login = fetch.One(SsoLogin.ByNumber[chosen.Login]);
        await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
        if (!service.Found || !login.Found) return Outcome.Refused<VerifiedLogin>(AdminErrors.SsoLoginNotChosen.With("service"));
        if (OnlyAServiceInUseVerifies.Check(service.Value) is { } notInUse) return Outcome.Refused<VerifiedLogin>(notInUse);

        var now = _clock.GetCurrentInstant();
        var keys = await _keys.LiveKeysAsync(organization, chosen.Login, now, cancellationToken).ConfigureAwait(false);
        if (!keys.TryGetValue(out var secrets, out error)) return Outcome.Refused<VerifiedLogin>(error);
        if (!SsoTokenVerifier.Verify(form.Token, form.Fields, secrets, login.Value.Policy, now, serverSide).TryGetValue(out var proof, out error)) return Outcome.Refused<VerifiedLogin>(error);
        return Outcome.Success(new VerifiedLogin(login.Value, chosen.Service, form, proof, secrets.First(secret => secret.Version == proof.KeyVersion), now));
    }

    private async Task<Outcome<SsoSignIn>> UseAsync(VerifiedLogin login, string? binding, bool guarded, CancellationToken cancellationToken)
    {
        var answer = guarded ? await _guard.UseAsync(login.Use(binding), login.Now, cancellationToken).ConfigureAwait(false) : SsoReplayAnswer.First;
        if (answer == SsoReplayAnswer.Used) return Outcome.Refused<SsoSignIn>(AdminErrors.SsoTokenUsed.With("token"));
        if (answer == SsoReplayAnswer.Full) return Outcome.Refused<SsoSignIn>(AdminErrors.SsoReplayGuardFull.With(null, _settings.MaxRememberedTokens));
        _keys.Used(login.Login.Organization, login.Login.Number, login.Proof.KeyVersion, login.Now);
        return Outcome.Success(login.ToSignIn(answer == SsoReplayAnswer.Repeated));
    }

    private static Uri CheckUrlOf(string checkUrl, VerifiedLogin login)
    {
        var url = new UriBuilder(checkUrl);
        var query = $"service={Uri.EscapeDataString(login.Fields.Service)}&usercode={Uri.EscapeDataString(login.Fields.UserCode)}&time={login.Fields.Time}&token={Uri.EscapeDataString(login.Form.Token)}";
        url.Query = url.Query.Length > 1 ? $"{url.Query[1..]}&{query}" : query;
        return url.Uri;
    }

    private static Outcome<SsoSignIn> NotRedeemed(string reason) => Outcome.Refused<SsoSignIn>(AdminErrors.SsoAccessTokenRefused.With("accessToken", reason));

    /// <summary>A login whose token was found good, but not used yet.</summary>
    private sealed record VerifiedLogin(SsoLogin Login, long Service, SsoRequestForm Form, SsoTokenProof Proof, ApiSecret Secret, Instant Now)
    {
        public SsoLoginFields Fields => Form.Fields;

        public SsoTokenUse Use(string? binding) => new(Login.Organization, Login.Number, Proof, Fields, binding);

        public SsoSignIn ToSignIn(bool isRepetition) => new()
        {
            Organization = Login.Organization,
            Service = Service,
            Login = Login.Number,
            Fields = Fields,
            KeyVersion = Proof.KeyVersion,
            IsRepetition = isRepetition,
        };
    }
}
