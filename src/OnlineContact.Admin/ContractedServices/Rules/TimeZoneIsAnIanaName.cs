using System.Diagnostics.CodeAnalysis;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service's time zone is an IANA name, stored in its canonical form. F (handbook, section 2); aliases and any case D.</summary>
internal static class TimeZoneIsAnIanaName
{
    public static AdminError? Check(string? text, ZoneNames names, [NotNull] out string? canonical)
    {
        canonical = names.Canonical(text);
        if (canonical is not null) return null;
        canonical = "";
        return AdminErrors.ServiceZoneUnknown.With("timeZone", ShownText.Cut(text, ZoneNames.MaxLength));
    }
}
