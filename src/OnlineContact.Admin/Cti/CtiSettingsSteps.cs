using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti;

/// <summary>Makes CTI settings of what was typed in, and reads what the telephony system answers. Pure.</summary>
internal static class CtiSettingsSteps
{
    public static Outcome<CtiSettings> Save(CtiSettingsInput input, OrganizationId organization, CtiVerification verification, Instant now)
    {
        var name = input.TenantName?.Trim() ?? "";
        var error = CtiVersionIsKnown.Check(input.Version) ?? TenantNameCanBeShown.Check(name) ?? TenantIdIsVisible.Check(input.TenantId) ?? OnlyAnActivatedTenantIsSaved.Check(verification);
        return error is not null
            ? Outcome.Refused<CtiSettings>(error)
            : Outcome.Success(new CtiSettings
            {
                Organization = organization,
                Version = input.Version,
                TenantName = name,
                TenantId = string.IsNullOrEmpty(input.TenantId) ? null : input.TenantId,
                DailyLog = input.DailyLog,
                AfterCallWork = input.AfterCallWork,
                OutboundTicketAlways = input.OutboundTicketAlways,
                Verification = verification,
                CheckedAt = now,
            });
    }

    /// <summary>A tenant that was verified once stays so while it cannot be asked for.</summary>
    public static CtiVerification Keep(CtiVerification verification, CtiSettingsInput input, CtiSettings? before) =>
        verification == CtiVerification.Unverified && before is { Verification: CtiVerification.Verified } && before.Version == input.Version
            && string.Equals(before.TenantName, input.TenantName?.Trim(), StringComparison.Ordinal) && string.Equals(before.TenantId ?? "", input.TenantId ?? "", StringComparison.Ordinal)
            ? CtiVerification.Verified
            : verification;

    /// <summary>What an answer says of a tenant; anything but an answer to the question leaves it unverified.</summary>
    public static CtiVerification Read(CtiAnswer<CtiTenantCheck> answer) => answer.Answer switch
    {
        { Kind: CtiAnswerKind.Done } => answer.Value switch
        {
            CtiTenantCheck.Exists => CtiVerification.Verified,
            CtiTenantCheck.NotActivated => CtiVerification.NotActivated,
            _ => CtiVerification.TenantUnknown,
        },
        { Refusal: CtiRefusal.UnknownTenant } => CtiVerification.TenantUnknown,
        _ => CtiVerification.Unverified,
    };
}
