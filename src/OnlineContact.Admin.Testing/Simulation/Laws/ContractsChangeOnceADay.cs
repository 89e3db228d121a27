using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Testing.Simulation.Laws;

internal static class ContractsChangeOnceADay
{
    public static string? Broken(OrganizationFindings findings)
    {
        var twice = findings.Entries
            .Where(entry => entry.Kind == ChangeLogKind.Changed && entry.Operation == AdminOperations.ChangeContract.Code)
            .GroupBy(entry => (entry.Service, entry.Time.InZone(findings.Zone).Date))
            .FirstOrDefault(day => day.Count() > 1);
        return twice is null
            ? null
            : $"The contract of service {twice.Key.Service} of {findings.Organization} was changed {twice.Count()} times on {twice.Key.Date}: entries {string.Join(", ", twice.Select(entry => entry.Sequence))}.";
    }
}
