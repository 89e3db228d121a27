using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Administration;

/// <summary>All bad input about people: its code, what it says of limit and actual value, nothing of the person, and nothing stored.</summary>
public class PeopleBadInputTests
{
    private static readonly Dictionary<string, Bad> All = Cases().ToDictionary(bad => bad.What);

    public static TheoryData<string> Whats => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Whats))]
    public async Task Bad_input_is_refused_with_its_code_and_nothing_is_stored(string what)
    {
        var bad = All[what];
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store).Configure(options => options.RefusalEntriesPerHour = 0));
        var acme = await host.ProvisionAsync();
        var consulting = await host.ServiceAsync(acme);
        var issues = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number;
        await host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, issues, StoreVersion.Any, new() { Name = "Issues", ServiceId = "issues" });
        await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, issues, StoreVersion.Any, Scenes.Ticket());
        var draft = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number;
        await host.MemberAsync(acme.Id, "alice", "Alice");
        await host.MemberAsync(acme.Id, "gone", "Gone", accepts: false);
        await host.Members.CancelAsync(acme.Owner, acme.Id, "gone", StoreVersion.Any);
        await host.MemberAsync(acme.Id, "manager", "Manager");
        await host.MemberAsync(acme.Id, "worker", "Worker");
        await host.Agents.GiveRoleAsync(acme.Owner, acme.Id, "manager", consulting, StoreVersion.Any, ServiceRole.Administrator, AgentChannels.None);
        await host.Agents.GiveRoleAsync(acme.Owner, acme.Id, "worker", consulting, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        var before = await Scenes.ContentAsync(store, AdminShapes.All);

        var error = await bad.Ask(new Given(host, acme, consulting, issues, draft));

        Assert.Equal(bad.Code, error?.Code);
        foreach (var (name, value) in bad.Arguments) Assert.Equal((name, value), (name, error!.Argument(name)));
        Assert.DoesNotContain("{", error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await Scenes.ContentAsync(store, AdminShapes.All));
    }

    private static IEnumerable<Bad> Cases()
    {
        // Accounts.
        yield return Invite("no account", "OCA4009", good => good with { Account = null }, ("limit", "20"), ("actual", "0"));
        yield return Invite("an account of 21", "OCA4009", good => good with { Account = new string('x', 21) }, ("limit", "20"), ("actual", "21"));
        yield return Invite("an account in capitals", "OCA4009", good => good with { Account = "Dan" }, ("actual", "U+0044 at 1"));
        yield return Invite("an account with a point at its end", "OCA4009", good => good with { Account = "dan." });
        yield return Invite("a Cyrillic account", "OCA4009", good => good with { Account = "d\u0430n" }, ("actual", "U+0430 at 2"));
        yield return Invite("an account with an override", "OCA4009", good => good with { Account = "d\u202Ean" }, ("actual", "U+202E at 2"));
        yield return Invite("a taken account", "OCA4014", good => good with { Account = "alice" });
        yield return Invite("the owner's account", "OCA4014", good => good with { Account = "owner" });
        yield return Invite("an account that looks like another", "OCA4015", good => good with { Account = "a1ice" });
        yield return Invite("an account that looks like the owner's", "OCA4015", good => good with { Account = "0vvner" });

        // Names.
        yield return Invite("no name", "OCA4010", good => good with { Name = " " }, ("actual", "0"));
        yield return Invite("a name of 61", "OCA4010", good => good with { Name = new string('가', 61) }, ("limit", "60"), ("actual", "61"));
        yield return Invite("a name of a million", "OCA4010", good => good with { Name = new string('x', 1_000_000) });
        yield return Invite("a name with a bell", "OCA4010", good => good with { Name = "Da\u0007n" }, ("actual", "U+0007 at 3"));
        yield return Invite("a name with an override", "OCA4010", good => good with { Name = "Dan\u202Egod" }, ("actual", "U+202E at 4"));
        yield return Invite("a name with half a pair", "OCA4010", good => good with { Name = "Dan\uD800" });

        // Addresses.
        yield return Invite("no address", "OCA4012", good => good with { Email = null }, ("limit", "254"), ("actual", "0"));
        yield return Invite("an address of 255", "OCA4012", good => good with { Email = "d@" + new string('x', 249) + ".com" }, ("actual", "255"));
        yield return Invite("an address of a million", "OCA4012", good => good with { Email = new string('x', 1_000_000) });
        yield return Invite("an address without an at sign", "OCA4012", good => good with { Email = "dan.example.com" });
        yield return Invite("an address with two at signs", "OCA4012", good => good with { Email = "dan@x@example.com" }, ("actual", "U+0040 at 6"));
        yield return Invite("an address with a line feed", "OCA4012", good => good with { Email = "dan@example.com\nBcc: all@example.com" }, ("actual", "U+000A at 16"));
        yield return Invite("an address with an override", "OCA4012", good => good with { Email = "dan\u202E@example.com" }, ("actual", "U+202E at 4"));
        yield return Invite("an address with a Cyrillic sign", "OCA4012", good => good with { Email = "d\u0430n@example.com" }, ("actual", "U+0430 at 2"));
        yield return Invite("an address in a domain that looks like another", "OCA4012", good => good with { Email = "dan@ex\u0430mple.com" }, ("actual", "U+0430 at 7"));
        yield return Invite("an address of one label", "OCA4012", good => good with { Email = "dan@localhost" });
        yield return Invite("an address at an IP address", "OCA4012", good => good with { Email = "dan@192.0.2.1" });
        yield return Invite("an address with two points", "OCA4012", good => good with { Email = "dan..x@example.com" });
        yield return Invite("an address with a name", "OCA4012", good => good with { Email = "Dan <dan@example.com>" });
        yield return Invite("an address with a hyphen at a label's end", "OCA4012", good => good with { Email = "dan@example-.com" });

        // Mobile numbers.
        yield return Invite("an invitation with a number", "OCA4013", good => good with { Mobile = "+821012345678" });
        yield return Register("a registration without a number", "OCA4013", null, ("limit", "15"), ("actual", "0"));
        yield return Register("a number without a country code", "OCA4013", "010-1234-5678");
        yield return Register("a number with 0 for a country", "OCA4013", "+0821012345678");
        yield return Register("a number of 16", "OCA4013", "+8210123456789012", ("actual", "16"));
        yield return Register("a number of 7", "OCA4013", "+8210123", ("actual", "7"));
        yield return Register("a number with letters", "OCA4013", "+82 10 CALL", ("actual", "U+0043 at 8"));
        yield return Register("a number in Arabic digits", "OCA4013", "+٨٢١٠١٢٣٤٥");
        yield return Register("a number of a million", "OCA4013", "+" + new string('1', 1_000_000));

        // Searches.
        yield return Search("a search for nothing", "OCA4017", new MemberSearch(), ("actual", "0"));
        yield return Search("a search for blanks", "OCA4017", new MemberSearch { Name = " ", Account = "", Email = "\u3000" });
        yield return Search("a search of 10,000", "OCA4017", new MemberSearch { Name = new string('김', 10_000) }, ("limit", "60"), ("actual", "10000"));
        yield return Search("a search for a long account", "OCA4017", new MemberSearch { Account = new string('x', 10_000) }, ("limit", "20"), ("actual", "10000"));
        yield return Search("a search for a long address", "OCA4017", new MemberSearch { Email = new string('x', 10_000) }, ("limit", "254"), ("actual", "10000"));
        yield return Search("a search for what separates", "OCA4017", new MemberSearch { Name = "a\u001Fb" }, ("actual", "U+001F at 2"));
        yield return Search("a search for the zero", "OCA4017", new MemberSearch { Name = "a\0" }, ("actual", "U+0000 at 2"));
        yield return Search("a page of 101", "OCA0011", new MemberSearch { Name = "a", PageSize = 101 }, ("limit", "100"), ("actual", "101"));
        yield return Search("a long cursor", "OCA0009", new MemberSearch { Name = "a", Cursor = new string('x', 1_001) });

        // Tokens.
        foreach (var (what, token) in new (string, string?)[]
        {
            ("no token", null), ("an empty token", ""), ("half a token", "acme."), ("a token of nobody", "." + new string('A', 43)), ("a made-up token", "acme." + new string('A', 43)),
            ("a token with another alphabet", "acme." + new string('+', 43)), ("a token of a million", "acme." + new string('A', 1_000_000)), ("a token with a point more", "acme." + new string('A', 21) + "." + new string('A', 21)),
        })
        {
            yield return new(what, "OCA4019", [], async given => Error(await given.Host.Members.AcceptAsync(AdminTestHost.Operator, token)));
            yield return new($"{what}, looked at", "OCA4019", [], async given => Error(await given.Host.Members.InspectAsync(AdminTestHost.Operator, token)));
        }

        yield return new("a token of an organization that is none", "OCA4019", [], async given => Error(await given.Host.Members.AcceptAsync(AdminTestHost.Operator, "nowhere." + new string('A', 43))));
        yield return new("a token again", "OCA4021", [], async given => Error(await given.Host.Members.AcceptAsync(AdminTestHost.Operator, given.Host.Mailer.TokenOf("alice"))));
        yield return new("a token that a member brings herself", "OCA4006", [], async given => Error(await given.Host.Members.AcceptAsync(given.Member("alice"), given.Host.Mailer.TokenOf("alice"))));

        // Administrators.
        yield return Administrators("nobody", "OCA4024", [], ("limit", "100"), ("actual", "0"));
        yield return Administrators("101 people", "OCA4024", [.. Enumerable.Repeat("alice", 101)], ("limit", "100"), ("actual", "101"));
        yield return Administrators("an unknown administrator", "OCA4016", ["nobody"]);
        yield return Administrators("an unknown one among others", "OCA4016", ["alice", "nobody"]);
        yield return Administrators("a disabled administrator", "OCA4023", ["gone"]);
        yield return Administrators("an account that is none", "OCA4009", ["Alice"]);
        yield return new("a removal of who is none", "OCA4026", [], async given => Error(await given.Host.Administrators.RemoveAsync(given.Owner, given.Id, StoreVersion.Any, ["alice"])));
        yield return new("a removal of the last one", "OCA4025", [], async given => Error(await given.Host.Administrators.RemoveAsync(given.Owner, given.Id, StoreVersion.Any, ["owner"])));
        yield return new("a removal with a stale version", "OCA0007", [], async given => Error(await given.Host.Administrators.RemoveAsync(given.Owner, given.Id, new StoreVersion(9), ["owner"])));
        yield return new("the last one disabled", "OCA4025", [], async given => Error(await given.Host.Members.DisableAsync(given.Owner, given.Id, "owner", StoreVersion.Any)));
        yield return new("the last one removed as an agent", "OCA4025", [], async given => Error(await given.Host.Agents.RemoveAsync(given.Owner, given.Id, "owner", StoreVersion.Any)));

        // Roles.
        yield return Give("an unknown role", "OCA4029", given => given.Give(given.Owner, "alice", given.Consulting, (ServiceRole)9, AgentChannels.Ticket), ("actual", "9"));
        yield return Give("an unknown channel", "OCA4029", given => given.Give(given.Owner, "alice", given.Consulting, ServiceRole.Agent, (AgentChannels)8), ("actual", "8"));
        yield return Give("a channel that is not contracted", "OCA4030", given => given.Give(given.Owner, "alice", given.Consulting, ServiceRole.Agent, AgentChannels.Phone), ("channel", "phone"));
        yield return Give("chat in an issue service", "OCA4031", given => given.Give(given.Owner, "alice", given.Issues, ServiceRole.Agent, AgentChannels.Chat), ("channel", "chat"));
        yield return Give("phone in an issue service", "OCA4031", given => given.Give(given.Owner, "alice", given.Issues, ServiceRole.Agent, AgentChannels.Phone));
        yield return Give("a role in a draft", "OCA2008", given => given.Give(given.Owner, "alice", given.Draft, ServiceRole.Agent, AgentChannels.None));
        yield return Give("a role in no service", "OCA1001", given => given.Give(given.Owner, "alice", 99, ServiceRole.Agent, AgentChannels.None), ("number", "99"));
        yield return Give("a role for nobody", "OCA4016", given => given.Give(given.Owner, "nobody", given.Consulting, ServiceRole.Agent, AgentChannels.None));
        yield return Give("a role for who was cancelled", "OCA4023", given => given.Give(given.Owner, "gone", given.Consulting, ServiceRole.Agent, AgentChannels.None));
        yield return Give("a role from an agent", "OCA4006", given => given.Give(given.Member("worker"), "alice", given.Consulting, ServiceRole.Agent, AgentChannels.None));
        yield return Give("a better role for herself", "OCA4006", given => given.Give(given.Member("worker"), "worker", given.Consulting, ServiceRole.Administrator, AgentChannels.None));
        yield return Give("a role from a service administrator elsewhere", "OCA4006", given => given.Give(given.Member("manager"), "manager", given.Issues, ServiceRole.Administrator, AgentChannels.None));
        yield return new("an organization right from a service administrator", "OCA4006", [], async given => Error(await given.Host.Administrators.AddAsync(given.Member("manager"), given.Id, StoreVersion.Any, ["manager"])));
        yield return new("an organization right from an agent", "OCA4006", [], async given => Error(await given.Host.Administrators.AddAsync(given.Member("worker"), given.Id, StoreVersion.Any, ["worker"])));
        yield return new("a role taken that is none", "OCA4028", [], async given => Error(await given.Host.Agents.TakeRoleAsync(given.Owner, given.Id, "worker", given.Issues, StoreVersion.Any)));
        yield return new("a role taken from nobody", "OCA4027", [], async given => Error(await given.Host.Agents.TakeRoleAsync(given.Owner, given.Id, "alice", given.Consulting, StoreVersion.Any)));
        yield return new("a stale agent", "OCA0007", [("expected", "9")], async given => Error(await given.Host.Agents.TakeRoleAsync(given.Owner, given.Id, "worker", given.Consulting, new StoreVersion(9))));
        yield return new("a contract with consequences nobody gave", "OCA2012", [("actual", "0")], async given =>
            Error(await given.Host.ContractedServices.ChangeContractAsync(given.Owner, given.Id, given.Consulting, StoreVersion.Any, Scenes.Ticket(2), Digest.Of([1]))));
    }

    private static Bad Invite(string what, string code, Func<MemberInvitation, MemberInvitation> make, params (string, string)[] arguments) =>
        new(what, code, arguments, async given => Error(await given.Host.Members.InviteAsync(given.Owner, given.Id, make(Good))));

    private static Bad Register(string what, string code, string? mobile, params (string, string)[] arguments) =>
        new(what, code, arguments, async given => Error(await given.Host.Members.RegisterAsync(given.Owner, given.Id, Good with { Mobile = mobile })));

    private static Bad Search(string what, string code, MemberSearch search, params (string, string)[] arguments) =>
        new(what, code, arguments, async given => Error(await given.Host.Members.SearchAsync(given.Owner, given.Id, search)));

    private static Bad Administrators(string what, string code, IReadOnlyList<string> accounts, params (string, string)[] arguments) =>
        new(what, code, arguments, async given => Error(await given.Host.Administrators.AddAsync(given.Owner, given.Id, StoreVersion.Any, accounts)));

    private static Bad Give(string what, string code, Func<Given, Task<AdminError?>> ask, params (string, string)[] arguments) => new(what, code, arguments, ask);

    private static MemberInvitation Good { get; } = new() { Account = "dan", Name = "Dan", Email = "dan@example.com" };

    private static AdminError? Error<T>(Outcome<T> outcome) where T : notnull => outcome.Succeeded ? null : outcome.Error;

    private sealed record Bad(string What, string Code, (string Name, string Value)[] Arguments, Func<Given, Task<AdminError?>> Ask);

    private sealed record Given(AdminTestHost Host, TestOrganization Acme, long Consulting, long Issues, long Draft)
    {
        public OrganizationId Id => Acme.Id;

        public AdminActor Owner => Acme.Owner;

        public AdminActor Member(string account) => AdminActor.Member(Id, account, "Member", "192.0.2.8");

        public async Task<AdminError?> Give(AdminActor actor, string account, long service, ServiceRole role, AgentChannels channels) =>
            Error(await Host.Agents.GiveRoleAsync(actor, Id, account, service, StoreVersion.Any, role, channels));
    }
}
