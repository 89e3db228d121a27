using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Administrators;

public class AdministratorTests
{
    [Fact]
    public async Task Of_64_who_remove_each_other_at_once_one_remains()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await AdministratorRaces.RunAsync(Campaign.Cases(20), admin => admin.UseStore(_ => store));
    }

    [Fact]
    public async Task Several_are_added_at_once_and_each_has_an_entry()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.MemberAsync(acme.Id, "active");
        await host.MemberAsync(acme.Id, "pending", accepts: false);
        var seen = (await host.Administrators.GetAsync(acme.Owner, acme.Id)).Value.Version;

        var added = await host.Administrators.AddAsync(acme.Owner, acme.Id, seen, ["pending", "active", "owner", "active"]);

        Assert.Equal(seen.Next, added.Value.Version);
        var all = (await host.Administrators.GetAsync(acme.Owner, acme.Id)).Value.Value.Members;
        Assert.Equal(
            [("active", MemberState.Active, false), ("owner", MemberState.Active, true), ("pending", MemberState.Pending, false)],
            all.Select(each => (each.Account, each.State, each.IsOwner)));
        var entries = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 2)).Value.Entries;
        Assert.All(entries, entry => Assert.Equal((ChangeLogCategory.Permission, "administrator.added", "owner", "192.0.2.1", (long?)null), (entry.Category, entry.Operation, entry.ActorId.Value, entry.IpAddress.Value, entry.Service)));
        Assert.Equal(
            [("pending", null, "organizationAdministrator=pending\norganizationAgent=yes"), ("active", null, "organizationAdministrator=active\norganizationAgent=yes")],
            entries.Select(entry => (entry.TargetId.Value, entry.Before.Value, entry.After.Value)));
        Assert.False((await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["active"])).Value.Changed);
    }

    [Fact]
    public async Task A_pending_one_has_no_right_and_does_not_count_until_she_accepts()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var pending = await host.MemberAsync(acme.Id, "pending", accepts: false);
        Assert.True((await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["pending"])).Succeeded);

        Assert.Equal("OCA4006", (await host.ContractedServices.AddAsync(pending, acme.Id, ServiceType.IssueManagement)).Error.Code);
        Assert.Equal("OCA4025", (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["owner"])).Error.Code);

        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.True((await host.Members.AcceptAsync(AdminTestHost.Operator, host.Mailer.TokenOf("pending"))).Succeeded);
        Assert.True((await host.ContractedServices.AddAsync(pending, acme.Id, ServiceType.IssueManagement)).Succeeded);
        Assert.True((await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["owner"])).Succeeded);
        Assert.Equal("OCA4006", (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Error.Code);
    }

    [Fact]
    public async Task When_the_directory_disables_the_last_one_the_operator_appoints_another()
    {
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            admin.UseInMemoryStore().UseIamDirectory<FakeIamDirectory, FakeIamDirectory>();
        });
        var directory = (FakeIamDirectory)host.Services.GetRequiredService<IIamDirectory>();
        var acme = await host.ProvisionAsync();
        directory.Put(acme.Id, "owner", "Owner", state: MemberState.Disabled);
        directory.Put(acme.Id, "other", "Other");

        Assert.Equal("OCA4025", (await host.Members.DisableAsync(acme.Owner, acme.Id, "owner", StoreVersion.Any)).Error.Code);
        Assert.True((await host.Members.RefreshAsync(AdminTestHost.Operator, acme.Id, "owner")).Value.Changed);
        Assert.Equal("OCA4006", (await host.Administrators.GetAsync(acme.Owner, acme.Id)).Error.Code);
        Assert.True((await host.Administrators.AddAsync(AdminTestHost.Operator, acme.Id, StoreVersion.Any, ["other"])).Succeeded);
        var other = AdminActor.Member(acme.Id, "other", "Other", "192.0.2.2");

        // She who was disabled may go: nobody active is lost with her.
        Assert.True((await host.Administrators.RemoveAsync(other, acme.Id, StoreVersion.Any, ["owner"])).Succeeded);
        Assert.False((await host.Members.RefreshAsync(other, acme.Id, "other")).Value.Changed);
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_it_was_though_the_directory_knows_her_no_more()
    {
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            admin.UseInMemoryStore().UseIamDirectory<FakeIamDirectory, FakeIamDirectory>();
        });
        var directory = (FakeIamDirectory)host.Services.GetRequiredService<IIamDirectory>();
        var acme = await host.ProvisionAsync();
        var service = await host.ServiceAsync(acme);
        directory.Put(acme.Id, "other", "Other");
        var changes = new Func<RequestId, Task<Outcome<ChangeReceipt>>>[]
        {
            id => host.Agents.GiveRoleAsync(acme.Owner, acme.Id, "other", service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket, id),
            id => host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["other"], id),
            id => host.Agents.AddAsync(acme.Owner, acme.Id, ["other"], id),
        };
        var receipts = new List<ChangeReceipt>();
        for (var i = 0; i < changes.Length; i++) receipts.Add((await changes[i](RequestId.Create($"change-{i}").Value)).Value);

        Assert.True((await host.Agents.RemoveAsync(acme.Owner, acme.Id, "other", StoreVersion.Any)).Succeeded);
        directory.Put(acme.Id, "other", "Other", state: MemberState.Disabled);

        for (var i = 0; i < changes.Length; i++)
        {
            Assert.Equal(receipts[i], (await changes[i](RequestId.Create($"change-{i}").Value)).Value);
            Assert.Equal("OCA4023", (await changes[i](RequestId.None)).Error.Code);
        }
    }

    [Fact]
    public async Task Who_is_removed_has_an_entry_with_the_right_she_had_and_stays_an_agent()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.AdministratorAsync(acme.Id, "active");
        await host.MemberAsync(acme.Id, "pending", accepts: false);
        var seen = (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["pending"])).Value.Version;
        host.Clock.Advance(Duration.FromMinutes(1));

        var receipt = (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, seen, ["pending", "active", "pending"])).Value;

        Assert.Equal(seen.Next, receipt.Version);
        var all = (await host.Administrators.GetAsync(acme.Owner, acme.Id)).Value;
        Assert.Equal((receipt.Version, host.Clock.Now), (all.Version, all.Value.ChangedAt));
        Assert.Equal(["administrator of acme, Active"], all.Value.Members.Select(each => each.ToString()));
        var entries = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 2)).Value.Entries;
        Assert.All(entries, entry => Assert.Equal((ChangeLogCategory.Permission, "administrator.removed", ChangeLogTargetKind.Person), (entry.Category, entry.Operation, entry.TargetKind)));
        Assert.Equal(
            [("pending", "Member", "organizationAdministrator=pending", null), ("active", "Deputy", "organizationAdministrator=active", null)],
            entries.Select(entry => (entry.TargetId.Value, entry.TargetName.Value, entry.Before.Value, entry.After.Value)));
        Assert.True((await host.Agents.GetAsync(acme.Owner, acme.Id, "active")).Succeeded);
    }

    [Fact]
    public async Task Bad_lists_are_refused_whole()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.AdministratorAsync(acme.Id, "deputy");
        await host.MemberAsync(acme.Id, "other");
        var version = (await host.Administrators.GetAsync(acme.Owner, acme.Id)).Value.Version;
        var before = await Scenes.ContentAsync(host.Services.GetRequiredService<IAdminStore>(), AdminShapes.All);
        var many = Enumerable.Range(0, 101).Select(i => $"member{i}").ToArray();

        Assert.Equal("OCA4009", (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["other", "no account"])).Error.Code);
        Assert.Equal("OCA4016", (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["other", "nobody"])).Error.Code);
        Assert.Equal("OCA4024", (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, many)).Error.Code);
        Assert.Equal("OCA4024", (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, [])).Error.Code);
        Assert.Equal("OCA0007", (await host.Administrators.AddAsync(acme.Owner, acme.Id, version.Next, ["other"])).Error.Code);
        Assert.Equal("OCA4009", (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["deputy", "no account"])).Error.Code);
        Assert.Equal("OCA4026", (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["deputy", "other"])).Error.Code);
        Assert.Equal("OCA4024", (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, many)).Error.Code);
        Assert.Equal("OCA4025", (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["deputy", "owner"])).Error.Code);
        Assert.Equal("OCA0007", (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, version.Next, ["deputy"])).Error.Code);

        Assert.Equal(before, await Scenes.ContentAsync(host.Services.GetRequiredService<IAdminStore>(), AdminShapes.All));
    }

    [Fact]
    public async Task A_repeated_request_for_others_or_with_another_version_is_refused()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.MemberAsync(acme.Id, "one");
        await host.MemberAsync(acme.Id, "two");
        var (adds, removes) = (RequestId.Create("adds").Value, RequestId.Create("removes").Value);
        var added = (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["one"], adds)).Value;
        Assert.Equal("OCA0008", (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["two"], adds)).Error.Code);
        Assert.Equal("OCA0008", (await host.Administrators.AddAsync(acme.Owner, acme.Id, added.Version, ["one"], adds)).Error.Code);
        var removed = (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["one"], removes)).Value;
        Assert.Equal(removed, (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["one"], removes)).Value);
        Assert.Equal("OCA0008", (await host.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["owner"], removes)).Error.Code);

        // Nothing to add answers with the version that is there.
        Assert.Equal(removed.Version, (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["owner"])).Value.Version);
    }

    [Fact]
    public async Task An_organization_has_a_thousand_administrators_and_no_more()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().UseIamDirectory<FakeIamDirectory, FakeIamDirectory>());
        var directory = (FakeIamDirectory)host.Services.GetRequiredService<IIamDirectory>();
        var acme = await host.ProvisionAsync();
        var accounts = Enumerable.Range(0, 1_000).Select(i => $"deputy{i}").ToArray();
        foreach (var account in accounts) directory.Put(acme.Id, account, "Deputy");
        foreach (var some in accounts[..900].Chunk(100)) Assert.True((await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, some)).Succeeded);

        var refused = (await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, accounts[900..])).Error;

        Assert.Equal("OCA4024 accounts limit=1000 actual=1001", Refusal.Said(refused));
        Assert.True((await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, accounts[900..999])).Succeeded);
        Assert.Equal(1_000, (await host.Administrators.GetAsync(acme.Owner, acme.Id)).Value.Value.Members.Count);
    }

    [Fact]
    public async Task The_right_alone_opens_no_service()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        var agent = (await host.Agents.GetAsync(acme.Owner, acme.Id, "owner")).Value.Value;

        Assert.Empty(agent.Roles);
        Assert.Equal(AdminRight.None, AgentRights.Of(agent, number));
        Assert.DoesNotContain(AdminOperations.All, operation => operation.OpenTo == AdminRight.OrganizationAdministrator);
    }

    [Fact]
    public async Task Who_lost_her_right_between_load_and_commit_changes_nothing()
    {
        var store = new InterruptedStore(new InMemoryAdminStore(AdminShapes.All));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store), host.Clock);
        var acme = await host.ProvisionAsync();
        var deputy = await host.AdministratorAsync(acme.Id, "deputy");
        store.BeforeCommit = () => other.Administrators.RemoveAsync(acme.Owner, acme.Id, StoreVersion.Any, ["deputy"]);

        Assert.Equal("OCA4006", (await host.Administrators.RemoveAsync(deputy, acme.Id, StoreVersion.Any, ["owner"])).Error.Code);

        Assert.Equal(["owner"], (await host.Administrators.GetAsync(acme.Owner, acme.Id)).Value.Value.Members.Select(each => each.Account));
        var last = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 2)).Value.Entries;
        Assert.Equal([("deputy", ChangeLogKind.Refused), ("owner", ChangeLogKind.Changed)], last.Select(entry => (entry.ActorId.Value, entry.Kind)));
    }
}
