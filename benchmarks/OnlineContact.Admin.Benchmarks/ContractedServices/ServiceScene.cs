using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>The library as a host has it, on a SQLite file, with one organization and its administrator. Remembers the statements when told to.</summary>
internal sealed class ServiceScene : ICommandObserver, IAsyncDisposable
{
    public const string OrganizationText = "hanbit-telecom";

    public static readonly OrganizationId Organization = OrganizationId.Parse(OrganizationText);
    public static readonly AdminActor Administrator = AdminActor.Member(Organization, "soyeon.kim", "김소연", "203.0.113.7");

    private readonly ServiceProvider _services;
    private List<string>? _statements;

    private ServiceScene(string file) =>
        _services = new ServiceCollection()
            .AddOnlineContactAdmin(admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={file}").Observer = this))
            .BuildServiceProvider();

    public ContractedServiceManager Manager => _services.GetRequiredService<ContractedServiceManager>();

    public MemberManager Members => _services.GetRequiredService<MemberManager>();

    public static async Task<ServiceScene> OpenAsync(string file)
    {
        var scene = new ServiceScene(file);
        await scene._services.GetRequiredService<IAdminRuntime>().StartAsync();
        return scene;
    }

    /// <summary>A new file with the organization and one service in use: three languages, five items.</summary>
    /// <returns>The service's number and version.</returns>
    public static async Task<(long Number, StoreVersion Version)> CreateAsync(string file)
    {
        await using var scene = await OpenAsync(file);
        await scene._services.GetRequiredService<OrganizationManager>().ProvisionAsync(AdminActor.Operator("Operations"), new OrganizationProvision
        {
            Id = OrganizationText,
            Name = "한빛텔레콤",
            Domain = "help.hanbit.example",
            OwnerAccount = Administrator.Account,
            OwnerName = Administrator.Name,
        });
        var manager = scene.Manager;
        var added = (await manager.AddAsync(Administrator, Organization, ServiceType.ConsultationManagement)).Value;
        var saved = (await manager.SaveBasicInformationAsync(Administrator, Organization, added.Number, added.Version, new BasicInformation
        {
            Type = ServiceType.ConsultationManagement,
            Name = "한빛 고객센터 Care",
            ServiceId = "HanbitCare",
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
        var contracted = (await manager.RegisterContractAsync(Administrator, Organization, added.Number, saved.Version, terms)).Value;
        return (added.Number, contracted.Version);
    }

    /// <summary>The statements that a call sends, with their transaction.</summary>
    public async Task<IReadOnlyList<string>> StatementsOfAsync(Func<Task> call)
    {
        var statements = _statements = [];
        await call();
        _statements = null;
        return statements;
    }

    void ICommandObserver.Sending(string statement) => _statements?.Add(statement);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
