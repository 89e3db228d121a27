namespace OnlineContact.Admin.Testing.Simulation.Laws;

/// <summary>What was answered with a receipt of a change is in the log, and what was answered with one of no change is not.</summary>
internal static class EveryReceiptHasItsEntries
{
    public static string? Broken(OrganizationFindings findings, AdministrationRecord record)
    {
        foreach (var request in record.Requests.Where(request => request.Organization == findings.Organization))
        {
            var last = findings.ChangesOf(request).Where(change => !change.IsRefusal).Select(change => change.Last).ToList();
            foreach (var receipt in request.Receipts)
            {
                if (receipt.Changed && !last.Contains(receipt.Sequence)) return $"{request} was answered that it is entry {receipt.Sequence}, which is not in the log.";
                if (!receipt.Changed && last.Count > 0) return $"{request} was answered that there was nothing to do, but it is entry {last[0]}.";
            }
        }

        return null;
    }
}
