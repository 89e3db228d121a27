namespace OnlineContact.Admin.Testing.Simulation.Laws;

internal static class RepeatedRequestsAreAnsweredAlike
{
    public static string? Broken(OrganizationFindings findings, AdministrationRecord record)
    {
        foreach (var request in record.Requests.Where(request => request.Organization == findings.Organization))
        {
            var receipts = request.Receipts.Distinct().ToList();
            if (receipts.Count > 1) return $"{request} was answered with {receipts[0]}, and when it was repeated with {receipts[1]}.";
        }

        return null;
    }
}
