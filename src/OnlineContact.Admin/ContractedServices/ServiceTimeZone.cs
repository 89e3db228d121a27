using System.Collections.Frozen;
using NodaTime;
using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>A service's time zone: an IANA name, and its default by the main language. Source: F and D (handbook, section 2).</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class ServiceTimeZone
{
    /// <summary>The longest text that is looked up, in UTF-16 units.</summary>
    public const int MaxLength = ZoneNames.MaxLength;

    /// <summary>The default zones by main language that the library ships: ko, ja, en and zh. F. Found in any case.</summary>
    public static IReadOnlyDictionary<string, string> DefaultZones { get; } = new Dictionary<string, string>
    {
        ["ko"] = "Asia/Seoul",
        ["ja"] = "Asia/Tokyo",
        ["en"] = "America/New_York",
        ["zh"] = "Asia/Shanghai",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The canonical IANA name of a zone. Aliases and any case are accepted: ROK gives Asia/Seoul.</summary>
    /// <param name="text">The name as typed. Fixed offsets such as UTC+9 are no IANA names; Etc/GMT-9 is one.</param>
    /// <param name="provider">The zones there are.</param>
    /// <returns>The canonical name; or OCA1018 with the beginning of the text.</returns>
    public static Outcome<string> Resolve(string? text, IDateTimeZoneProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return TimeZoneIsAnIanaName.Check(text, ZoneNames.For(provider), out var canonical) is { } error
            ? Outcome.Refused<string>(error)
            : Outcome.Success(canonical);
    }

    /// <summary>
    /// The zone that goes with a main language: that of the exact code; else that of the part before <c>_</c> (zh_TW
    /// follows zh); else the organization's zone. Codes are compared without regard to case.
    /// </summary>
    /// <param name="mainLanguage">The main language's code; null when there is none.</param>
    /// <param name="organizationZone">The organization's zone.</param>
    /// <param name="zones">The zones by language, for example <see cref="DefaultZones"/>.</param>
    /// <returns>An IANA name, as it stands in <paramref name="zones"/> or as the organization has it.</returns>
    public static string DefaultZone(string? mainLanguage, string organizationZone, IReadOnlyDictionary<string, string> zones)
    {
        ArgumentNullException.ThrowIfNull(organizationZone);
        ArgumentNullException.ThrowIfNull(zones);
        if (string.IsNullOrEmpty(mainLanguage)) return organizationZone;
        var end = mainLanguage.IndexOf('_', StringComparison.Ordinal);
        return Find(zones, mainLanguage)
            ?? (end > 0 ? Find(zones, mainLanguage[..end]) : null)
            ?? organizationZone;
    }

    private static string? Find(IReadOnlyDictionary<string, string> zones, string language)
    {
        if (zones.TryGetValue(language, out var zone)) return zone;

        // A host's map may be case-sensitive; it is a handful of entries.
        foreach (var (code, candidate) in zones)
        {
            if (string.Equals(code, language, StringComparison.OrdinalIgnoreCase)) return candidate;
        }

        return null;
    }
}
