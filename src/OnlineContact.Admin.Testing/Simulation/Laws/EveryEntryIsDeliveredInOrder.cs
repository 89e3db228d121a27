namespace OnlineContact.Admin.Testing.Simulation.Laws;

/// <summary>The event handlers have taken every entry at least once, and none before the one before it.</summary>
internal static class EveryEntryIsDeliveredInOrder
{
    public static string? Broken(OrganizationFindings findings, AdministrationRecord record)
    {
        var last = 0L;
        foreach (var sequence in record.Deliveries.Where(delivery => delivery.Organization == findings.Organization).Select(delivery => delivery.Sequence))
        {
            if (sequence > last + 1) return $"Entry {sequence} of {findings.Organization} was delivered before entry {last + 1}.";
            last = Math.Max(last, sequence);
        }

        return last == findings.Entries.Count ? null : $"Only {last} of the {findings.Entries.Count} entries of {findings.Organization} were delivered.";
    }
}
