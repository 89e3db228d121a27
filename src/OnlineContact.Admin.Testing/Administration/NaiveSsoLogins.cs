using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>What the naive model says of SSO logins: URLs are judged by their beginning, as far as histories need it.</summary>
internal static class NaiveSsoLogins
{
    /// <summary>Organization administrators register; only a service's administrator chooses for it.</summary>
    public static bool May(NaiveOrganization organization, SsoCommand command, bool isAdministrator) => command is ChooseSsoLoginCommand choose
        ? !command.Actor.IsOperator
            && organization.Agents.TryGetValue(command.Actor.Account, out var agent) && agent.State == MemberState.Active
            && agent.Roles.TryGetValue(choose.Service, out var role) && role.Role == ServiceRole.Administrator
        : command.Actor.IsOperator || isAdministrator;

    public static long? VersionOf(NaiveOrganization organization, SsoCommand command) => command switch
    {
        EditSsoLoginCommand edit => organization.SsoLogins.TryGetValue(edit.Number, out var login) ? login.Version : null,
        DeleteSsoLoginCommand delete => organization.SsoLogins.TryGetValue(delete.Number, out var login) ? login.Version : null,
        ChooseSsoLoginCommand choose => Choice(organization, choose.Service).Revision,
        _ => null,
    };

    public static NaiveOutcome Apply(NaiveOrganization organization, SsoCommand command, Instant now) => command switch
    {
        AddSsoLoginCommand add => Add(organization, add, now),
        EditSsoLoginCommand edit => Edit(organization, edit, now),
        DeleteSsoLoginCommand delete => Delete(organization, delete, now),
        ChooseSsoLoginCommand choose => Choose(organization, choose, now),
        _ => throw new ArgumentException("No such command.", nameof(command)),
    };

    private static NaiveOutcome Add(NaiveOrganization organization, AddSsoLoginCommand command, Instant now)
    {
        if (Fault(command.Login) is { } fault) return Refused(fault);
        var number = ++organization.LastSsoLogin;
        organization.SsoLogins.Add(number, new NaiveSsoLogin { Login = command.Login with { Name = command.Login.Name.Trim() } });
        NaiveAdministration.Log(organization, command.Actor, now);
        return NaiveAdministration.Changed(organization, number, 1);
    }

    private static NaiveOutcome Edit(NaiveOrganization organization, EditSsoLoginCommand command, Instant now)
    {
        if (!organization.SsoLogins.TryGetValue(command.Number, out var login)) return Refused("OCA6001");
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        if (Fault(command.Login) is { } fault) return Refused(fault);
        var before = login.Text();
        login.Login = command.Login with { Name = command.Login.Name.Trim() };
        if (login.Text() == before) return NaiveAdministration.Same(now, command.Number, login.Version);
        login.Version++;
        NaiveAdministration.Log(organization, command.Actor, now);
        return NaiveAdministration.Changed(organization, command.Number, login.Version);
    }

    private static NaiveOutcome Delete(NaiveOrganization organization, DeleteSsoLoginCommand command, Instant now)
    {
        if (!organization.SsoLogins.TryGetValue(command.Number, out var login)) return Refused("OCA6001");
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        var users = organization.SsoChoices.Where(choice => choice.Value.Login == command.Number).Select(choice => choice.Key).ToList();
        if (users.Any(service => organization.Services[service].Status != ServiceStatus.Terminated)) return Refused("OCA6006");
        foreach (var service in users) organization.SsoChoices[service] = (null, organization.SsoChoices[service].Revision + 1);
        organization.SsoLogins.Remove(command.Number);
        NaiveAdministration.Log(organization, command.Actor, now);
        return NaiveAdministration.Changed(organization, command.Number, login.Version);
    }

    private static NaiveOutcome Choose(NaiveOrganization organization, ChooseSsoLoginCommand command, Instant now)
    {
        if (!organization.Services.TryGetValue(command.Service, out var service)) return Refused("OCA1001");
        if (service.Status is not (ServiceStatus.InUse or ServiceStatus.Suspended)) return Refused("OCA6010");
        if (command.Login is { } number && !organization.SsoLogins.ContainsKey(number)) return Refused("OCA6001");
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        var (login, revision) = Choice(organization, command.Service);
        if (login == command.Login) return NaiveAdministration.Same(now, command.Service, revision);
        organization.SsoChoices[command.Service] = (command.Login, revision + 1);
        NaiveAdministration.Log(organization, command.Actor, now);
        return NaiveAdministration.Changed(organization, command.Service, revision + 1);
    }

    private static (long? Login, long Revision) Choice(NaiveOrganization organization, long service) => organization.SsoChoices.GetValueOrDefault(service);

    private static string? Fault(SsoLoginInput login)
    {
        if (!NaiveTexts.IsName(login.Name?.Trim() ?? "", 50)) return "OCA6002";
        if (!IsUrl(login.RemoteLoginUrl) || !IsUrl(login.StatusUrl) || (!string.IsNullOrEmpty(login.TokenCheckUrl) && !IsUrl(login.TokenCheckUrl))) return "OCA6003";
        if (login is { AcceptsVersion1: false, AcceptsVersion2: false } or { IsStrict: true, AcceptsVersion1: false }) return "OCA6008";
        if ((int)login.DeclaredFields is < 0 or > 31 || (!login.IsStrict && login.DeclaredFields != SsoOptionalFields.None)) return "OCA6008";
        return login.ReturnUrls.All(IsUrl) ? null : "OCA6003";
    }

    private static bool IsUrl(string? text) => text is not null && text.StartsWith("https://", StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal) && !text.Contains('#', StringComparison.Ordinal);

    private static NaiveOutcome Refused(string code) => new() { Refusal = code };
}
