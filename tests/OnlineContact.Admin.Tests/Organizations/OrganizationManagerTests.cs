using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Organizations;

public class OrganizationManagerTests
{
    [Fact]
    public async Task Somebody_else_than_the_operator_lacks_the_right_to_provision()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var id = OrganizationId.Parse("acme");
        var provision = new OrganizationProvision { Id = "acme", Name = "Acme", Domain = "acme.example.com", OwnerAccount = "owner", OwnerName = "Owner" };
        var refused = await host.Organizations.ProvisionAsync(AdminActor.Member(id, "owner", "Owner", "192.0.2.1"), provision);
        Assert.Equal("OCA4006", refused.Error.Code);
        Assert.Empty(await host.Store.OrganizationsAsync(null, 10, null, default));
        Assert.True((await host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision)).Succeeded);
    }

    [Fact]
    public async Task A_clock_that_went_back_right_after_provisioning_is_noticed()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        host.Clock.Advance(Duration.FromMinutes(-5));
        Assert.True((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded);
        host.Clock.Advance(Duration.FromTicks(-1));
        var refused = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        Assert.Equal("OCA0010", refused.Error.Code);
        Assert.Equal("300 s", refused.Error.Argument("limit"));
    }

    [Fact]
    public async Task After_the_operator_has_confirmed_the_clock_changes_go_on_at_the_last_instant_until_the_clock_has_caught_up()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var last = host.Clock.Now;
        host.Clock.Advance(Duration.FromDays(-2));
        Assert.Equal("OCA0010", (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Error.Code);
        Assert.Equal("OCA4006", (await host.Organizations.ConfirmClockAsync(acme.Owner, acme.Id)).Error.Code);
        Assert.Equal("OCA0010", (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Error.Code);
        Assert.True((await host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, acme.Id)).Succeeded);
        for (var i = 0; i < 3; i++)
            Assert.Equal(last, (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.At);

        // Once time goes on, a second jump back is a new one.
        host.Clock.Now = last + Duration.FromHours(1);
        Assert.True((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded);
        host.Clock.Now = last;
        Assert.Equal("OCA0010", (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Error.Code);
    }
}
