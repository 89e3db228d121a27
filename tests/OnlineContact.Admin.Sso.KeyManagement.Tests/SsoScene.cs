using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>A host with keys, an organization, a service in use and its administrator.</summary>
internal sealed class SsoScene : IAsyncDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private SsoScene(Action<OnlineContactAdminBuilder> store, Action<SsoKeyManagementOptions>? keys, FakeAdminClock clock)
    {
        File.WriteAllText(_file, AesKeyEncryptionKey.NewLine("first"));
        Host = AdminTestHost.Create(
            admin =>
            {
                store(admin);
                admin.UseSsoKeyEncryption(_ => KeyEncryption = new SwitchedKeyEncryption(AesKeyEncryptionKey.FromFile(_file)));
                admin.AddSsoKeyManagement(keys);
                admin.Services.AddSingleton<IActorRightsSource, ServiceAdministrators>();
            },
            clock);
    }

    public string KeyFile => _file;

    public AdminTestHost Host { get; }

    public TestOrganization Acme { get; private set; } = null!;

    public long Service { get; private set; }

    public AdminActor ServiceAdministrator => AdminActor.Member(Acme.Id, ServiceAdministrators.Account, "Service administrator", "192.0.2.2");

    public SwitchedKeyEncryption KeyEncryption { get; private set; } = null!;

    public SsoLoginManager Logins => Host.Services.GetRequiredService<SsoLoginManager>();

    public SsoKeyManager Keys => Host.Services.GetRequiredService<SsoKeyManager>();

    public SsoRemoteLogin Remote => Host.Services.GetRequiredService<SsoRemoteLogin>();

    public FakeAdminClock Clock => Host.Clock;

    public static SsoLoginInput Input => new()
    {
        Name = "Site", RemoteLoginUrl = "https://site.example.com/login", StatusUrl = "https://site.example.com/status", ReturnUrls = ["https://site.example.com/app/"],
    };

    public static async Task<SsoScene> StartAsync(Action<OnlineContactAdminBuilder>? store = null, Action<SsoKeyManagementOptions>? keys = null, FakeAdminClock? clock = null)
    {
        var scene = new SsoScene(store ?? (admin => admin.UseInMemoryStore()), keys, clock ?? new FakeAdminClock());
        await scene.Host.Runtime.StartAsync();
        scene.Acme = await scene.Host.ProvisionAsync();
        scene.Service = await scene.Host.ServiceAsync(scene.Acme, id: "CustomerCare");
        return scene;
    }

    public async Task<long> AddLoginAsync(SsoLoginInput? input = null) => (await Logins.AddAsync(Acme.Owner, Acme.Id, input ?? Input)).Value.Number;

    /// <summary>A login that the service uses, and its first key.</summary>
    public async Task<(long Login, ApiSecret Secret)> ReadyAsync(SsoLoginInput? input = null)
    {
        var login = await AddLoginAsync(input);
        Assert.True((await Logins.ChooseAsync(ServiceAdministrator, Acme.Id, Service, StoreVersion.Any, login)).Succeeded);
        return (login, await RotateAsync(login));
    }

    public async Task<ApiSecret> RotateAsync(long login) => SecretOf((await Keys.RotateAsync(Acme.Owner, Acme.Id, login, StoreVersion.Any)).Value);

    public static ApiSecret SecretOf(IssuedSsoKey issued) => new(issued.Version, issued.TakeSecret());

    public SsoLoginFields Fields(string user = "u1") => new() { Service = "CustomerCare", UserCode = user, UserName = "Kim", Time = Clock.Now.ToUnixTimeMilliseconds() };

    public static Dictionary<string, string?> Form(SsoLoginFields fields, string token) => new()
    {
        ["service"] = fields.Service, ["usercode"] = fields.UserCode, ["username"] = fields.UserName, ["email"] = fields.Email, ["phone"] = fields.Phone,
        ["memberno"] = fields.MemberNo, ["returnUrl"] = fields.ReturnUrl, ["time"] = fields.Time.ToString(CultureInfo.InvariantCulture), ["token"] = token, ["other"] = "x",
    };

    public Dictionary<string, string?> Form(ApiSecret secret, string user = "u1")
    {
        var fields = Fields(user);
        return Form(fields, SsoTokenVersion1.Sign(secret, fields));
    }

    /// <summary>The code that a login with a fresh token is refused with; null when it is accepted.</summary>
    public async Task<string?> LoginAsync(ApiSecret secret, string user = "u1")
    {
        var outcome = await Remote.ClientSideAsync(Acme.Id, Form(secret, user));
        return outcome.Succeeded ? null : outcome.Error.Code;
    }

    public async Task<IReadOnlyList<SsoKeyRow>> KeysAsync(long login) => (await Keys.ListAsync(Acme.Owner, Acme.Id, login)).Value.Keys;

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        File.Delete(_file);
    }
}

/// <summary>Gives one account the right of a service administrator, in whichever service a call names.</summary>
internal sealed class ServiceAdministrators : IActorRightsSource
{
    public const string Account = "service-admin";

    public IHeldRights Ask(Fetch fetch, AdminActor actor, long? service, bool forChange) => new Held(actor.Account == Account && service is not null);

    private sealed class Held(bool isAdministrator) : IHeldRights
    {
        public ActorRights Rights => new(isAdministrator ? AdminRight.ServiceAdministrator : AdminRight.None);

        public void Require(Changes changes)
        {
        }
    }
}

/// <summary>A key-encryption key that a test exchanges while the host runs, as a restart with another file would.</summary>
internal sealed class SwitchedKeyEncryption(IKeyEncryptionKey first) : IKeyEncryptionKey
{
    public IKeyEncryptionKey Current { get; set; } = first;

    public string CurrentId => Current.CurrentId;

    public ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) => Current.WrapAsync(dataKey, associatedData, cancellationToken);

    public ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) => Current.UnwrapAsync(wrapped, associatedData, cancellationToken);
}
