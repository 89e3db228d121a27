using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>The library as a host has it, on a database. Remembers the statements when told to.</summary>
internal sealed class ServiceScene : ICommandObserver, IAsyncDisposable
{
    public const string OrganizationText = "hanbit-telecom";

    public static readonly OrganizationId Organization = OrganizationId.Parse(OrganizationText);
    public static readonly AdminActor Administrator = AdminActor.Member(Organization, "soyeon.kim", "김소연", "203.0.113.7");

    private readonly ServiceProvider _services;
    private List<string>? _statements;

    private ServiceScene(Action<OnlineContactAdminBuilder, ServiceScene> store) =>
        _services = new ServiceCollection().AddOnlineContactAdmin(admin => store(admin, this)).BuildServiceProvider();

    /// <summary>Everything that is registered.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Is called before each statement.</summary>
    public Action? BeforeStatement { get; set; }

    public UsageManager Usage => _services.GetRequiredService<UsageManager>();

    public MonthClosingManager Closing => _services.GetRequiredService<MonthClosingManager>();

    public ContractedServiceManager Manager => _services.GetRequiredService<ContractedServiceManager>();

    public MemberManager Members => _services.GetRequiredService<MemberManager>();

    public CtiAgentManager CtiAgents => _services.GetRequiredService<CtiAgentManager>();

    public static Task<ServiceScene> OpenAsync(string file) => OpenAsync(ef => ef.UseSqlite($"Data Source={file}"));

    public static Task<ServiceScene> OpenAsync(Action<EntityFrameworkCoreStoreBuilder> store) => OpenAsync((admin, scene) => admin.UseEntityFrameworkCore(ef =>
    {
        store(ef);
        ef.Observer = scene;
    }));

    /// <summary>On another store, whose statements nobody sees.</summary>
    public static Task<ServiceScene> OpenWithAsync(Action<OnlineContactAdminBuilder> store) => OpenAsync((admin, _) => store(admin));

    private static async Task<ServiceScene> OpenAsync(Action<OnlineContactAdminBuilder, ServiceScene> store)
    {
        var scene = new ServiceScene(store);
        await scene._services.GetRequiredService<IAdminRuntime>().StartAsync();
        return scene;
    }

    /// <summary>A new file with the organization and one service in use: three languages, five items.</summary>
    /// <returns>The service's number and version.</returns>
    public static async Task<(long Number, StoreVersion Version)> CreateAsync(string file)
    {
        await using var scene = await OpenAsync(file);
        return await scene.ProvisionAsync(Administrator, "help.hanbit.example");
    }

    /// <summary>Adds an organization with one service in use: three languages, five items.</summary>
    /// <returns>The service's number and version.</returns>
    public async Task<(long Number, StoreVersion Version)> ProvisionAsync(AdminActor administrator, string domain)
    {
        await _services.GetRequiredService<OrganizationManager>().ProvisionAsync(AdminActor.Operator("Operations"), new OrganizationProvision
        {
            Id = administrator.Organization.Value,
            Name = "한빛텔레콤",
            Domain = domain,
            OwnerAccount = administrator.Account,
            OwnerName = administrator.Name,
        });
        return await AddServiceAsync(administrator, "한빛 고객센터 Care", "HanbitCare");
    }

    /// <summary>Adds a service in use: three languages, five items.</summary>
    /// <returns>The service's number and version.</returns>
    public async Task<(long Number, StoreVersion Version)> AddServiceAsync(AdminActor administrator, string name, string id)
    {
        var organization = administrator.Organization;
        var added = (await Manager.AddAsync(administrator, organization, ServiceType.ConsultationManagement)).Value;
        var saved = (await Manager.SaveBasicInformationAsync(administrator, organization, added.Number, added.Version, new BasicInformation
        {
            Type = ServiceType.ConsultationManagement,
            Name = name,
            ServiceId = id,
            Languages = ["ko", "en", "ja"],
            MainLanguage = "ko",
            TimeZone = "Asia/Seoul",
        })).Value;
        ContractTermInput[] terms =
        [
            new() { Item = ContractItem.TicketCode, Users = 30 },
            new() { Item = "telticket", Users = 12 },
            new() { Item = "chat", Users = 8 },
            new() { Item = "helpdoc" },
            new() { Item = "callback" },
        ];
        var contracted = (await Manager.RegisterContractAsync(administrator, organization, added.Number, saved.Version, terms)).Value;
        return (added.Number, contracted.Version);
    }

    /// <summary>Suspends a service, then resumes it.</summary>
    /// <returns>Its version.</returns>
    public async Task<StoreVersion> SuspendAndResumeAsync(AdminActor administrator, long number, StoreVersion version)
    {
        var suspended = await Manager.SuspendAsync(administrator, administrator.Organization, number, version);
        return (await Manager.ResumeAsync(administrator, administrator.Organization, number, suspended.Value.Version)).Value.Version;
    }

    /// <summary>The statements that a call sends, with their transaction.</summary>
    public async Task<IReadOnlyList<string>> StatementsOfAsync(Func<Task> call)
    {
        var statements = _statements = [];
        await call();
        _statements = null;
        return statements;
    }

    void ICommandObserver.Sending(string statement)
    {
        BeforeStatement?.Invoke();
        _statements?.Add(statement);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
