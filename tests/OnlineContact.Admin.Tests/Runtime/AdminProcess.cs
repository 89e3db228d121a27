using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>One process with the library in it: its own caches and gates over a store that others may share.</summary>
internal sealed class AdminProcess : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private AdminProcess(ServiceProvider provider) => _provider = provider;

    public static OrganizationId Acme { get; } = OrganizationId.Parse("acme");

    public static AdminActor Operator { get; } = AdminActor.Operator("Operator");

    public static AdminActor Owner { get; } = AdminActor.Member(Acme, "kim.owner", "Kim Owner", "192.0.2.1");

    public static AdminActor Stranger { get; } = AdminActor.Member(Acme, "lee", "Lee", "192.0.2.2");

    public IAdminRuntime Runtime => _provider.GetRequiredService<IAdminRuntime>();

    public OrganizationManager Organizations => _provider.GetRequiredService<OrganizationManager>();

    public ContractedServiceManager Services => _provider.GetRequiredService<ContractedServiceManager>();

    public ChangeLogManager Log => _provider.GetRequiredService<ChangeLogManager>();

    public static InMemoryAdminStore NewStore() => new(AdminShapes.All);

    public static FakeAdminClock NewClock() => new(Instant.FromUtc(2026, 3, 2, 3, 0));

    public static AdminProcess Make(IAdminStore store, IClock clock, Action<OnlineContactAdminBuilder>? build = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddOnlineContactAdmin(admin =>
        {
            admin.UseStore(_ => store);
            build?.Invoke(admin);
        });
        return new AdminProcess(services.BuildServiceProvider());
    }

    public static async Task<AdminProcess> StartAsync(IAdminStore store, IClock clock, Action<OnlineContactAdminBuilder>? build = null)
    {
        var process = Make(store, clock, build);
        await process.Runtime.StartAsync();
        return process;
    }

    /// <summary>Provisions the organization with its owner.</summary>
    public async Task ProvisionAsync()
    {
        var provision = new OrganizationProvision { Id = Acme.Value, Name = "Acme", Domain = "acme.example", OwnerAccount = Owner.Account, OwnerName = Owner.Name };
        Assert.True((await Organizations.ProvisionAsync(Operator, provision)).Succeeded);
    }

    /// <summary>Adds a service with its basic information.</summary>
    public async Task<long> AddAsync(string name, string id)
    {
        var number = (await Services.AddAsync(Owner, Acme, ServiceType.ConsultationManagement)).Value.Number;
        var saved = await Services.SaveBasicInformationAsync(Owner, Acme, number, StoreVersion.Any, Basics(name, id));
        Assert.True(saved.Succeeded, saved.ToString());
        return number;
    }

    public static BasicInformation Basics(string? name, string? id) => new() { Name = name, ServiceId = id, Languages = ["ko"], MainLanguage = "ko" };

    public static ContractTermInput[] Terms(params (string Item, int? Users)[] items) =>
        [.. items.Select(item => new ContractTermInput { Item = item.Item, Users = item.Users })];

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
