using OnlineContact.Admin.ContractedServices;

namespace OnlineContact.Admin.Testing.Simulation.Laws;

internal static class NamesAndIdsAreUnique
{
    public static string? Broken(OrganizationFindings findings)
    {
        var reserved = findings.Services.Where(service => service.HasBasicInformation).ToList();
        var names = reserved.Where(service => service.Status != ServiceStatus.Terminated).GroupBy(service => service.Name!.Value.Value, StringComparer.OrdinalIgnoreCase);
        if (names.FirstOrDefault(same => same.Count() > 1) is { } name) return $"Services {Numbers(name)} of {findings.Organization} have one name.";
        var ids = reserved.GroupBy(service => service.Id!.Value.Value, StringComparer.OrdinalIgnoreCase);
        return ids.FirstOrDefault(same => same.Count() > 1) is { } id ? $"Services {Numbers(id)} of {findings.Organization} have one ID." : null;
    }

    private static string Numbers(IEnumerable<ContractedService> services) => string.Join(" and ", services.Select(service => service.Number));
}
