using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Agents;

/// <summary>What each call answers, refuses and writes down, one after the other.</summary>
public class AgentCallTests
{
    [Fact]
    public async Task Several_become_agents_at_once_and_each_has_an_entry()
    {
        await using var scene = await AgentScene.StartAsync();
        var host = scene.Host;
        await host.MemberAsync(scene.Id, "bob", "Bob");
        await host.MemberAsync(scene.Id, "alice", "Alice");

        var receipt = (await host.Agents.AddAsync(scene.Owner, scene.Id, ["bob", "owner", "alice", "bob"])).Value;

        var entries = (await host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 2)).Value.Entries;
        Assert.Equal(receipt.Sequence, entries[0].Sequence);
        Assert.Equal(
            [("bob", "Bob", null, "organizationAgent=yes"), ("alice", "Alice", null, "organizationAgent=yes")],
            entries.Select(entry => (entry.TargetId.Value, entry.TargetName.Value, entry.Before.Value, entry.After.Value)));
        Assert.All(entries, entry => Assert.Equal((ChangeLogCategory.Permission, "agent.added", (long?)null), (entry.Category, entry.Operation, entry.Service)));
        Assert.False((await host.Agents.AddAsync(scene.Owner, scene.Id, ["bob", "alice"])).Value.Changed);
        Assert.Equal(["alice", "bob", "owner"], (await host.Agents.ListAsync(scene.Owner, scene.Id, new AgentQuery())).Value.Agents.Select(agent => agent.Value.Account.Value));
    }

    [Fact]
    public async Task A_role_is_given_changed_and_taken_with_the_versions_between()
    {
        await using var scene = await AgentScene.StartAsync();
        var agents = scene.Host.Agents;
        await scene.Host.MemberAsync(scene.Id, "alice", "Alice");
        var given = (await agents.GiveRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, default, ServiceRole.Agent, AgentChannels.Chat)).Value;
        Assert.Equal(StoreVersion.First, given.Version);
        var same = (await agents.GiveRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, given.Version, ServiceRole.Agent, AgentChannels.Chat)).Value;
        Assert.Equal((false, given.Version), (same.Changed, same.Version));
        var changed = (await agents.GiveRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, given.Version, ServiceRole.Agent, AgentChannels.Ticket)).Value;
        Assert.Equal(given.Version.Next, changed.Version);
        Assert.Equal("OCA0007", (await agents.GiveRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, given.Version, ServiceRole.Agent, AgentChannels.Chat)).Error.Code);
        Assert.Equal("OCA0007", (await agents.TakeRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, given.Version)).Error.Code);

        var taken = (await agents.TakeRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, changed.Version)).Value;

        Assert.Equal(changed.Version.Next, taken.Version);
        var entry = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0];
        Assert.Equal(
            ("agent.role-taken", ChangeLogCategory.Permission, scene.Service, "alpha", "alice", "role=ROLE_FRONT_AGENT\nchannels=ticket", null),
            (entry.Operation, entry.Category, entry.Service, entry.ServiceId.Value, entry.TargetId.Value, entry.Before.Value, entry.After.Value));
        var alice = (await agents.GetAsync(scene.Owner, scene.Id, "alice")).Value;
        Assert.Equal(taken.Version, alice.Version);
        Assert.Empty(alice.Value.Roles);
        Assert.Equal("OCA4028", (await agents.TakeRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, StoreVersion.Any)).Error.Code);
        Assert.Equal("OCA0007", (await agents.RemoveAsync(scene.Owner, scene.Id, "alice", given.Version)).Error.Code);
        Assert.Equal(taken.Version, (await agents.RemoveAsync(scene.Owner, scene.Id, "alice", taken.Version)).Value.Version);
    }

    [Fact]
    public async Task Who_is_removed_gives_up_her_numbers_and_the_entry_has_them()
    {
        await using var scene = await AgentScene.StartAsync();
        var host = scene.Host;
        await host.MemberAsync(scene.Id, "alice", "Alice");
        await host.MemberAsync(scene.Id, "bob", "Bob");
        Assert.True((await scene.GiveAsync("alice", ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        Assert.True((await scene.GiveAsync("bob", ServiceRole.Agent, AgentChannels.Chat)).Succeeded);
        Assert.True((await host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "kim01", "7001")).Succeeded);
        Assert.Equal((true, "kim01", "7001"), await SeatAsync("alice"));
        Assert.Equal((false, null, null), await SeatAsync("bob"));
        Assert.Equal("OCA5005", await CodeAsync(host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "bob", StoreVersion.Any, "KIM01", "7002")));

        Assert.True((await host.Agents.RemoveAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any)).Succeeded);

        Assert.Equal("organizationAgent=yes\nctiId=kim01\nctiNo=7001", (await host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0].Before.Value);
        Assert.Equal("ok", await CodeAsync(host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "bob", StoreVersion.Any, "KIM01", "7001")));
        Assert.Equal((false, "KIM01", "7001"), await SeatAsync("bob"));
        foreach (var size in new[] { 1, AgentQuery.MaxPageSize }) Assert.Equal("ok", await CodeAsync(host.Agents.ListAsync(scene.Owner, scene.Id, new AgentQuery { PageSize = size })));

        async Task<(bool, string?, string?)> SeatAsync(string account)
        {
            var row = (await host.CtiAgents.GetAsync(scene.Owner, scene.Id, account)).Value;
            return (row.HasPhoneRight, row.Agent.CtiNumbers?.Id.Value, row.Agent.CtiNumbers?.No.Value);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_is_kept()
    {
        await using var scene = await AgentScene.StartAsync();
        var (host, agents) = (scene.Host, scene.Host.Agents);
        await host.MemberAsync(scene.Id, "alice", "Alice");
        await host.MemberAsync(scene.Id, "idle", "Idle");
        Assert.True((await scene.GiveAsync("alice", ServiceRole.Agent, AgentChannels.Ticket)).Succeeded);
        var draft = (await host.ContractedServices.AddAsync(scene.Owner, scene.Id, ServiceType.ConsultationManagement)).Value.Number;
        var before = await Scenes.ContentAsync(host.Store, AdminShapes.All);
        var many = Enumerable.Range(0, 101).Select(i => $"member{i}").ToArray();
        Task<string> Give(string account, long service, ServiceRole role = ServiceRole.Agent, AgentChannels channels = AgentChannels.Ticket) =>
            CodeAsync(agents.GiveRoleAsync(scene.Owner, scene.Id, account, service, StoreVersion.Any, role, channels));

        Assert.Equal("OCA4009", await Give("no account", scene.Service));
        Assert.Equal("OCA4016", await Give("nobody", scene.Service));
        Assert.Equal("OCA1001", await Give("alice", 99));
        Assert.Equal("OCA2008", await Give("alice", draft));
        Assert.Equal("OCA4029", await Give("alice", scene.Service, (ServiceRole)9));
        Assert.Equal("OCA4029", await Give("alice", scene.Service, ServiceRole.Agent, (AgentChannels)8));
        Assert.Equal("OCA4009", await CodeAsync(agents.AddAsync(scene.Owner, scene.Id, ["alice", "no account"])));
        Assert.Equal("OCA4016", await CodeAsync(agents.AddAsync(scene.Owner, scene.Id, ["idle", "nobody"])));
        Assert.Equal("OCA4024", await CodeAsync(agents.AddAsync(scene.Owner, scene.Id, many)));
        Assert.Equal("OCA4009", await CodeAsync(agents.TakeRoleAsync(scene.Owner, scene.Id, "no account", scene.Service, StoreVersion.Any)));
        Assert.Equal("OCA4027", await CodeAsync(agents.TakeRoleAsync(scene.Owner, scene.Id, "idle", scene.Service, StoreVersion.Any)));
        Assert.Equal("OCA4009", await CodeAsync(agents.RemoveAsync(scene.Owner, scene.Id, "no account", StoreVersion.Any)));
        Assert.Equal("OCA4027", await CodeAsync(agents.RemoveAsync(scene.Owner, scene.Id, "idle", StoreVersion.Any)));
        Assert.Equal("OCA4009", await CodeAsync(agents.GetAsync(scene.Owner, scene.Id, "no account")));
        Assert.Equal("OCA4027", await CodeAsync(agents.GetAsync(scene.Owner, scene.Id, "idle")));
        Assert.Equal("OCA4027", await CodeAsync(agents.GetAsync(scene.Owner, scene.Id, "owner", scene.Service)));
        Assert.Equal("OCA0011", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new AgentQuery { PageSize = 0 })));
        Assert.Equal("OCA0011", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new AgentQuery { PageSize = 101 })));
        Assert.Equal("OCA0009", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new AgentQuery { Cursor = "nowhere" })));
        Assert.Equal("OCA0009", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new AgentQuery { Cursor = "nowhere", Service = scene.Service })));

        Assert.Equal(before, await Scenes.ContentAsync(host.Store, AdminShapes.All));

        // Who is disabled keeps her roles and gets no more.
        Assert.True((await host.Members.DisableAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any)).Succeeded);
        Assert.Equal("OCA4023", await Give("alice", scene.Service, channels: AgentChannels.Chat));
        Assert.Equal("OCA4023", await CodeAsync(agents.AddAsync(scene.Owner, scene.Id, ["alice"])));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_the_first_time_and_one_with_other_content_is_refused()
    {
        await using var scene = await AgentScene.StartAsync();
        var (host, agents) = (scene.Host, scene.Host.Agents);
        await host.MemberAsync(scene.Id, "alice", "Alice");
        await host.MemberAsync(scene.Id, "bob", "Bob");
        var (adds, gives, takes, removes) = (RequestId.Create("adds").Value, RequestId.Create("gives").Value, RequestId.Create("takes").Value, RequestId.Create("removes").Value);
        Task<Outcome<ChangeReceipt>> Give(string account, StoreVersion seen, ServiceRole role, AgentChannels channels) =>
            agents.GiveRoleAsync(scene.Owner, scene.Id, account, scene.Service, seen, role, channels, gives);

        var added = (await agents.AddAsync(scene.Owner, scene.Id, ["alice"], adds)).Value;
        Assert.Equal(added, (await agents.AddAsync(scene.Owner, scene.Id, ["alice"], adds)).Value);
        Assert.Equal("OCA0008", await CodeAsync(agents.AddAsync(scene.Owner, scene.Id, ["bob"], adds)));
        var given = (await Give("alice", StoreVersion.Any, ServiceRole.Agent, AgentChannels.Chat)).Value;
        Assert.Equal(given, (await Give("alice", StoreVersion.Any, ServiceRole.Agent, AgentChannels.Chat)).Value);
        Assert.Equal("OCA0008", await CodeAsync(Give("bob", StoreVersion.Any, ServiceRole.Agent, AgentChannels.Chat)));
        Assert.Equal("OCA0008", await CodeAsync(Give("alice", given.Version, ServiceRole.Agent, AgentChannels.Chat)));
        Assert.Equal("OCA0008", await CodeAsync(Give("alice", StoreVersion.Any, ServiceRole.Administrator, AgentChannels.Chat)));
        Assert.Equal("OCA0008", await CodeAsync(Give("alice", StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket)));
        var taken = (await agents.TakeRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, StoreVersion.Any, takes)).Value;
        Assert.Equal(taken, (await agents.TakeRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, StoreVersion.Any, takes)).Value);
        Assert.Equal("OCA0008", await CodeAsync(agents.TakeRoleAsync(scene.Owner, scene.Id, "bob", scene.Service, StoreVersion.Any, takes)));
        Assert.Equal("OCA0008", await CodeAsync(agents.TakeRoleAsync(scene.Owner, scene.Id, "alice", scene.Service, taken.Version, takes)));
        var removed = (await agents.RemoveAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, removes)).Value;
        Assert.Equal(removed, (await agents.RemoveAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, removes)).Value);
        Assert.Equal("OCA0008", await CodeAsync(agents.RemoveAsync(scene.Owner, scene.Id, "bob", StoreVersion.Any, removes)));
        Assert.Equal("OCA0008", await CodeAsync(agents.RemoveAsync(scene.Owner, scene.Id, "alice", removed.Version, removes)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_put_together_are_all_agents_and_of_a_service_only_her_role_there_is_told(bool ofService)
    {
        await using var scene = await AgentScene.StartAsync();
        var host = scene.Host;
        var other = await host.ServiceAsync(new TestOrganization(scene.Id, scene.Owner), "Beta", "beta");
        var accounts = Enumerable.Range(0, 7).Select(i => $"agent{i}").ToList();
        foreach (var account in accounts)
        {
            await host.MemberAsync(scene.Id, account);
            Assert.True((await scene.GiveAsync(account, ServiceRole.Agent, AgentChannels.Chat)).Succeeded);
            Assert.True((await host.Agents.GiveRoleAsync(scene.Owner, scene.Id, account, other, StoreVersion.Any, ServiceRole.Administrator, AgentChannels.None)).Succeeded);
        }

        var query = new AgentQuery { Service = ofService ? scene.Service : null, PageSize = 3 };
        var (found, sizes) = (new List<Stored<Agent>>(), new List<int>());
        do
        {
            var page = (await host.Agents.ListAsync(scene.Owner, scene.Id, query)).Value;
            found.AddRange(page.Agents);
            sizes.Add(page.Agents.Count);
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        Assert.Equal(ofService ? [3, 3, 1] : [3, 3, 2], sizes);
        Assert.Equal(ofService ? accounts : [.. accounts, "owner"], found.Select(agent => agent.Value.Account.Value));
        long[] services = ofService ? [scene.Service] : [scene.Service, other];
        Assert.All(found.Take(7), agent => Assert.Equal(services, agent.Value.Roles.Select(role => role.Service)));
        Assert.Equal(found[0].Version, (await host.Agents.GetAsync(scene.Owner, scene.Id, "agent0", query.Service)).Value.Version);
        Assert.Equal(services, (await host.Agents.GetAsync(scene.Owner, scene.Id, "agent0", query.Service)).Value.Value.Roles.Select(role => role.Service));
        Assert.Empty((await host.Agents.ListAsync(AdminTestHost.Operator, scene.Id, new AgentQuery { Service = long.MaxValue })).Value.Agents);
        Assert.Empty((await host.Agents.ListAsync(AdminTestHost.Operator, scene.Id, new AgentQuery { Service = 0 })).Value.Agents);
    }
}
