using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Testing.Registration;

namespace OnlineContact.Admin.PluginTests.Registration;

/// <summary>Every extension of the builder, by its name; a second overload has its parameter behind it.</summary>
internal static class Registrations
{
    private const string Secret = "hunter2-hunter2";

    private const string PriceBook =
        """
        { "name": "jp-2027", "currency": "JPY", "minorUnitDigits": 0,
          "versions": [{ "effectiveFrom": "2027-01", "number": 1, "trialDays": 14,
            "prices": [{ "item": "ticket", "perUser": true, "monthPrice": 1200, "dayPrice": 40 }] }] }
        """;

    public static IReadOnlyDictionary<string, Func<string, IRegistrationFixture>> All { get; } = new Dictionary<string, Func<string, IRegistrationFixture>>
    {
        ["Configure"] = _ => new Registration(admin => admin.Configure(options => options.DefaultTimeZone = "Asia/Tokyo"))
        {
            Mistakes =
            [
                Option(admin => admin.Configure(options => options.DefaultTimeZone = "Asia/Nowhere"), "DefaultTimeZone", "Asia/Nowhere", "admin.Configure"),
                Option(admin => admin.Configure(options => options.MaxServices = 0), "MaxServices is 0", "admin.Configure"),
            ],
        },
        ["AddPriceBook"] = _ => new Registration(admin => admin.AddPriceBook(PriceBook))
        {
            TwiceIsRefusedWith = "OCA0003",
            Mistakes = [new() { Register = admin => admin.AddPriceBook("{ \"name\": 1 }"), Code = "OCA3018", Says = ["name"] }],
        },
        ["ConfigureSso"] = _ => new Registration(admin => admin.ConfigureSso(options => options.MaxLogins = 5))
        {
            Mistakes = [Option(admin => admin.ConfigureSso(options => options.MaxLogins = 0), "MaxLogins is 0", "admin.ConfigureSso")],
        },
        ["ConfigureCti"] = _ => new Registration(admin => admin.ConfigureCti(options => options.CallTimeout = Duration.FromSeconds(3)))
        {
            Mistakes =
            [
                Option(admin => admin.ConfigureCti(options => options.CallTimeout = Duration.Zero), "CallTimeout is 0:00:00:00, not 0:00:00:00.1 to 0:00:01:00", "admin.ConfigureCti"),
                Option(admin => admin.ConfigureCti(options => options.MaxImportLines = 5_001), "MaxImportLines is 5001, not 1 to 5000", "admin.ConfigureCti"),
            ],
        },
        ["ConfigurePerformance"] = _ => new Registration(admin => admin.ConfigurePerformance(options => options.MaxLiveAgents = 500))
        {
            Mistakes =
            [
                Option(admin => admin.ConfigurePerformance(options => options.EventRetention = Duration.Zero), "EventRetention is 0:00:00:00, not 1:00:00:00 to 400:00:00:00", "admin.ConfigurePerformance"),
                Option(admin => admin.ConfigurePerformance(options => options.MaxLiveAgents = 99), "MaxLiveAgents is 99, not 100 to 10000000", "admin.ConfigurePerformance"),
            ],
        },
        ["ConfigureHealth"] = _ => new Registration(admin => admin.ConfigureHealth(options => options.MaxOrganizations = 20))
        {
            Mistakes =
            [
                Option(admin => admin.ConfigureHealth(options => options.TimeLimit = Duration.Zero), "TimeLimit is 0:00:00:00, not 0:00:00:00.1 to 0:00:01:00", "admin.ConfigureHealth"),
                Option(admin => admin.ConfigureHealth(options => options.MaxOrganizations = 0), "MaxOrganizations is 0, not 1 to 1000", "admin.ConfigureHealth"),
            ],
        },
        ["FeedPerformanceFromCti"] = _ => new Registration(admin => admin.FeedPerformanceFromCti(), typeof(ICtiEventHandler)),
        ["AddCtiConnector"] = _ => new Registration(
            admin => admin.AddCtiConnector(provider => new FakeCtiConnector(CtiVersion.IpccPrivate, provider.GetRequiredService<IClock>())), typeof(ICtiConnector)) { TwiceIsRefusedWith = "OCA0014" },
        ["AddCtiEventHandler"] = _ => new Registration(admin => admin.AddCtiEventHandler<CtiHandler>(), typeof(ICtiEventHandler)),
        ["UseInMemorySsoReplayGuard"] = _ => new Registration(admin => admin.UseInMemorySsoReplayGuard(), typeof(ISsoReplayGuard)) { IsChoice = true },
        ["UseInMemoryStore"] = _ => new Registration(admin => admin.UseInMemoryStore(), typeof(IAdminStore)) { IsChoice = true },
        ["UseStore"] = _ => new Registration(admin => admin.UseStore(_ => new InMemoryAdminStore(AdminShapes.All)), typeof(IAdminStore))
        {
            IsChoice = true,
            Mistakes = [new() { Register = _ => { }, Code = "OCA0001", Says = ["UseEntityFrameworkCore", "UseInMemoryStore"] }],
        },
        ["UseIamDirectory"] = _ => new Registration(admin => admin.UseIamDirectory<FakeIamDirectory, FakeIamDirectory>(), typeof(IIamDirectory), typeof(IIamEnrolment)) { IsChoice = true },
        ["UseMemberMailer"] = _ => new Registration(admin => admin.UseMemberMailer<FakeMemberMailer>(), typeof(IMemberMailer)) { IsChoice = true },
        ["UseCheckpointSigner"] = _ => new Registration(
            admin => admin.UseCheckpointSigner(_ => new EcdsaCheckpointSigner("test", System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256))),
            typeof(ILogCheckpointSigner)) { IsChoice = true },
        ["AddEventHandler"] = _ => new Registration(admin => admin.AddEventHandler<Handler>(), typeof(IAdminEventHandler)),
        ["AddJob"] = _ => new Registration(admin => admin.AddJob<Job>(), typeof(IAdminJob)),
        ["UseEntityFrameworkCore"] = folder => new Registration(
            admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={Path.Combine(folder, "ef.db")}")), typeof(IAdminStore))
        {
            IsChoice = true,
            Mistakes =
            [
                new() { Register = admin => admin.UseEntityFrameworkCore(_ => { }), Code = "OCA0005", Says = ["UseSqlite", "UsePostgreSql"] },
                new() { Register = admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite("Data Source=:memory:")), Code = "OCA0005", Says = ["in memory"] },
                new() { Register = admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite("Data Source=x.db").Sessions = 0), Says = ["Sessions", "0"] },
            ],
        },
        ["AddIpcc"] = _ => new Registration(
            admin => admin.AddIpcc(options => options.Exchange = new IpccExchange { Host = "cti.example", Port = 8800, Password = Secret }), typeof(ICtiConnector))
        {
            Mistakes =
            [
                new() { Register = admin => admin.AddIpcc(_ => { }), Says = ["exchange", "admin.AddIpcc"] },
                Option(
                    admin => admin.AddIpcc(options => options.Exchange = new IpccExchange { Host = "cti.example", Port = 70_000, Password = Secret + "\u0001" }), "70000", "Password", "admin.AddIpcc") with { Hides = [Secret] },
            ],
        },
        ["AddMobileContact"] = _ => new Registration(
            admin => admin.AddMobileContact(options => (options.BaseAddress, options.ApiKey) = ("https://mobile.example/", Secret)), typeof(ICtiConnector))
        {
            Mistakes =
            [
                new() { Register = admin => admin.AddMobileContact(_ => { }), Says = ["BaseAddress", "ApiKey", "admin.AddMobileContact"] },
                Option(admin => admin.AddMobileContact(options => (options.MaxRepetitions, options.ApiKey) = (11, Secret + "\n")), "MaxRepetitions", "ApiKey") with { Hides = [Secret] },
            ],
        },
        ["AddMobileContact(section)"] = _ => new Registration(admin => admin.AddMobileContact(Section("https://mobile.example/")), typeof(ICtiConnector))
        {
            Mistakes = [Option(admin => admin.AddMobileContact(Section("http://mobile.example/")), "BaseAddress") with { Hides = [Secret] }],
        },
        ["AddSsoKeyManagement"] = folder => new Registration(
            admin => admin.AddSsoKeyManagement(options => options.GracePeriod = Duration.FromHours(12)).UseSsoKeyEncryption(_ => Key(folder)), typeof(ISsoKeySource), typeof(SsoKeyManager))
        {
            IsChoice = true,
            Mistakes =
            [
                new() { Register = admin => admin.AddSsoKeyManagement(), Says = ["UseSsoKeyEncryption"] },
                Option(admin => admin.AddSsoKeyManagement(options => options.MaxLiveKeys = 11).UseSsoKeyEncryption(_ => Key(folder)), "MaxLiveKeys"),
            ],
        },
        ["UseSsoKeyEncryption"] = folder => new Registration(admin => admin.AddSsoKeyManagement().UseSsoKeyEncryption(_ => Key(folder)), typeof(IKeyEncryptionKey)) { IsChoice = true },

        // The samples' own.
        ["UseSqliteFile"] = folder => new Registration(admin => admin.UseSqliteFile(Path.Combine(folder, "custom.db")), typeof(IAdminStore))
        {
            IsChoice = true,
            Mistakes =
            [
                new() { Register = admin => admin.UseSqliteFile(" "), Says = ["UseSqliteFile"] },
                new() { Register = admin => admin.UseSqliteFile("x.db", TimeSpan.Zero), Says = ["patience", "1 second to 10 minutes", "UseSqliteFile"] },
            ],
        },
        ["AddDesk"] = _ => new Registration(admin => admin.AddDesk(desk => (desk.Host, desk.Port) = ("127.0.0.1", 4_711)), typeof(ICtiConnector))
        {
            Mistakes =
            [
                new() { Register = admin => admin.AddDesk(_ => { }), Says = ["Host", "Port", "1 to 65,535, not 0", "admin.AddDesk"] },
                Option(admin => admin.AddDesk(desk => desk.TimeLimit = TimeSpan.Zero), "TimeLimit", "00:00:00.1000000"),
            ],
        },
    };

    private static MistakenRegistration Option(Action<OnlineContactAdminBuilder> register, params string[] says) => new() { Register = register, Says = says, IsOption = true };

    private static AesKeyEncryptionKey Key(string folder)
    {
        var file = Path.Combine(folder, "keys");
        if (!File.Exists(file)) File.WriteAllText(file, AesKeyEncryptionKey.NewLine("test"));
        return AesKeyEncryptionKey.FromFile(file);
    }

    private static IConfigurationSection Section(string address) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["MobileContact:BaseAddress"] = address, ["MobileContact:ApiKey"] = Secret }).Build().GetSection("MobileContact");

    private sealed class CtiHandler : ICtiEventHandler
    {
        public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class Handler : IAdminEventHandler
    {
        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Job : IAdminJob
    {
        public string Name => "test";

        public Duration Interval => Duration.FromDays(1);

        public Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken) => Task.FromResult(new JobResult());
    }
}
