using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/people.md.</summary>
public sealed class PeopleGuide
{
    private readonly List<string> _passwords = [];

    [Fact]
    public async Task The_guide_to_people_does_what_it_says()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var haneul = await host.ProvisionAsync("haneul");
        var service = (await host.ContractedServices.AddAsync(haneul.Owner, haneul.Id, ServiceType.ConsultationManagement)).Value.Number;
        await host.ContractedServices.SaveBasicInformationAsync(haneul.Owner, haneul.Id, service, StoreVersion.Any, new BasicInformation { Name = "Desk", ServiceId = "desk", Languages = ["ko"], MainLanguage = "ko" });
        await host.ContractedServices.RegisterContractAsync(haneul.Owner, haneul.Id, service, StoreVersion.Any, [new() { Item = "ticket", Users = 1 }, new() { Item = "chat", Users = 1 }]);

        Assert.True((await InviteAsync(host.Members, haneul.Owner, haneul.Id)).Succeeded);
        Assert.Equal("OCA0013", (await AcceptAsync(host.Members, "made-up", "secret"))!.Code);
        await host.Runtime.RunDueAsync(host.Clock.Now);
        Assert.Null(await AcceptAsync(host.Members, host.Mailer.TokenOf("minseo.han"), "secret"));
        Assert.Equal(["minseo.han secret"], _passwords);

        await host.Agents.GiveRoleAsync(haneul.Owner, haneul.Id, "minseo.han", service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Chat | AgentChannels.Ticket);
        host.Clock.Advance(Duration.FromDays(1));
        Assert.True((await ChangeAsync(host.ContractedServices, haneul.Owner, haneul.Id, service, [new() { Item = "ticket", Users = 1 }])).Succeeded);
        Assert.Equal(AgentChannels.Ticket, (await host.Agents.GetAsync(haneul.Owner, haneul.Id, "minseo.han")).Value.Value.RoleIn(service)!.Channels);
    }

    private static async Task<Outcome<ChangeReceipt>> InviteAsync(MemberManager members, AdminActor actor, OrganizationId organization)
    {
        #region invite
        var invitation = new MemberInvitation { Account = "minseo.han", Name = "한민서", Email = "minseo.han@haneul.example" };
        var invited = await members.InviteAsync(actor, organization, invitation);
        #endregion
        return invited;
    }

    private async Task<AdminError?> AcceptAsync(MemberManager members, string token, string password)
    {
        var host = AdminActor.Operator("password page");
        #region accept
        var person = await members.InspectAsync(host, token);
        if (!person.Succeeded) return person.Error.ToPublic();
        await KeepPasswordAsync(person.Value.Account, password);
        var accepted = await members.AcceptAsync(host, token);
        #endregion
        return accepted.Succeeded ? null : accepted.Error;
    }

    private static async Task<Outcome<ChangeReceipt>> ChangeAsync(ContractedServiceManager services, AdminActor actor, OrganizationId organization, long number, IReadOnlyList<ContractTermInput> terms)
    {
        #region contract
        var preview = (await services.PreviewContractAsync(actor, organization, number, terms)).Value;
        foreach (var lost in preview.Consequences) Console.WriteLine($"{lost.Name}: {lost.Before} -> {lost.After}");
        var changed = await services.ChangeContractAsync(actor, organization, number, StoreVersion.Any, terms, preview.Digest);
        #endregion
        return changed;
    }

    private Task KeepPasswordAsync(MemberAccount account, string password)
    {
        _passwords.Add($"{account.Value} {password}");
        return Task.CompletedTask;
    }
}
