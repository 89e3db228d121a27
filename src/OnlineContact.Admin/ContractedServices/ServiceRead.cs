using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>What a change of a service looks at: the service, its organization, and who holds the name and the ID it asks for.</summary>
internal sealed record ServiceRead(
    Slot<ContractedService> Service,
    Slot<Organization> Organization,
    Slot<ContractedService>? NameHolder,
    Slot<ContractedService>? IdHolder)
{
    public string Zone => Organization.Value.TimeZone;

    public static ServiceRead Of(Fetch fetch, long number, BasicInformation? information) =>
        new(
            fetch.One(ContractedService.ByNumber[number]),
            fetch.One(Organizations.Organization.Shape.SingleKey()),
            Key(information?.Name?.Trim(), ServiceName.MaxLength) is { } name ? fetch.One(ContractedService.ByNameKey[TextFolding.Fold(name)]) : null,
            Key(information?.ServiceId, ServiceId.MaxLength) is { } id ? fetch.One(ContractedService.ByIdKey[id.ToLowerInvariant()]) : null);

    /// <summary>
    /// Only what may be a name or an ID is looked up; the rules refuse the rest anyhow. Trimmed first, as the rules do it:
    /// a holder that is not looked up is only found by the commit, which cannot say which rule was broken.
    /// </summary>
    private static string? Key(string? text, int limit) => text?.Trim() is { Length: > 0 } trimmed && trimmed.Length <= 2 * limit ? trimmed : null;
}
