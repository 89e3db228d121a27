using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Iam;

/// <summary>What each call answers, refuses and writes down, one after the other.</summary>
public class MemberCallTests
{
    private static readonly MemberInvitation Alice = new() { Account = "alice", Name = "Alice", Email = "alice@example.com" };

    [Fact]
    public async Task Each_step_of_a_member_has_its_receipt_and_its_entry()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var members = host.Members;
        var registered = (await members.RegisterAsync(acme.Owner, acme.Id, Alice with { Mobile = "+82 10-1234-5678" })).Value;
        Assert.Equal((true, StoreVersion.First), (registered.Changed, registered.Version));
        await ExpectAsync("member.registered", null, "state=pending\nemail=alice@example.com\nmobile=+821012345678");
        var resent = (await members.ResendAsync(acme.Owner, acme.Id, "alice", registered.Version)).Value;
        Assert.Equal((registered.Number, registered.Version.Next), (resent.Number, resent.Version));
        await ExpectAsync("invitation.resent", null, null);
        var cancelled = (await members.CancelAsync(acme.Owner, acme.Id, "alice", resent.Version)).Value;
        Assert.Equal((registered.Number, resent.Version.Next), (cancelled.Number, cancelled.Version));
        await ExpectAsync("invitation.cancelled", "state=pending", "state=disabled");
        var invited = (await members.InviteAsync(acme.Owner, acme.Id, Alice with { Email = "a@example.com" })).Value;
        Assert.Equal(cancelled.Version.Next, invited.Version);
        Assert.NotEqual(registered.Number, invited.Number);
        await ExpectAsync("member.invited", "state=disabled\nemail=alice@example.com\nmobile=+821012345678", "state=pending\nemail=a@example.com");

        await host.Runtime.RunDueAsync(host.Clock.Now);
        host.Clock.Advance(Duration.FromHours(1));
        var accepted = (await members.AcceptAsync(AdminTestHost.Operator, host.Mailer.TokenOf("alice"))).Value;
        Assert.Equal(invited.Number, accepted.Number);
        var alice = (await members.GetAsync(acme.Owner, acme.Id, "alice")).Value;
        Assert.Equal((accepted.Version, host.Clock.Now, MemberState.Active), (alice.Version, alice.AcceptedAt, alice.Member.State));
        await ExpectAsync("invitation.accepted", "state=pending", "state=active");
        var since = host.Clock.Now;
        host.Clock.Advance(Duration.FromHours(1));
        var disabled = (await members.DisableAsync(acme.Owner, acme.Id, "alice", accepted.Version)).Value;
        Assert.Equal(accepted.Version.Next, disabled.Version);
        await ExpectAsync("member.disabled", "state=active", "state=disabled");
        var same = (await members.DisableAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any)).Value;
        Assert.Equal((false, disabled.Version), (same.Changed, same.Version));
        var enabled = (await members.EnableAsync(acme.Owner, acme.Id, "alice", disabled.Version)).Value;
        Assert.Equal(disabled.Version.Next, enabled.Version);
        await ExpectAsync("member.enabled", "state=disabled", "state=active");
        Assert.Equal(since, (await members.GetAsync(acme.Owner, acme.Id, "alice")).Value.AcceptedAt);

        async Task ExpectAsync(string operation, string? before, string? after)
        {
            var entry = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 1)).Value.Entries[0];
            Assert.Equal(
                (operation, ChangeLogCategory.People, "alice", "Alice", before, after),
                (entry.Operation, entry.Category, entry.TargetId.Value, entry.TargetName.Value, entry.Before.Value, entry.After.Value));
            Assert.Equal("invitation", Assert.Single(entry.Arguments).Key);
        }
    }

    /// <summary>Rights that come and go with a state stand in the entry of the state, which is one of permission then.</summary>
    [Fact]
    public async Task The_rights_of_an_administrator_begin_and_rest_with_her_state()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.MemberAsync(acme.Id, "deputy", "Deputy", accepts: false);
        Assert.True((await host.Administrators.AddAsync(acme.Owner, acme.Id, StoreVersion.Any, ["deputy"])).Succeeded);
        await host.Runtime.RunDueAsync(host.Clock.Now);

        Assert.True((await host.Members.AcceptAsync(AdminTestHost.Operator, host.Mailer.TokenOf("deputy"))).Succeeded);
        await ExpectAsync("invitation.accepted", "pending", "active");
        Assert.True((await host.Members.DisableAsync(acme.Owner, acme.Id, "deputy", StoreVersion.Any)).Succeeded);
        await ExpectAsync("member.disabled", "active", "disabled");

        async Task ExpectAsync(string operation, string before, string after)
        {
            static string Lines(string state) => $"state={state}\norganizationAdministrator={state}\norganizationAgent={state}";
            var entry = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 1)).Value.Entries[0];
            Assert.Equal(
                (operation, ChangeLogCategory.Permission, Lines(before), Lines(after)),
                (entry.Operation, entry.Category, entry.Before.Value, entry.After.Value));
        }
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_is_kept()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var members = host.Members;
        await host.MemberAsync(acme.Id, "active");
        await host.MemberAsync(acme.Id, "pending", accepts: false);
        await host.MemberAsync(acme.Id, "gone", accepts: false);
        Assert.True((await members.CancelAsync(acme.Owner, acme.Id, "gone", StoreVersion.Any)).Succeeded);
        var before = await Scenes.ContentAsync(host.Store, AdminShapes.All);
        var stale = new StoreVersion(99);

        Assert.Equal("OCA4009", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, Alice with { Account = "no account" })));
        Assert.Equal("OCA4010", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, Alice with { Name = "" })));
        Assert.Equal("OCA4012", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, Alice with { Email = "nowhere" })));
        Assert.Equal("OCA4013", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, Alice with { Mobile = "+821012345678" })));
        Assert.Equal("OCA4013", await CodeAsync(members.RegisterAsync(acme.Owner, acme.Id, Alice)));
        Assert.Equal("OCA4014", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, Alice with { Account = "active" })));
        Assert.Equal("OCA4014", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, Alice with { Account = "pending" })));
        Assert.Equal("OCA4015", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, Alice with { Account = "pencling" })));
        foreach (var (call, refusals) in new (Func<string, StoreVersion, Task<Outcome<ChangeReceipt>>>, string)[]
        {
            ((account, seen) => members.ResendAsync(acme.Owner, acme.Id, account, seen), "OCA4018 OCA4018"),
            ((account, seen) => members.CancelAsync(acme.Owner, acme.Id, account, seen), "OCA4018 OCA4018"),
            ((account, seen) => members.EnableAsync(acme.Owner, acme.Id, account, seen), "ok OCA4018"),
            ((account, seen) => members.DisableAsync(acme.Owner, acme.Id, account, seen), ""),
        })
        {
            Assert.Equal("OCA4009", await CodeAsync(call("no account", StoreVersion.Any)));
            Assert.Equal("OCA4016", await CodeAsync(call("nobody", StoreVersion.Any)));
            Assert.Equal("OCA0007", await CodeAsync(call("pending", stale)));
            if (refusals.Length > 0) Assert.Equal(refusals, $"{await CodeAsync(call("active", StoreVersion.Any))} {await CodeAsync(call("gone", StoreVersion.Any))}");
        }

        Assert.Equal("OCA4025", await CodeAsync(members.DisableAsync(acme.Owner, acme.Id, "owner", StoreVersion.Any)));
        Assert.Equal("OCA4009", await CodeAsync(members.RefreshAsync(acme.Owner, acme.Id, "no account")));
        Assert.Equal("OCA4009", await CodeAsync(members.GetAsync(acme.Owner, acme.Id, "no account")));
        Assert.Equal("OCA4016", await CodeAsync(members.GetAsync(acme.Owner, acme.Id, "nobody")));
        Assert.Equal("OCA0011", await CodeAsync(members.ListAsync(acme.Owner, acme.Id, new MemberQuery { PageSize = 0 })));
        Assert.Equal("OCA0011", await CodeAsync(members.ListAsync(acme.Owner, acme.Id, new MemberQuery { PageSize = 101 })));
        Assert.Equal("OCA0009", await CodeAsync(members.ListAsync(acme.Owner, acme.Id, new MemberQuery { Cursor = "nowhere" })));
        await Assert.ThrowsAsync<ArgumentException>("query", () => members.ListAsync(acme.Owner, acme.Id, new MemberQuery { States = [MemberState.Active, (MemberState)9] }));
        foreach (var token in new[] { null, "", "acme", "acme.", "other.AAAA", "acme." + new string('A', 43) })
        {
            Assert.Equal("OCA4019", await CodeAsync(members.InspectAsync(AdminTestHost.Operator, token)));
            Assert.Equal("OCA4019", await CodeAsync(members.AcceptAsync(AdminTestHost.Operator, token)));
        }

        Assert.Equal(before, await Scenes.ContentAsync(host.Store, AdminShapes.All));
    }

    [Fact]
    public async Task Whom_the_host_s_own_directory_has_already_is_not_invited()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().UseIamDirectory<FakeIamDirectory, FakeIamDirectory>());
        var directory = (FakeIamDirectory)host.Services.GetRequiredService<IIamDirectory>();
        var acme = await host.ProvisionAsync();
        directory.Put(acme.Id, "alice", "Alice");
        Assert.Equal("OCA4014", await CodeAsync(host.Members.InviteAsync(acme.Owner, acme.Id, Alice)));
        Assert.True(directory.Remove(acme.Id, "alice"));
        Assert.False(directory.Remove(acme.Id, "alice"));
        Assert.Equal("ok", await CodeAsync(host.Members.InviteAsync(acme.Owner, acme.Id, Alice)));

        // Asked again, it knows her no more: she cannot act.
        var refreshed = (await host.Members.RefreshAsync(acme.Owner, acme.Id, "alice")).Value;
        Assert.Equal((true, MemberState.Disabled), (refreshed.Changed, (await host.Members.GetAsync(acme.Owner, acme.Id, "alice")).Value.Member.State));
        directory.Put(acme.Id, "stranger", "Stranger");
        Assert.Equal((false, default), ((await host.Members.RefreshAsync(acme.Owner, acme.Id, "stranger")).Value.Changed, (await host.Members.RefreshAsync(acme.Owner, acme.Id, "stranger")).Value.Version));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_the_first_time_and_one_with_other_content_is_refused()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var members = host.Members;
        await host.MemberAsync(acme.Id, "other");
        var (invites, resends, accepts, refreshes) = (RequestId.Create("invites").Value, RequestId.Create("resends").Value, RequestId.Create("accepts").Value, RequestId.Create("refreshes").Value);

        var invited = (await members.InviteAsync(acme.Owner, acme.Id, Alice, invites)).Value;
        Assert.Equal(invited, (await members.InviteAsync(acme.Owner, acme.Id, Alice, invites)).Value);
        foreach (var other in new[] { Alice with { Account = "bob" }, Alice with { Name = "Bob" }, Alice with { Email = "bob@example.com" } })
            Assert.Equal("OCA0008", await CodeAsync(members.InviteAsync(acme.Owner, acme.Id, other, invites)));
        var resent = (await members.ResendAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any, resends)).Value;
        Assert.Equal(resent, (await members.ResendAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any, resends)).Value);
        Assert.Equal("OCA0008", await CodeAsync(members.ResendAsync(acme.Owner, acme.Id, "other", StoreVersion.Any, resends)));
        Assert.Equal("OCA0008", await CodeAsync(members.ResendAsync(acme.Owner, acme.Id, "alice", resent.Version, resends)));
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var first = host.Mailer.TokenOf("alice");
        var accepted = (await members.AcceptAsync(AdminTestHost.Operator, first, accepts)).Value;
        Assert.Equal(accepted, (await members.AcceptAsync(AdminTestHost.Operator, first, accepts)).Value);
        var refreshed = (await members.RefreshAsync(acme.Owner, acme.Id, "alice", refreshes)).Value;
        Assert.Equal((false, accepted.Version), (refreshed.Changed, refreshed.Version));
        Assert.True((await members.DisableAsync(acme.Owner, acme.Id, "alice", StoreVersion.Any)).Succeeded);
        Assert.Equal("ok", await CodeAsync(members.RefreshAsync(acme.Owner, acme.Id, "alice")));
    }

    [Fact]
    public async Task Pages_put_together_are_all_whom_the_organization_has_taken_in_in_the_states_that_are_asked_for()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        for (var i = 0; i < 4; i++) await host.MemberAsync(acme.Id, $"active{i}");
        for (var i = 0; i < 3; i++) await host.MemberAsync(acme.Id, $"pending{i}", accepts: false);
        Assert.True((await host.Members.DisableAsync(acme.Owner, acme.Id, "active3", StoreVersion.Any)).Succeeded);

        Assert.Equal([["active0", "active1", "active2"], ["active3", "owner", "pending0"], ["pending1", "pending2"]], await PagesAsync());
        Assert.Equal(["pending0", "pending1", "pending2"], (await PagesAsync(MemberState.Pending)).SelectMany(page => page));
        Assert.Equal(["active0", "active1", "active2", "active3", "owner"], (await PagesAsync(MemberState.Active, MemberState.Disabled, MemberState.Active)).SelectMany(page => page));

        async Task<string[][]> PagesAsync(params MemberState[] states)
        {
            var pages = new List<string[]>();
            var query = new MemberQuery { States = states, PageSize = 3 };
            do
            {
                var page = (await host.Members.ListAsync(acme.Owner, acme.Id, query)).Value;
                pages.Add([.. page.Members.Select(member => member.Member.Account.Value)]);
                query = query with { Cursor = page.Next };
            }
            while (query.Cursor is not null);
            return [.. pages];
        }
    }
}
