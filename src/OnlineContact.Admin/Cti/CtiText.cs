using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Cti;

/// <summary>How the change log writes CTI settings and numbers.</summary>
internal static class CtiText
{
    public static void LogSettings(Change change, AdminOperation operation, CtiSettings? before, CtiSettings after)
    {
        var difference = default(LogDifference);
        difference.Add("version", before?.Version.ToString(), after.Version.ToString());
        difference.Add("tenantName", before?.TenantName, after.TenantName);
        difference.Add("tenantId", before?.TenantId, after.TenantId);
        difference.Add("dailyLog", Flag(before?.DailyLog), Flag(after.DailyLog));
        difference.Add("afterCallWork", Flag(before?.AfterCallWork), Flag(after.AfterCallWork));
        difference.Add("outboundTicketAlways", Flag(before?.OutboundTicketAlways), Flag(after.OutboundTicketAlways));
        difference.Add("verification", before?.Verification.ToString(), after.Verification.ToString());
        Log(change, operation, difference);
    }

    public static void LogAgreement(Change change, bool before, bool after)
    {
        var difference = default(LogDifference);
        difference.Add("ipccAgreement", Flag(before), Flag(after));
        Log(change, AdminOperations.SetCtiAgreement, difference);
    }

    public static void LogNumbers(Change change, Agent agent, CtiNumbers? after)
    {
        var difference = default(LogDifference);
        AgentText.AddNumbers(ref difference, agent.CtiNumbers, after);
        change.Log(new LogDraft
        {
            Operation = AdminOperations.SetCtiNumbers,
            Category = ChangeLogCategory.Cti,
            Target = AgentText.Target(agent),
            Before = difference.Before,
            After = difference.After,
        });
    }

    private static void Log(Change change, AdminOperation operation, LogDifference difference) => change.Log(new LogDraft
    {
        Operation = operation,
        Category = ChangeLogCategory.Cti,
        Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, ""),
        Before = difference.Before,
        After = difference.After,
    });

    private static string? Flag(bool? value) => value switch
    {
        null => null,
        true => "on",
        false => "off",
    };
}
