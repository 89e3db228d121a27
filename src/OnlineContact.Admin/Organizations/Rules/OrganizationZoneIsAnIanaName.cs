using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Organizations.Rules;

/// <summary>The contract zone is an IANA name or an alias of one; the canonical name is kept.</summary>
internal static class OrganizationZoneIsAnIanaName
{
    public static AdminError? Check(string text, ZoneNames names, out string canonical)
    {
        canonical = names.Canonical(text) ?? "";
        return canonical.Length == 0 ? AdminErrors.OrganizationZoneUnknown.With("timeZone", text) : null;
    }
}
