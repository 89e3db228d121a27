using System.Text;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Cti;

/// <summary>What each call answers, refuses and writes down, one after the other.</summary>
public class CtiCallTests
{
    [Fact]
    public async Task Each_change_has_its_receipt_and_its_entry()
    {
        await using var scene = await CtiScene.StartAsync();
        var (settings, agents) = (scene.Host.CtiSettings, scene.Host.CtiAgents);
        var granted = (await settings.SetAgreementAsync(AdminTestHost.Operator, scene.Id, true)).Value;
        Assert.Equal((true, StoreVersion.First), (granted.Changed, granted.Version));
        await ExpectAsync("cti.agreement-set", "acme", "ipccAgreement=off", "ipccAgreement=on");
        var again = (await settings.SetAgreementAsync(AdminTestHost.Operator, scene.Id, true)).Value;
        Assert.Equal((false, StoreVersion.First), (again.Changed, again.Version));
        var saved = (await settings.SaveAsync(scene.Owner, scene.Id, default, CtiScene.IpccSettings)).Value;
        Assert.Equal((true, StoreVersion.First), (saved.Changed, saved.Version));
        await ExpectAsync("cti.settings-saved", "acme", null, "version=IpccPrivate\ntenantName=acme-tenant\ndailyLog=off\nafterCallWork=off\noutboundTicketAlways=off\nverification=Verified");
        var same = (await settings.SaveAsync(scene.Owner, scene.Id, saved.Version, CtiScene.IpccSettings)).Value;
        Assert.Equal((false, saved.Version), (same.Changed, same.Version));
        var changed = (await settings.SaveAsync(scene.Owner, scene.Id, saved.Version, CtiScene.IpccSettings with { AfterCallWork = true })).Value;
        Assert.Equal(saved.Version.Next, changed.Version);
        await ExpectAsync("cti.settings-saved", "acme", "afterCallWork=off", "afterCallWork=on");
        var withdrawn = (await settings.SetAgreementAsync(AdminTestHost.Operator, scene.Id, false)).Value;
        Assert.Equal(granted.Version.Next, withdrawn.Version);
        await ExpectAsync("cti.agreement-set", "acme", "ipccAgreement=on", "ipccAgreement=off");

        var version = (await scene.Host.Agents.GetAsync(scene.Owner, scene.Id, "alice")).Value.Version;
        var set = (await agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", version, "kim01", "7001")).Value;
        Assert.Equal(version.Next, set.Version);
        await ExpectAsync("cti.numbers-set", "alice", null, "ctiId=kim01\nctiNo=7001");
        var kept = (await agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "kim01", "7001")).Value;
        Assert.Equal((false, set.Version), (kept.Changed, kept.Version));
        var taken = (await agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", set.Version, null, null)).Value;
        Assert.Equal(set.Version.Next, taken.Version);
        await ExpectAsync("cti.numbers-set", "alice", "ctiId=kim01\nctiNo=7001", null);

        async Task ExpectAsync(string operation, string target, string? before, string? after)
        {
            var entry = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0];
            Assert.Equal((operation, ChangeLogCategory.Cti, target, before, after), (entry.Operation, entry.Category, entry.TargetId.Value, entry.Before.Value, entry.After.Value));
        }
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_is_kept()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var agents = scene.Host.CtiAgents;
        await scene.Host.MemberAsync(scene.Id, "idle");
        var before = await Scenes.ContentAsync(scene.Host.Store, AdminShapes.All);

        foreach (var call in new Func<string, Task<string>>[]
        {
            account => CodeAsync(agents.GetAsync(scene.Owner, scene.Id, account)),
            account => CodeAsync(agents.SetNumbersAsync(scene.Owner, scene.Id, account, StoreVersion.Any, "id", "1")),
            account => CodeAsync(agents.CheckSignInAsync(scene.Owner, scene.Id, account, scene.Service)),
            account => CodeAsync(agents.CheckAsync(scene.Owner, scene.Id, account)),
            account => CodeAsync(agents.ProvisionAsync(scene.Owner, scene.Id, account)),
            account => CodeAsync(agents.SignOutAsync(scene.Owner, scene.Id, account)),
        })
            Assert.Equal("OCA4009 OCA4027", $"{await call("no account")} {await call("idle")}");

        Assert.Equal("OCA1001", await CodeAsync(agents.CheckSignInAsync(scene.Owner, scene.Id, "alice", 99)));
        Assert.Equal("OCA0007", await CodeAsync(agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", new StoreVersion(99), "id", "1")));
        Assert.Equal("OCA0011", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { PageSize = 0 })));
        Assert.Equal("OCA0011", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { PageSize = CtiAgentQuery.MaxPageSize + 1 })));
        Assert.Equal("OCA0009", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Cursor = "nowhere" })));
        Assert.Equal("OCA5020", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = new string('x', CtiAgentQuery.MaxTextLength + 1) })));
        Assert.Equal("ok", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = new string('x', CtiAgentQuery.MaxTextLength), PageSize = CtiAgentQuery.MaxPageSize })));
        Assert.Equal("ok", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { PageSize = 1 })));

        Assert.Equal(before, await Scenes.ContentAsync(scene.Host.Store, AdminShapes.All));
    }

    [Fact]
    public async Task Without_phone_in_the_contract_each_call_of_agents_is_refused()
    {
        await using var scene = await CtiScene.StartAsync(contracted: false);
        var agents = scene.Host.CtiAgents;
        var file = Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo\nalice,a,1\n");
        Assert.Equal("OCA5001", await CodeAsync(agents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { PageSize = 0 })));
        Assert.Equal("OCA5001", await CodeAsync(agents.GetAsync(scene.Owner, scene.Id, "no account")));
        Assert.Equal("OCA5001", await CodeAsync(agents.SetNumbersAsync(scene.Owner, scene.Id, "no account", StoreVersion.Any, "id", "1")));
        Assert.Equal("OCA5001", await CodeAsync(agents.PreviewImportAsync(scene.Owner, scene.Id, file)));
        Assert.Equal("OCA5001", await CodeAsync(agents.ImportAsync(scene.Owner, scene.Id, file)));
        Assert.Equal("OCA5001", await CodeAsync(agents.CheckSignInAsync(scene.Owner, scene.Id, "no account", scene.Service)));
        Assert.Equal("OCA5001", await CodeAsync(agents.ProvisionAsync(scene.Owner, scene.Id, "alice")));
        Assert.Equal("OCA5001", await CodeAsync(scene.Host.CtiSettings.VerifyAsync(scene.Owner, scene.Id)));
        Assert.Equal("OCA5001", await CodeAsync(scene.Host.CtiSettings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, CtiScene.IpccSettings)));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_the_first_time_and_one_with_other_content_is_refused()
    {
        await using var scene = await CtiScene.StartAsync();
        var (settings, agents) = (scene.Host.CtiSettings, scene.Host.CtiAgents);
        var (grants, saves, sets, imports) = (RequestId.Create("grants").Value, RequestId.Create("saves").Value, RequestId.Create("sets").Value, RequestId.Create("imports").Value);
        await scene.Host.MemberAsync(scene.Id, "bob");
        Assert.True((await scene.Host.Agents.AddAsync(scene.Owner, scene.Id, ["bob"])).Succeeded);

        await TwiceAsync(() => settings.SetAgreementAsync(AdminTestHost.Operator, scene.Id, true, grants));
        Assert.Equal("OCA0008", await CodeAsync(settings.SetAgreementAsync(AdminTestHost.Operator, scene.Id, false, grants)));
        var input = CtiScene.IpccSettings;
        await TwiceAsync(() => settings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, input, saves));
        foreach (var other in new[]
        {
            input with { TenantName = "other" }, input with { TenantId = "t" }, input with { DailyLog = true }, input with { AfterCallWork = true }, input with { OutboundTicketAlways = true },
        })
            Assert.Equal("OCA0008", await CodeAsync(settings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, other, saves)));
        Assert.Equal("OCA0008", await CodeAsync(settings.SaveAsync(scene.Owner, scene.Id, StoreVersion.First, input, saves)));
        await TwiceAsync(() => agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "a", "1", sets));
        Assert.Equal("OCA0008", await CodeAsync(agents.SetNumbersAsync(scene.Owner, scene.Id, "bob", StoreVersion.Any, "a", "1", sets)));
        Assert.Equal("OCA0008", await CodeAsync(agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.First, "a", "1", sets)));
        Assert.Equal("OCA0008", await CodeAsync(agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "b", "1", sets)));
        Assert.Equal("OCA0008", await CodeAsync(agents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "a", "2", sets)));
        await TwiceAsync(() => ImportAsync("bob,b,2"));
        Assert.Equal("OCA0008", await CodeAsync(ImportAsync("bob,b,3")));
        Assert.Equal("ok", await CodeAsync(agents.ImportAsync(scene.Owner, scene.Id, Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo\nbob,b,3\n"))));

        Task<Outcome<ChangeReceipt>> ImportAsync(string line) => agents.ImportAsync(scene.Owner, scene.Id, Encoding.UTF8.GetBytes($"agentId,ctiId,ctiNo\n{line}\n"), imports);

        static async Task TwiceAsync(Func<Task<Outcome<ChangeReceipt>>> call)
        {
            var first = (await call()).Value;
            Assert.True(first.Changed);
            Assert.Equal(first, (await call()).Value);
        }
    }

    [Fact]
    public async Task A_seat_that_is_left_is_signed_out_by_who_may()
    {
        await using var scene = await CtiScene.ReadyAsync();
        Assert.Equal("ok", await CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)));
        Assert.Equal("OCA4006", await CodeAsync(scene.Host.CtiAgents.SignOutAsync(scene.Alice, scene.Id, "alice")));
        Assert.Equal("ok", await CodeAsync(scene.Host.CtiAgents.SignOutAsync(scene.Owner, scene.Id, "alice")));
        Assert.Equal(CtiAgentState.SignedOut, (await scene.Host.CtiSessions.GetStateAsync(scene.Alice, scene.Id, scene.Service)).Value.State);
        var row = (await scene.Host.CtiAgents.GetAsync(scene.Owner, scene.Id, "alice")).Value;
        Assert.Equal(("alice", "kim01", "7001"), (row.Agent.Account.Value, row.Agent.CtiNumbers?.Id.Value, row.Agent.CtiNumbers?.No.Value));
    }
}
