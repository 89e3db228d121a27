using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// Step 1 of the wizard (기본정보), as it comes from outside. What is null is missing in a draft; completing it needs name, ID and,
/// for consultation services, languages.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record BasicInformation
{
    /// <summary>The type; null keeps the one the service has.</summary>
    public ServiceType? Type { get; init; }

    /// <summary>The name: at most 100 code points, unique in the organization.</summary>
    public string? Name { get; init; }

    /// <summary>The ID: at most 45 English letters, unique in the organization, part of the URL.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The help-centre languages in order: codes of at most 6 letters and _; none for issue management.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The main language, one of <see cref="Languages"/>.</summary>
    public string? MainLanguage { get; init; }

    /// <summary>
    /// The time zone, an IANA name or an alias of one. Null: the zone the service has, unless it has none or its main
    /// language changes; then the zone that goes with the main language.
    /// </summary>
    public string? TimeZone { get; init; }
}
