using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>What the door asks for and finds out of an actor's rights, and of the organization she acts in.</summary>
public class DoorRightsTests
{
    private static readonly OrganizationId Nowhere = OrganizationId.Parse("nowhere");

    [Fact]
    public async Task Only_a_change_by_a_member_asks_for_what_its_commit_will_require()
    {
        var store = new ScriptedStore(AdminProcess.NewStore());
        await using var host = await ScriptedStore.HostAsync(store);
        var acme = await host.ProvisionAsync();

        Assert.Contains(OrganizationAdministrators.Shape, await ReadByAsync(() => host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)));
        Assert.Contains(store.Committed[^1].Writes, write => write.Kind == WriteKind.Require && write.Shape == OrganizationAdministrators.Shape);
        Assert.DoesNotContain(OrganizationAdministrators.Shape, await ReadByAsync(() => host.ContractedServices.ListAsync(acme.Owner, acme.Id, new())));
        Assert.DoesNotContain(OrganizationAdministrators.Shape, await ReadByAsync(() => host.ContractedServices.AddAsync(AdminTestHost.Operator, acme.Id, ServiceType.IssueManagement)));
        Assert.DoesNotContain(store.Committed[^1].Writes, write => write.Kind == WriteKind.Require && write.Shape == OrganizationAdministrators.Shape);

        async Task<IReadOnlyList<RecordShape>> ReadByAsync<T>(Func<Task<Outcome<T>>> call) where T : notnull
        {
            store.Read.Clear();
            Assert.Equal("ok", await CodeAsync(call()));
            return [.. store.Read];
        }
    }

    [Fact]
    public async Task A_right_that_two_sources_know_of_is_held()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Services.AddSingleton<IActorRightsSource>(new Again()));
        var acme = await host.ProvisionAsync();

        Assert.Equal("ok", await CodeAsync(host.ContractedServices.ListAsync(acme.Owner, acme.Id, new())));
        Assert.Equal("OCA4006", await CodeAsync(host.ContractedServices.ListAsync(acme.Member, acme.Id, new())));
    }

    [Fact]
    public async Task In_an_organization_that_is_not_there_a_call_finds_none_and_a_member_is_counted()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var member = AdminActor.Member(Nowhere, "kim", "Kim", "192.0.2.9");
        var refused = 0L;
        using var listener = Measured.Count(host.Services.GetRequiredService<AdminMeter>().Refused, count => refused += count);

        Assert.Equal(("OCA4002", 0), (await CodeAsync(host.ContractedServices.ListAsync(AdminTestHost.Operator, Nowhere, new())), refused));
        Assert.Equal(("OCA4002", 1), (await CodeAsync(host.ContractedServices.ListAsync(member, Nowhere, new())), refused));
        Assert.Equal(("OCA4002", 1), (await CodeAsync(host.ContractedServices.AddAsync(member, Nowhere, ServiceType.IssueManagement)), refused));
    }

    [Fact]
    public async Task A_member_who_would_provision_her_own_organization_lacks_the_right()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var member = AdminActor.Member(Nowhere, "kim", "Kim", "192.0.2.9");
        var provision = new OrganizationProvision { Id = Nowhere.Value, Name = "Nowhere", Domain = "nowhere.example", OwnerAccount = "kim", OwnerName = "Kim" };

        Assert.Equal("OCA4006", await CodeAsync(host.Organizations.ProvisionAsync(member, provision)));
        Assert.Empty(await host.Store.OrganizationsAsync(null, 10, null, default));
    }

    /// <summary>Knows what the library's own source of administrators knows.</summary>
    private sealed class Again : IActorRightsSource
    {
        private readonly AdministratorRights _own = new();

        public IHeldRights Ask(Fetch fetch, AdminActor actor, long? service, bool forChange) => _own.Ask(fetch, actor, service, forChange);
    }
}
