using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Agents;

public class AgentTests
{
    private static readonly IReadOnlyList<ContractTermInput> NoPhone = [new() { Item = "ticket", Users = 5 }, new() { Item = "chat", Users = 5 }];

    [Fact]
    public async Task Phone_brings_ticket_and_the_entry_has_the_rights_before_and_after()
    {
        await using var scene = await AgentScene.StartAsync();
        await scene.Host.MemberAsync(scene.Id, "alice", "Alice");
        Assert.True((await scene.GiveAsync("alice", ServiceRole.Agent, AgentChannels.Chat)).Succeeded);
        Assert.True((await scene.GiveAsync("alice", ServiceRole.Administrator, AgentChannels.Phone)).Succeeded);

        var role = (await scene.Host.Agents.GetAsync(scene.Owner, scene.Id, "alice")).Value.Value.RoleIn(scene.Service)!;
        Assert.Equal((ServiceRole.Administrator, AgentChannels.Ticket | AgentChannels.Phone), (role.Role, role.Channels));
        var entries = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 3)).Value.Entries;
        Assert.Equal(
            [
                (scene.Service, "alpha", "Alpha", "role=ROLE_FRONT_AGENT\nchannels=chat", "role=ROLE_FRONT_ADMIN\nchannels=ticket,phone"),
                (scene.Service, "alpha", "Alpha", null, "role=ROLE_FRONT_AGENT\nchannels=chat"),
                (null, null, null, null, "organizationAgent=yes"),
            ],
            entries.Select(entry => (entry.Service, entry.ServiceId.Value, entry.ServiceName.Value, entry.Before.Value, entry.After.Value)));
        Assert.All(entries, entry => Assert.Equal(
            (ChangeLogCategory.Permission, "agent.role-given", "owner", "192.0.2.1", "alice", "Alice"),
            (entry.Category, entry.Operation, entry.ActorId.Value, entry.IpAddress.Value, entry.TargetId.Value, entry.TargetName.Value)));
        Assert.All(entries, entry => Assert.Empty(entry.Arguments));
    }

    [Fact]
    public async Task Who_gives_a_role_to_herself_is_marked()
    {
        await using var scene = await AgentScene.StartAsync();
        Assert.True((await scene.GiveAsync("owner", ServiceRole.Administrator, AgentChannels.Ticket)).Succeeded);
        var entry = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0];
        Assert.Equal(new("selfGrant", "true"), entry.Arguments.Single());
    }

    [Fact]
    public async Task A_service_administrator_gives_roles_in_her_service_and_nothing_else()
    {
        await using var scene = await AgentScene.StartAsync();
        var host = scene.Host;
        var other = await host.ServiceAsync(new TestOrganization(scene.Id, scene.Owner), "Beta", "beta");
        var manager = await host.MemberAsync(scene.Id, "manager");
        var worker = await host.MemberAsync(scene.Id, "worker");
        await host.MemberAsync(scene.Id, "candidate");
        Assert.True((await scene.GiveAsync("manager", ServiceRole.Administrator, AgentChannels.None)).Succeeded);
        Assert.True((await scene.GiveAsync("worker", ServiceRole.Agent, AgentChannels.Ticket)).Succeeded);
        Task<string> Give(AdminActor actor, long service, string account) => CodeAsync(host.Agents.GiveRoleAsync(actor, scene.Id, account, service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket));

        Assert.Equal("ok", await Give(manager, scene.Service, "candidate"));
        Assert.Equal("OCA4006", await Give(manager, other, "candidate"));
        Assert.Equal("OCA4006", await Give(worker, scene.Service, "candidate"));
        Assert.Equal("OCA4006", await Give(worker, other, "worker"));
        Assert.Equal("OCA4006", await CodeAsync(host.Administrators.AddAsync(manager, scene.Id, StoreVersion.Any, ["candidate"])));
        Assert.Equal("OCA4006", await CodeAsync(host.Agents.AddAsync(manager, scene.Id, ["candidate"])));
        Assert.Equal("OCA4006", await CodeAsync(host.Agents.RemoveAsync(manager, scene.Id, "candidate", StoreVersion.Any)));
        Assert.Equal("ok", await CodeAsync(host.Agents.TakeRoleAsync(manager, scene.Id, "candidate", scene.Service, StoreVersion.Any)));

        // She sees her service only, and her right ends with her state.
        Assert.Equal(["manager", "worker"], (await host.Agents.ListAsync(manager, scene.Id, new AgentQuery { Service = scene.Service })).Value.Agents.Select(agent => agent.Value.Account.Value));
        Assert.Equal("OCA4006", await CodeAsync(host.Agents.ListAsync(manager, scene.Id, new AgentQuery())));
        Assert.Equal("ok", await CodeAsync(host.Members.SearchAsync(manager, scene.Id, new MemberSearch { Account = "can" }, scene.Service)));
        Assert.Equal("OCA4006", await CodeAsync(host.Members.SearchAsync(manager, scene.Id, new MemberSearch { Account = "can" })));
        Assert.Equal("ok", await CodeAsync(host.Members.DisableAsync(scene.Owner, scene.Id, "manager", StoreVersion.Any)));
        Assert.Equal("OCA4006", await Give(manager, scene.Service, "candidate"));
    }

    [Fact]
    public async Task Rights_in_a_service_of_another_organization_are_none_here()
    {
        await using var scene = await AgentScene.StartAsync();
        var zeta = await scene.Host.ProvisionAsync("zeta");
        var foreign = await scene.Host.MemberAsync(zeta.Id, "manager");
        Assert.Equal(scene.Service + 1, await scene.Host.ServiceAsync(zeta));
        Assert.Equal("ok", await CodeAsync(scene.Host.Agents.GiveRoleAsync(zeta.Owner, zeta.Id, "manager", scene.Service + 1, StoreVersion.Any, ServiceRole.Administrator, AgentChannels.None)));
        await scene.Host.ServiceAsync(new TestOrganization(scene.Id, scene.Owner), "Beta", "beta");

        Assert.Equal("OCA4007", await CodeAsync(scene.Host.Agents.GiveRoleAsync(foreign, scene.Id, "owner", scene.Service + 1, StoreVersion.Any, ServiceRole.Agent, AgentChannels.None)));
        var namesake = AdminActor.Member(scene.Id, "manager", "Manager", "192.0.2.7");
        Assert.Equal("OCA4006", await CodeAsync(scene.Host.Agents.GiveRoleAsync(namesake, scene.Id, "owner", scene.Service + 1, StoreVersion.Any, ServiceRole.Agent, AgentChannels.None)));
    }

    [Fact]
    public async Task A_removal_takes_all_rights_in_one_change()
    {
        await using var scene = await AgentScene.StartAsync();
        var host = scene.Host;
        var other = await host.ServiceAsync(new TestOrganization(scene.Id, scene.Owner), "Beta", "beta");
        await host.AdministratorAsync(scene.Id, "alice", "Alice");
        Assert.True((await scene.GiveAsync("alice", ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        Assert.True((await host.Agents.GiveRoleAsync(scene.Owner, scene.Id, "alice", other, StoreVersion.Any, ServiceRole.Administrator, AgentChannels.None)).Succeeded);

        var removed = (await host.Agents.RemoveAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any)).Value;

        Assert.Equal("OCA4027", (await host.Agents.GetAsync(scene.Owner, scene.Id, "alice")).Error.Code);
        Assert.Equal(["owner"], (await host.Administrators.GetAsync(scene.Owner, scene.Id)).Value.Value.Members.Select(each => each.Account));
        var entries = (await host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 3)).Value.Entries;
        Assert.Equal(removed.Sequence, entries[0].Sequence);
        Assert.All(entries, entry => Assert.Equal((removed.At, "agent.removed"), (entry.Time, entry.Operation)));
        Assert.Equal(
            [
                (null, "organizationAgent=yes\norganizationAdministrator=active", null),
                (other, "role=ROLE_FRONT_ADMIN", null),
                (scene.Service, "role=ROLE_FRONT_AGENT\nchannels=ticket,phone", null),
            ],
            entries.Select(entry => (entry.Service, entry.Before.Value, entry.After.Value)));

        // The last administrator is not removed with her agent.
        Assert.Equal("OCA4025", (await host.Agents.RemoveAsync(scene.Owner, scene.Id, "owner", StoreVersion.Any)).Error.Code);
    }

    [Fact]
    public async Task A_contract_takes_a_channel_only_when_that_was_agreed_to()
    {
        await using var scene = await AgentScene.StartAsync();
        var (host, services) = (scene.Host, scene.Host.ContractedServices);
        await host.MemberAsync(scene.Id, "alice", "Alice");
        await host.MemberAsync(scene.Id, "bob", "Bob");
        Assert.True((await scene.GiveAsync("alice", ServiceRole.Agent, AgentChannels.Phone | AgentChannels.Chat)).Succeeded);
        Assert.True((await scene.GiveAsync("bob", ServiceRole.Agent, AgentChannels.Chat)).Succeeded);

        var preview = (await services.PreviewContractAsync(scene.Owner, scene.Id, scene.Service, NoPhone)).Value;
        Assert.Equal([("agent.channels", "alice", "Alice", "ticket,chat,phone", "ticket,chat")], preview.Consequences.Select(each => (each.Kind, each.Account, each.Name, each.Before, each.After)));
        Assert.Equal("OCA2012", await CodeAsync(services.ChangeContractAsync(scene.Owner, scene.Id, scene.Service, StoreVersion.Any, NoPhone)));

        // Somebody gives another phone meanwhile: then these are not the consequences any more.
        Assert.True((await scene.GiveAsync("bob", ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        var refused = await services.ChangeContractAsync(scene.Owner, scene.Id, scene.Service, StoreVersion.Any, NoPhone, preview.Digest);
        Assert.Equal(("OCA2012", "2"), (refused.Error.Code, refused.Error.Argument("actual")));

        preview = (await services.PreviewContractAsync(scene.Owner, scene.Id, scene.Service, NoPhone)).Value;
        var changed = (await services.ChangeContractAsync(scene.Owner, scene.Id, scene.Service, StoreVersion.Any, NoPhone, preview.Digest)).Value;

        var entries = (await host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 3)).Value.Entries;
        Assert.Equal(changed.Sequence, entries[0].Sequence);
        Assert.Equal(
            [
                (ChangeLogCategory.Permission, "bob", "channels=ticket,phone", "channels=ticket"),
                (ChangeLogCategory.Permission, "alice", "channels=ticket,chat,phone", "channels=ticket,chat"),
                (ChangeLogCategory.Contract, "alpha", "contract=chat=5; telticket=5; ticket=5", "contract=chat=5; ticket=5"),
            ],
            entries.Select(entry => (entry.Category, entry.TargetId.Value, entry.Before.Value, entry.After.Value)));
        Assert.Equal(AgentChannels.Ticket, (await host.Agents.GetAsync(scene.Owner, scene.Id, "bob")).Value.Value.RoleIn(scene.Service)!.Channels);
        Assert.Equal("OCA4030", (await scene.GiveAsync("bob", ServiceRole.Agent, AgentChannels.Phone)).Error.Code);
        Assert.Equal(default, (await services.PreviewContractAsync(scene.Owner, scene.Id, scene.Service, NoPhone)).Value.Digest);
    }

    [Fact]
    public async Task A_contract_may_take_the_channels_of_more_than_a_thousand_agents()
    {
        const int Many = 1_100;
        await using var scene = await AgentScene.StartAsync();
        for (var i = 0; i < Many; i++)
        {
            Assert.True((await scene.Host.Members.InviteAsync(scene.Owner, scene.Id, new MemberInvitation { Account = $"agent{i}x", Name = $"Agent {i}", Email = $"{i}@example.com" })).Succeeded);
            Assert.True((await scene.GiveAsync($"agent{i}x", ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        }

        var preview = (await scene.Host.ContractedServices.PreviewContractAsync(scene.Owner, scene.Id, scene.Service, NoPhone)).Value;
        Assert.Equal(Many, preview.Consequences.Count);
        Assert.True((await scene.Host.ContractedServices.ChangeContractAsync(scene.Owner, scene.Id, scene.Service, StoreVersion.Any, NoPhone, preview.Digest)).Succeeded);
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(scene.Owner, scene.Id)).Value.IsWhole);
        Assert.Empty((await scene.Host.ContractedServices.PreviewContractAsync(scene.Owner, scene.Id, scene.Service, NoPhone)).Value.Consequences);
    }
}
