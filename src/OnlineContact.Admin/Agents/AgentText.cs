using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Agents;

/// <summary>How the change log writes the rights of an agent: an entry for her, and one for each service in which they change.</summary>
internal static class AgentText
{
    public const string Membership = "organizationAgent";

    /// <summary>The entry of a service: role and channels there before and after.</summary>
    public static LogDraft InService(AdminOperation operation, Agent agent, LogService service, AgentRole? before, AgentRole? after, string arguments = "")
    {
        var difference = default(LogDifference);
        difference.Add("role", before?.Role.ToWireName(), after?.Role.ToWireName());
        difference.Add("channels", before?.Channels.ToWireNames(), after?.Channels.ToWireNames());
        return new LogDraft
        {
            Operation = operation,
            Category = ChangeLogCategory.Permission,
            Target = Target(agent),
            Service = service,
            Arguments = arguments,
            Before = difference.Before,
            After = difference.After,
        };
    }

    /// <summary>The entry for herself: whether she is an agent of the organization, and the right of an administrator that goes with it.</summary>
    public static LogDraft InOrganization(AdminOperation operation, Agent agent, bool joins, Administrator? administrator = null)
    {
        var difference = default(LogDifference);
        difference.Add(Membership, joins ? null : "yes", joins ? "yes" : null);
        AddNumbers(ref difference, agent.CtiNumbers, null);
        if (administrator is not null) difference.Add(AdministratorText.Right, administrator.State.ToLogName(), null);
        return new LogDraft
        {
            Operation = operation,
            Category = ChangeLogCategory.Permission,
            Target = Target(agent),
            Before = difference.Before,
            After = difference.After,
        };
    }

    /// <summary>The lines of CTI ID and CTI NO, before and after.</summary>
    public static void AddNumbers(ref LogDifference difference, CtiNumbers? before, CtiNumbers? after)
    {
        difference.Add("ctiId", before?.Id.Value, after?.Id.Value);
        difference.Add("ctiNo", before?.No.Value, after?.No.Value);
    }

    /// <summary>Who gives a right to herself is marked: it is allowed, and somebody may want to look.</summary>
    public static string MarkOf(Change change, Agent agent) =>
        !change.Actor.IsOperator && change.Actor.Account == agent.Account.Value ? LogDraft.Argument("selfGrant", "true") : "";

    public static LogService ServiceOf(ContractedService service) => new(service.Number, service.Id?.Value, service.Name?.Value);

    public static LogTarget Target(Agent agent) => new(ChangeLogTargetKind.Person, agent.Account.Value, agent.Name.Value);
}
