using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/reporting.md.</summary>
public sealed class Reporting
{
    [Fact]
    public async Task Users_are_added_up_over_the_services_in_use()
    {
        using var file = new ScratchFile();
        await using var provider = new ServiceCollection()
            .AddOnlineContactAdmin(admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={file.Path}")))
            .BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        var actor = AdminActor.Operator("report");
        foreach (var name in new[] { "haneul", "byeol" })
        {
            var provision = new OrganizationProvision { Id = name, Name = name, Domain = $"{name}.example", OwnerAccount = "owner", OwnerName = "owner" };
            Assert.True((await provider.GetRequiredService<OrganizationManager>().ProvisionAsync(actor, provision)).Succeeded);
            foreach (var service in new[] { "One", "Two", "Off" }) await ContractAsync(provider, actor, OrganizationId.Parse(name), service);
        }

        Assert.Equal([("chat", 8L), ("helpdoc", 0L), ("ticket", 20L)], await UsersAsync($"Data Source={file.Path};Pooling=False", OrganizationId.Parse("haneul")));
    }

    private static async Task ContractAsync(ServiceProvider provider, AdminActor actor, OrganizationId organization, string name)
    {
        var services = provider.GetRequiredService<ContractedServiceManager>();
        var draft = (await services.AddAsync(actor, organization, ServiceType.ConsultationManagement)).Value;
        var basics = new BasicInformation { Name = name, ServiceId = name, Languages = ["ko"], MainLanguage = "ko" };
        var saved = (await services.SaveBasicInformationAsync(actor, organization, draft.Number, draft.Version, basics)).Value;
        var contracted = (await services.RegisterContractAsync(actor, organization, draft.Number, saved.Version,
            [new() { Item = "ticket", Users = 9 }, new() { Item = "chat", Users = 4 }, new() { Item = "helpdoc" }])).Value;
        Assert.True((await EditContract.TicketsAsync(services, actor, organization, name)).Succeeded);
        if (name == "Off") Assert.True((await services.SuspendAsync(actor, organization, contracted.Number, StoreVersion.Any)).Succeeded);
    }

    private static async Task<List<(string Item, long Users)>> UsersAsync(string connectionString, OrganizationId haneul)
    {
        #region query
        await using var reports = new Reports(connectionString);
        var users = await (
            from service in reports.Set<ContractedService>()
            join item in reports.Set<ServiceContractItem>()
                on new { service.Organization, service.Number } equals new { item.Organization, Number = item.Service }
            where service.Organization == haneul && service.Status == ServiceStatus.InUse
            group item by item.Item into items
            orderby items.Key
            select new { Item = items.Key, Users = items.Sum(item => item.Users) }).ToListAsync();
        #endregion

        // What the page says of rows that stand in tables of their own.
        var one = await reports.Set<ContractedService>().Where(service => service.Organization == haneul && service.Number == 1).SingleAsync();
        Assert.True(one is { Terms: null, Languages: null, Picture: null, Name: not null });
        return [.. users.Select(row => (row.Item, row.Users))];
    }

    #region context
    internal sealed class Reports(string connectionString) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite(connectionString);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseOnlineContactAdmin();
    }
    #endregion
}
