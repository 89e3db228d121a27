namespace OnlineContact.Admin.Testing.Simulation.Laws;

internal static class TheLogIsWhole
{
    public static string? Broken(OrganizationFindings findings)
    {
        var log = findings.Verification;
        if (!log.IsWhole) return $"The change log of {findings.Organization} is not whole: {log.Fault} at entry {log.FaultAt}.";
        return log.Entries == findings.Entries.Count ? null : $"The change log of {findings.Organization} has {log.Entries} entries, of which {findings.Entries.Count} can be read.";
    }
}
