using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
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

    [Fact]
    public async Task What_is_provisioned_is_kept_with_its_owner_and_stands_in_two_entries()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var receipt = (await host.Organizations.ProvisionAsync(AdminTestHost.Operator, Provision)).Value;

        Assert.Equal((true, StoreVersion.First, host.Clock.Now), (receipt.Changed, receipt.Version, receipt.At));
        var id = OrganizationId.Parse("acme");
        var owner = AdminActor.Member(id, "owner", "Owner", "192.0.2.1");
        var stored = (await host.Organizations.GetAsync(owner, id)).Value;
        Assert.Equal(
            (StoreVersion.First, "Acme", "contact.example.com", "Asia/Tokyo", "kr-2020", host.Clock.Now),
            (stored.Version, stored.Value.Name.Value, stored.Value.Domain.Value, stored.Value.TimeZone, stored.Value.PriceBook, stored.Value.ProvisionedAt));
        var administrators = (await host.Administrators.GetAsync(owner, id)).Value;
        Assert.Equal((StoreVersion.First, host.Clock.Now), (administrators.Version, administrators.Value.ChangedAt));
        Assert.Equal(
            new Administrator { Organization = id, Account = "owner", Name = "Owner", IsOwner = true, State = MemberState.Active, AddedAt = host.Clock.Now },
            Assert.Single(administrators.Value.Members));
        Assert.Equal("owner@example.com", Assert.Single((await host.Members.SearchAsync(owner, id, new MemberSearch { Account = "owner" })).Value.Members).Email?.Value);

        var entries = (await host.ChangeLog.ReadAsync(owner, id)).Value.Entries;
        Assert.Equal(
            [
                (ChangeLogCategory.Permission, ChangeLogTargetKind.Person, "owner", "Owner", "organizationAdministrator=owner\norganizationAgent=yes"),
                (ChangeLogCategory.Organization, ChangeLogTargetKind.Organization, "acme", "Acme", "name=Acme\ndomain=contact.example.com\ntimeZone=Asia/Tokyo\npriceBook=kr-2020"),
            ],
            entries.Select(entry => (entry.Category, entry.TargetKind, entry.TargetId.Value!, entry.TargetName.Value!, entry.After.Value!)));
        Assert.All(entries, entry => Assert.Equal(("organization.provisioned", null), (entry.Operation, entry.Before.Value)));
    }

    [Theory]
    [InlineData("id", "OCA4001 id limit=40 actual=7")]
    [InlineData("no id", "OCA4001 id limit=40 actual=0")]
    [InlineData("name", "OCA4005 name limit=100 actual=0")]
    [InlineData("domain", "OCA4004 domain limit=253 actual=localhost")]
    [InlineData("time zone", "OCA4011 timeZone zone=Mars/Base")]
    [InlineData("price book", "OCA3001")]
    [InlineData("account", "OCA4009")]
    [InlineData("owner's name", "OCA4010")]
    [InlineData("e-mail", "OCA4012")]
    public async Task What_is_wrong_is_refused_and_nothing_is_kept(string what, string refusal)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var wrong = what switch
        {
            "id" => Provision with { Id = "No Idea" },
            "no id" => Provision with { Id = null },
            "name" => Provision with { Name = " " },
            "domain" => Provision with { Domain = "localhost" },
            "time zone" => Provision with { TimeZone = "Mars/Base" },
            "price book" => Provision with { PriceBook = "mars" },
            "account" => Provision with { OwnerAccount = "no account" },
            "owner's name" => Provision with { OwnerName = "" },
            _ => Provision with { OwnerEmail = "nowhere" },
        };
        Assert.StartsWith(refusal, Refusal.Said((await host.Organizations.ProvisionAsync(AdminTestHost.Operator, wrong)).Error), StringComparison.Ordinal);
        Assert.Empty(await host.Store.OrganizationsAsync(null, 10, null, default));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_the_first_time_and_one_with_other_content_is_refused()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var request = RequestId.Create("provision-1").Value;
        var first = (await host.Organizations.ProvisionAsync(AdminTestHost.Operator, Provision, request)).Value;
        Assert.Equal(first, (await host.Organizations.ProvisionAsync(AdminTestHost.Operator, Provision, request)).Value);
        foreach (var other in new[]
        {
            Provision with { Name = "Other" },
            Provision with { Domain = "other.example.com" },
            Provision with { TimeZone = null },
            Provision with { PriceBook = null },
            Provision with { OwnerAccount = "other" },
            Provision with { OwnerName = "Other" },
            Provision with { OwnerEmail = null },
        })
            Assert.Equal("OCA0008", (await host.Organizations.ProvisionAsync(AdminTestHost.Operator, other, request)).Error.Code);
    }

    [Fact]
    public async Task What_is_not_said_is_taken_from_the_settings_and_nobody_is_found_where_there_is_none()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var receipt = await host.Organizations.ProvisionAsync(AdminTestHost.Operator, Provision with { TimeZone = null, PriceBook = null, OwnerEmail = null });
        Assert.True(receipt.Succeeded);
        var stored = (await host.Organizations.GetAsync(AdminTestHost.Operator, OrganizationId.Parse("acme"))).Value.Value;
        Assert.Equal(("Asia/Seoul", "kr-2020"), (stored.TimeZone, stored.PriceBook));
        Assert.Equal("OCA4002", (await host.Organizations.GetAsync(AdminTestHost.Operator, OrganizationId.Parse("other"))).Error.Code);
        Assert.Equal("OCA4002", (await host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, OrganizationId.Parse("other"))).Error.Code);
    }

    [Fact]
    public async Task Confirming_the_clock_has_an_entry()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        Assert.True((await host.Organizations.ConfirmClockAsync(AdminTestHost.Operator, acme.Id)).Succeeded);
        var entry = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 1)).Value.Entries[0];
        Assert.Equal(
            ("organization.clock-confirmed", ChangeLogCategory.Organization, ChangeLogTargetKind.Organization, "acme", null, null),
            (entry.Operation, entry.Category, entry.TargetKind, entry.TargetId.Value, entry.Before.Value, entry.After.Value));
    }

    [Fact]
    public void A_label_of_another_script_has_its_limit_and_a_store_gives_no_null_back()
    {
        Assert.Equal("OCA4004 domain limit=63 actual=64", Refusal.Said(OrganizationDomain.Create(new string('가', 64) + ".com").Error));
        Assert.Throws<ArgumentNullException>("text", () => OrganizationDomain.FromStored(null!));
        Assert.Throws<ArgumentNullException>("text", () => OrganizationName.FromStored(null!));
    }

    private static OrganizationProvision Provision => new()
    {
        Id = "acme",
        Name = "Acme",
        Domain = "contact.example.com",
        TimeZone = "Japan",
        PriceBook = "kr-2020",
        OwnerAccount = "owner",
        OwnerName = "Owner",
        OwnerEmail = "owner@example.com",
    };
}
