using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Simulation.Laws;

/// <summary>Every entry was proposed by a request, and every request has changed something once at most, however often it was sent.</summary>
internal static class EveryEntryIsOfOneRequest
{
    public static string? Broken(OrganizationFindings findings, AdministrationRecord record)
    {
        if (findings.Strangers.Count > 0) return $"Nobody has asked for entry {findings.Strangers[0]}.";
        foreach (var change in findings.Changes)
        {
            var proposed = record.ProposalOf(findings.Organization, change.First, change.Entries[0].Hash)!;
            if (proposed.Entries.Count != change.Entries.Count) return $"Of the {proposed.Entries.Count} entries of {change.Request} only {change.Entries.Count} are in the log.";
        }

        foreach (var request in record.Requests.Where(request => request.Organization == findings.Organization && request.Command is not ErasePersonCommand))
        {
            // A refusal for a missing right is written at each attempt.
            var count = findings.ChangesOf(request).Count(change => !change.IsRefusal);
            if (count > 1) return $"{request} was done {count} times: entries {string.Join(", ", findings.ChangesOf(request).Select(change => change.Last))}.";
        }

        return null;
    }
}
