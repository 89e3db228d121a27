using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Organizations.Rules;

/// <summary>D: the contract zone that an organization was provisioned with is one this host's provider still gives; without it no day can be told.</summary>
internal static class ContractZoneIsKnownHere
{
    /// <summary>Gives the day in the contract zone, or the refusal.</summary>
    public static AdminError? Check(Organization organization, Instant now, IDateTimeZoneProvider zones, out LocalDate today)
    {
        if (zones.GetZoneOrNull(organization.TimeZone) is not { } zone)
        {
            today = default;
            return AdminErrors.OrganizationZoneUnknown.With("timeZone", organization.TimeZone);
        }

        today = now.InZone(zone).Date;
        return null;
    }
}
