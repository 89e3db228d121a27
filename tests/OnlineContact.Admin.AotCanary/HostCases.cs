using System.Globalization;
using CustomerSite;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.AotCanary;

/// <summary>A host with everything registered, as a user of it meets it.</summary>
internal static class HostCases
{
    private const string Help = "https://cs.haneul.example/hc/orders";

    public static async Task RunAsync(Report report)
    {
        using var keys = new KeyFileFixture();
        await using var host = await AdminTestHost.StartAsync(admin => admin
            .UseInMemoryStore()
            .UseSsoKeyEncryption(_ => keys.Open())
            .AddSsoKeyManagement()
            .AddIpcc(o => o.Exchange = new IpccExchange { Host = "127.0.0.1", Port = 8800, UserName = "oca", Password = "never used" })
            .AddMobileContact(o => (o.BaseAddress, o.ApiKey) = ("https://mobile-contact.example/", "never-used")));
        var haneul = await host.ProvisionAsync("haneul");
        await report.CaseAsync("a service is contracted and estimated, and its log is whole", () => ContractAsync(host, haneul));
        await report.CaseAsync("a refusal has its text in four languages", () => RefuseAsync(host, haneul));
        await report.CaseAsync("a user signs in with a key that was issued, once", () => SignInAsync(host, haneul));
        await report.CaseAsync("wrong options are refused with their call", RefuseOptionsAsync);
    }

    private static async Task ContractAsync(AdminTestHost host, TestOrganization haneul)
    {
        var (id, owner) = (haneul.Id, haneul.Owner);
        var draft = (await host.ContractedServices.AddAsync(owner, id, ServiceType.ConsultationManagement)).Value;
        var basics = new BasicInformation { Name = "고객지원", ServiceId = "CustomerCare", Languages = ["ko", "en"], MainLanguage = "ko" };
        var saved = (await host.ContractedServices.SaveBasicInformationAsync(owner, id, draft.Number, draft.Version, basics)).Value;
        ContractTermInput[] terms = [new() { Item = "ticket", Users = 3 }];
        var contracted = (await host.ContractedServices.RegisterContractAsync(owner, id, draft.Number, saved.Version, terms)).Value;
        Report.That(contracted.Changed, "the contract is not registered");

        var estimate = (await host.Billing.EstimateAsync(owner, id, new EstimateRequest { Service = draft.Number, Terms = terms })).Value;
        Report.That(estimate.Charges.Supply.Amount > 0, $"three users cost {estimate.Charges.Supply}");
        var log = (await host.ChangeLog.VerifyAsync(owner, id)).Value;
        Report.That(log.IsWhole && log.Entries >= 4, $"the log is {log}");
        var found = (await host.ChangeLog.SearchAsync(owner, id, ChangeLogQuery.Everything with { Service = "ㄱㄱㅈㅇ" })).Value;
        Report.That(found.Entries.Count > 0, "the initial consonants find nothing");
    }

    private static async Task RefuseAsync(AdminTestHost host, TestOrganization haneul)
    {
        var refused = await host.ContractedServices.SuspendAsync(haneul.Owner, haneul.Id, 4711, StoreVersion.Any);
        Report.That(!refused.Succeeded, "a service that is not there is suspended");
        string[] texts = [.. new[] { "ko", "en", "ja", "zh" }.Select(refused.Error.MessageIn)];
        Report.That(texts.Distinct().Count() == texts.Length && texts.All(text => text.Contains("4711", StringComparison.Ordinal)), string.Join(" / ", texts));
    }

    private static async Task SignInAsync(AdminTestHost host, TestOrganization haneul)
    {
        var logins = host.Services.GetRequiredService<SsoLoginManager>();
        var input = new SsoLoginInput { Name = "하늘마켓 회원", RemoteLoginUrl = "https://www.haneul.example/login", StatusUrl = "https://www.haneul.example/login-status", ReturnUrls = ["https://cs.haneul.example/hc/"] };
        var added = (await logins.AddAsync(haneul.Owner, haneul.Id, input)).Value;
        var login = (await logins.GetAsync(haneul.Owner, haneul.Id, added.Number)).Value.Value;
        var issued = (await host.Services.GetRequiredService<SsoKeyManager>().RotateAsync(haneul.Owner, haneul.Id, login.Number, StoreVersion.Any)).Value;
        await host.MemberAsync(haneul.Id, "doyun.choi");
        var administrator = await AdministratorAsync(host, haneul);
        Report.That((await logins.ChooseAsync(administrator, haneul.Id, 1, StoreVersion.Any, login.Number)).Succeeded, "the service chooses no login");

        var time = host.Clock.Now.ToUnixTimeMilliseconds();
        var signer = new SsoSigner(issued.TakeSecret(), issued.Version, login.Audience);
        Dictionary<string, string?> form = new()
        {
            ["service"] = "CustomerCare",
            ["usercode"] = "user-4711",
            ["returnUrl"] = Help,
            ["time"] = time.ToString(CultureInfo.InvariantCulture),
            ["token"] = signer.Sign("CustomerCare", "user-4711", time, returnUrl: Help),
        };
        var door = host.Services.GetRequiredService<SsoRemoteLogin>();
        var first = await door.ClientSideAsync(haneul.Id, form);
        Report.That(first.Succeeded && first.Value.RedirectTo?.AbsoluteUri == Help, $"the user goes on to {first}");
        var second = await door.ClientSideAsync(haneul.Id, form);
        Report.That(!second.Succeeded && second.Error.Kind == AdminErrors.SsoTokenUsed, $"the same token again: {second}");
    }

    private static async Task<AdminActor> AdministratorAsync(AdminTestHost host, TestOrganization haneul)
    {
        var person = AdminActor.Member(haneul.Id, "doyun.choi", "최도윤", "192.0.2.7");
        var added = await host.Agents.AddAsync(haneul.Owner, haneul.Id, ["doyun.choi"]);
        Report.That(added.Succeeded, $"the agent is not added: {added}");
        var role = await host.Agents.GiveRoleAsync(haneul.Owner, haneul.Id, "doyun.choi", 1, StoreVersion.Any, Agents.ServiceRole.Administrator, Agents.AgentChannels.None);
        Report.That(role.Succeeded, $"she becomes no administrator: {role}");
        return person;
    }

    private static async Task RefuseOptionsAsync()
    {
        try
        {
            await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddMobileContact(o => o.BaseAddress = "http://mobile-contact.example"));
        }
        catch (AdminConfigurationException e) when (e.Message.Contains("AddMobileContact", StringComparison.Ordinal))
        {
            return;
        }

        throw new InvalidOperationException("A host without a key to Mobile Contact starts.");
    }
}
