using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Administration;

/// <summary>All bad input that comes to the managers: its code, what it says of limit and actual value, and nothing stored.</summary>
public class BadInputTests
{
    private const long Draft = 1;
    private const long Running = 2;
    private const long Terminated = 3;
    private const long Issue = 4;

    private static readonly Dictionary<string, Bad> All = Cases().ToDictionary(bad => bad.What);

    public static TheoryData<string> Whats => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Whats))]
    public async Task Bad_input_is_refused_with_its_code_and_nothing_is_stored(string what)
    {
        var bad = All[what];
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store).Configure(options => options.MaxServices = 4));
        var acme = await host.ProvisionAsync();
        var zeta = await host.ProvisionAsync("zeta");
        var services = host.ContractedServices;
        await services.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement);
        Assert.Equal(Running, await host.ServiceAsync(acme, "Running desk", "running"));
        Assert.Equal(Terminated, await host.ServiceAsync(acme, "Old desk", "oldDesk"));
        await services.SuspendAsync(acme.Owner, acme.Id, Terminated, StoreVersion.Any);
        await services.TerminateAsync(acme.Owner, acme.Id, Terminated, StoreVersion.Any);
        await services.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        await services.SaveBasicInformationAsync(acme.Owner, acme.Id, Issue, StoreVersion.Any, new BasicInformation { Name = "Issues", ServiceId = "issues" });
        var before = await Scenes.ContentAsync(store, AdminShapes.All);

        var error = await bad.Ask(new Given(host, acme, zeta));
        Assert.Equal(bad.Code, error?.Code);
        foreach (var (name, value) in bad.Arguments) Assert.Equal((name, value), (name, error!.Argument(name)));
        Assert.DoesNotContain("{", error!.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Scenes.ContentAsync(store, AdminShapes.All));
    }

    private static IEnumerable<Bad> Cases()
    {
        // Names.
        yield return Basic("a missing name", "OCA1002", good => good with { Name = null });
        yield return Basic("an empty name", "OCA1002", good => good with { Name = "" });
        yield return Basic("a blank name", "OCA1002", good => good with { Name = " \t\u3000" });
        yield return Basic("a name of 101", "OCA1003", good => good with { Name = new string('가', 101) }, ("limit", "100"), ("actual", "101"));
        yield return Basic("a name of a million", "OCA1003", good => good with { Name = new string('x', 1_000_000) }, ("limit", "100"), ("actual", "1000000"));
        yield return Basic("a name with a bell", "OCA1030", good => good with { Name = "ab\u0007" }, ("position", "3"));
        yield return Basic("a name with half a pair", "OCA1030", good => good with { Name = "a" + (char)0xD800 }, ("position", "2"));
        yield return Basic("a taken name", "OCA1004", good => good with { Name = "Running desk" });
        yield return Basic("a taken name, wide and in capitals", "OCA1004", good => good with { Name = "  ＲＵＮＮＩＮＧ DESK " });

        // IDs.
        yield return Basic("a missing id", "OCA1005", good => good with { ServiceId = null });
        yield return Basic("an empty id", "OCA1005", good => good with { ServiceId = "" });
        yield return Basic("an id of 46", "OCA1006", good => good with { ServiceId = new string('x', 46) }, ("limit", "45"), ("actual", "46"));
        yield return Basic("a Korean id", "OCA1007", good => good with { ServiceId = "help한" }, ("position", "5"));
        yield return Basic("a Cyrillic id", "OCA1007", good => good with { ServiceId = "аlpha" }, ("position", "1"));
        yield return Basic("a wide id", "OCA1007", good => good with { ServiceId = "ｈelp" }, ("position", "1"));
        yield return Basic("an id with a digit", "OCA1007", good => good with { ServiceId = "help1" }, ("position", "5"));
        yield return Basic("an id with a blank", "OCA1007", good => good with { ServiceId = "help " }, ("position", "5"));
        yield return Basic("a taken id", "OCA1009", good => good with { ServiceId = "running" });
        yield return Basic("a taken id in capitals", "OCA1009", good => good with { ServiceId = "RUNNING" });
        yield return Basic("the id of a terminated service", "OCA1009", good => good with { ServiceId = "olddesk" });
        yield return Basic("a reserved word", "OCA1008", good => good with { ServiceId = "OpenAPI" });
        yield return new("another id for a service that has one", "OCA1010", [], given => given.Save(Running, Scenes.Information("Running desk", "other")));
        yield return new("its id in other letters", "OCA1010", [], given => given.Save(Running, Scenes.Information("Running desk", "Running")));

        // Type, zone, languages.
        yield return new("another type for a service that has one", "OCA1011", [], given => given.Save(Running, Scenes.Information("Running desk", "running") with { Type = ServiceType.IssueManagement, Languages = null, MainLanguage = null }));
        yield return new("an unknown type", "OCA1012", [("actual", "3")], given => given.Save(Draft, Scenes.Information("New", "new") with { Type = (ServiceType)3 }));
        yield return Basic("an unknown zone", "OCA1018", good => good with { TimeZone = "Asia/Pyeongchang" }, ("zone", "Asia/Pyeongchang"));
        yield return Basic("an offset for a zone", "OCA1018", good => good with { TimeZone = "UTC+09" });
        yield return Basic("an empty zone", "OCA1018", good => good with { TimeZone = "" });
        yield return Basic("a very long zone", "OCA1018", good => good with { TimeZone = new string('x', 100_000) });
        yield return Basic("no languages", "OCA1032", good => good with { Languages = [] });
        yield return Basic("a long code", "OCA1013", good => good with { Languages = ["ko", "english"] }, ("limit", "6"), ("actual", "7"));
        yield return Basic("a code with a hyphen", "OCA1013", good => good with { Languages = ["ko", "zh-TW"] });
        yield return Basic("an empty code", "OCA1013", good => good with { Languages = ["ko", ""] }, ("limit", "6"), ("actual", "0"));
        yield return Basic("a code twice", "OCA1014", good => good with { Languages = ["ko", "KO"] }, ("language", "KO"));
        yield return Basic("a foreign main language", "OCA1015", good => good with { MainLanguage = "en" });
        yield return Basic("no main language", "OCA1015", good => good with { MainLanguage = null });
        yield return Basic("31 languages", "OCA1016", good => good with { Languages = [.. Enumerable.Range(0, 31).Select(i => $"a{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}")] }, ("limit", "30"), ("actual", "31"));
        yield return new("languages for issues", "OCA1017", [], given => given.Save(Issue, Scenes.Information("Issues", "issues")));
        yield return new("a draft with a bad id", "OCA1007", [("position", "2")], async given =>
            Error(await given.Services.SaveDraftAsync(given.Acme.Owner, given.Acme.Id, Draft, StoreVersion.Any, new BasicInformation { ServiceId = "a!" })));
        yield return new("a draft of a service in use", "OCA1026", [("status", "inuse")], async given =>
            Error(await given.Services.SaveDraftAsync(given.Acme.Owner, given.Acme.Id, Running, StoreVersion.Any, new BasicInformation())));

        // Pictures.
        yield return Picture("a text that calls itself PNG", "OCA1020", "PNG picture"u8.ToArray());
        yield return Picture("no bytes", "OCA1020", []);
        yield return Picture("an SVG", "OCA1020", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"u8.ToArray());
        yield return Picture("half a PNG header", "OCA1021", PictureBuilder.Png(16, 16)[..20]);
        yield return Picture("half a JPEG header", "OCA1021", PictureBuilder.Jpeg(16, 16)[..22]);
        yield return Picture("half a WebP header", "OCA1021", PictureBuilder.WebPLossy(16, 16)[..25]);
        yield return Picture("1 × 100000", "OCA1022", PictureBuilder.Png(1, 100_000), ("limit", "4096"), ("width", "1"), ("height", "100000"));
        yield return Picture("a bomb", "OCA1022", PictureBuilder.Png(int.MaxValue, int.MaxValue), ("limit", "4096"), ("width", "2147483647"));
        yield return Picture("nothing to see", "OCA1022", PictureBuilder.Gif(0, 0), ("width", "0"));
        yield return Picture("2 MiB and a byte", "OCA1019", [.. PictureBuilder.Png(16, 16), .. new byte[2 * 1024 * 1024 - 32]], ("limit", "2097152"), ("actual", "2097153"));
        yield return new("a picture that is not there", "OCA1023", [], async given => Error(await given.Services.GetPictureAsync(given.Acme.Owner, given.Acme.Id, Running)));

        // Quantities and items.
        yield return Terms("minus one user", "OCA2005", [Of("ticket", -1)], ("limit", "100000"), ("actual", "-1"));
        yield return Terms("half a user", "OCA2005", [Of("ticket", 0.5m)], ("actual", "0.5"));
        yield return Terms("too many users", "OCA2005", [Of("ticket", 100_001)], ("limit", "100000"), ("actual", "100001"));
        yield return Terms("the largest decimal", "OCA2005", [Of("ticket", decimal.MaxValue)]);
        yield return Terms("no users", "OCA2005", [Of("ticket", null)]);
        yield return Terms("no chat users", "OCA2005", [Of("ticket", 1), Of("chat", 0)], ("minimum", "1"), ("actual", "0"));
        yield return Terms("users of FAQ", "OCA2006", [Of("ticket", 1), Of("helpdoc", 3)], ("actual", "3"));
        yield return Terms("an unknown item", "OCA2001", [Of("ticket", 1), Of("fax", 1)], ("item", "fax"));
        yield return Terms("an item in capitals", "OCA2001", [Of("Ticket", 1)]);
        yield return Terms("an item without a name", "OCA2001", [Of(null, 1)]);
        yield return Terms("a closed item", "OCA2002", [Of("ticket", 1), Of("ticketevaluation", null)], ("item", "ticketevaluation"));
        yield return Terms("an item twice", "OCA2004", [Of("ticket", 1), Of("ticket", 2)]);
        yield return Terms("no ticket", "OCA2011", [Of("chat", 1)]);
        yield return Terms("51 items", "OCA2010", [.. Enumerable.Repeat(Of("ticket", 1), 51)], ("limit", "50"), ("actual", "51"));
        yield return new("an item that is not for issues", "OCA2003", [("item", "chat")], async given =>
            Error(await given.Services.RegisterContractAsync(given.Acme.Owner, given.Acme.Id, Issue, StoreVersion.Any, [Of("ticket", 1), Of("chat", 1)])));
        yield return Usage("a negative quantity", "OCA3003", "chat", -1, ("limit", "0"), ("actual", "-1"));
        yield return Usage("a huge quantity", "OCA3004", "chat", decimal.MaxValue);
        yield return Usage("a fractional quantity", "OCA3005", "chat", 1.5m, ("actual", "1.5"));
        yield return Usage("an unknown counter", "OCA3006", "fax", 1, ("item", "fax"));
        yield return Usage("no counter", "OCA3006", null, 1);
        yield return new("a discount of 101", "OCA3010", [("limit", "100"), ("actual", "101")], given => given.Discount(101));
        yield return new("a discount of a half", "OCA3010", [("actual", "0.5")], given => given.Discount(0.5m));
        yield return new("a negative discount", "OCA3010", [("actual", "-1")], given => given.Discount(-1));

        // Versions, numbers, statuses.
        yield return new("a stale version", "OCA0007", [("expected", "2"), ("actual", "3")], async given =>
            Error(await given.Services.SuspendAsync(given.Acme.Owner, given.Acme.Id, Running, new StoreVersion(2))));
        yield return new("a version of the future", "OCA0007", [("expected", "4"), ("actual", "3")], async given =>
            Error(await given.Services.SuspendAsync(given.Acme.Owner, given.Acme.Id, Running, new StoreVersion(4))));
        yield return new("a negative version", "OCA0007", [("expected", "-1")], async given =>
            Error(await given.Services.SuspendAsync(given.Acme.Owner, given.Acme.Id, Running, new StoreVersion(-1))));
        yield return new("a service that is not there", "OCA1001", [("number", "99")], async given =>
            Error(await given.Services.SuspendAsync(given.Acme.Owner, given.Acme.Id, 99, StoreVersion.Any)));
        yield return new("one service too many", "OCA1031", [("limit", "4"), ("actual", "4")], async given =>
            Error(await given.Services.AddAsync(given.Acme.Owner, given.Acme.Id, ServiceType.IssueManagement)));
        yield return new("termination of a service in use", "OCA1028", [("status", "inuse")], async given =>
            Error(await given.Services.TerminateAsync(given.Acme.Owner, given.Acme.Id, Running, StoreVersion.Any)));
        yield return new("an edit of a terminated service", "OCA1029", [("number", "3")], given => given.Save(Terminated, Scenes.Information("Old desk", "oldDesk")));
        yield return new("a contract before step 1", "OCA1024", [("number", "1")], async given =>
            Error(await given.Services.RegisterContractAsync(given.Acme.Owner, given.Acme.Id, Draft, StoreVersion.Any, Scenes.Ticket())));
        yield return new("a second registration", "OCA2009", [], async given =>
            Error(await given.Services.RegisterContractAsync(given.Acme.Owner, given.Acme.Id, Running, StoreVersion.Any, Scenes.Ticket())));
        yield return new("a change before registration", "OCA2008", [], async given =>
            Error(await given.Services.ChangeContractAsync(given.Acme.Owner, given.Acme.Id, Issue, StoreVersion.Any, Scenes.Ticket())));

        // Actors.
        yield return new("an actor of another organization", "OCA4007", [], async given =>
            Error(await given.Services.SuspendAsync(given.Zeta.Owner, given.Acme.Id, Running, StoreVersion.Any)));
        yield return Actor("an actor without an account", "account", AdminActor.Member(OrganizationId.Parse("acme"), "", "Owner", "192.0.2.1"));
        yield return Actor("an actor with a long account", "account", AdminActor.Member(OrganizationId.Parse("acme"), new string('x', 65), "Owner", "192.0.2.1"));
        yield return Actor("an actor without a name", "name", AdminActor.Member(OrganizationId.Parse("acme"), "owner", " ", "192.0.2.1"));
        yield return Actor("an actor with an unseen name", "name", AdminActor.Member(OrganizationId.Parse("acme"), "owner", "Ow\u0000ner", "192.0.2.1"));
        yield return Actor("an actor without an address", "ipAddress", AdminActor.Member(OrganizationId.Parse("acme"), "owner", "Owner", ""));
        yield return Actor("an actor with a host name", "ipAddress", AdminActor.Member(OrganizationId.Parse("acme"), "owner", "Owner", "example.com"));
        yield return Actor("an operator without a name", "name", AdminActor.Operator(""));

        // Organizations.
        yield return Provision("no id", "OCA4001", good => good with { Id = null }, ("limit", "40"), ("actual", "0"));
        yield return Provision("a long organization id", "OCA4001", good => good with { Id = new string('x', 41) }, ("limit", "40"), ("actual", "41"));
        yield return Provision("an organization id with a slash", "OCA4001", good => good with { Id = "a/b" });
        yield return Provision("an organization that exists", "OCA4003", good => good with { Id = "acme" });
        yield return Provision("no organization name", "OCA4005", good => good with { Name = "" }, ("limit", "100"), ("actual", "0"));
        yield return Provision("a long organization name", "OCA4005", good => good with { Name = new string('x', 101) }, ("limit", "100"), ("actual", "101"));
        yield return Provision("a URL for a domain", "OCA4004", good => good with { Domain = "https://example.com" });
        yield return Provision("an address for a domain", "OCA4004", good => good with { Domain = "192.0.2.1" });
        yield return Provision("an unknown contract zone", "OCA4011", good => good with { TimeZone = "Mars/Olympus" }, ("zone", "Mars/Olympus"));
        yield return Provision("an unknown price book", "OCA3001", good => good with { PriceBook = "none" }, ("name", "none"));
        yield return Provision("a long owner account", "OCA4009", good => good with { OwnerAccount = new string('x', 21) }, ("limit", "20"), ("actual", "21"));
        yield return Provision("an owner account in capitals", "OCA4009", good => good with { OwnerAccount = "Owner" });
        yield return Provision("no owner name", "OCA4010", good => good with { OwnerName = null }, ("limit", "60"), ("actual", "0"));

        // Requests and pages.
        yield return new("an empty request id", "OCA0012", [("limit", "64"), ("actual", "0")], _ => Task.FromResult<AdminError?>(RequestId.Create("").Error));
        yield return new("a long request id", "OCA0012", [("limit", "64"), ("actual", "65")], _ => Task.FromResult<AdminError?>(RequestId.Create(new string('x', 65)).Error));
        yield return new("a page of 201", "OCA0011", [("limit", "200"), ("actual", "201")], async given =>
            Error(await given.Services.ListAsync(given.Acme.Owner, given.Acme.Id, new ServiceQuery { PageSize = 201 })));
        yield return new("a made-up cursor", "OCA0009", [], async given =>
            Error(await given.Services.ListAsync(given.Acme.Owner, given.Acme.Id, new ServiceQuery { Cursor = "AAAA" })));
        yield return new("a cursor of another organization", "OCA0009", [], async given =>
        {
            var page = await given.Services.ListAsync(given.Acme.Owner, given.Acme.Id, new ServiceQuery { PageSize = 1 });
            return Error(await given.Services.ListAsync(given.Zeta.Owner, given.Zeta.Id, new ServiceQuery { Cursor = page.Value.Next }));
        });
    }

    private static Bad Basic(string what, string code, Func<BasicInformation, BasicInformation> make, params (string, string)[] arguments) =>
        new(what, code, arguments, given => given.Save(Draft, make(Scenes.Information("New desk", "newDesk"))));

    private static Bad Picture(string what, string code, byte[] bytes, params (string, string)[] arguments) =>
        new(what, code, arguments, async given => Error(await given.Services.SetPictureAsync(given.Acme.Owner, given.Acme.Id, Running, StoreVersion.Any, bytes)));

    private static Bad Terms(string what, string code, IReadOnlyList<ContractTermInput> terms, params (string, string)[] arguments) =>
        new(what, code, arguments, async given => Error(await given.Services.ChangeContractAsync(given.Acme.Owner, given.Acme.Id, Running, StoreVersion.Any, terms)));

    private static Bad Usage(string what, string code, string? counter, decimal quantity, params (string, string)[] arguments) =>
        new(what, code, arguments, async given => Error(await given.Host.Billing.EstimateAsync(
            given.Acme.Owner,
            given.Acme.Id,
            new EstimateRequest { Service = Running, Terms = Scenes.Ticket(), Usage = [new ExpectedUsage { Counter = counter, Quantity = quantity }] })));

    private static Bad Actor(string what, string field, AdminActor actor) =>
        new(what, "OCA4008", [("field", field)], async given => Error(await given.Services.SuspendAsync(actor, given.Acme.Id, Running, StoreVersion.Any)));

    private static Bad Provision(string what, string code, Func<OrganizationProvision, OrganizationProvision> make, params (string, string)[] arguments)
    {
        var good = new OrganizationProvision { Id = "new", Name = "New", Domain = "new.example.com", OwnerAccount = "owner", OwnerName = "Owner" };
        return new(what, code, arguments, async given => Error(await given.Host.Organizations.ProvisionAsync(AdminTestHost.Operator, make(good))));
    }

    private static ContractTermInput Of(string? item, decimal? users) => new() { Item = item, Users = users };

    private static AdminError? Error<T>(Outcome<T> outcome) where T : notnull => outcome.Succeeded ? null : outcome.Error;

    private sealed record Bad(string What, string Code, (string Name, string Value)[] Arguments, Func<Given, Task<AdminError?>> Ask);

    private sealed record Given(AdminTestHost Host, TestOrganization Acme, TestOrganization Zeta)
    {
        public ContractedServiceManager Services => Host.ContractedServices;

        public async Task<AdminError?> Save(long number, BasicInformation information) =>
            Error(await Services.SaveBasicInformationAsync(Acme.Owner, Acme.Id, number, StoreVersion.Any, information));

        public async Task<AdminError?> Discount(decimal percent) =>
            Error(await Host.Billing.SetDiscountAsync(AdminTestHost.Operator, Acme.Id, Running, new YearMonth(2021, 4), percent));
    }
}
