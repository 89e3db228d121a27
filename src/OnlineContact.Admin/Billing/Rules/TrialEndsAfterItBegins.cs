using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A trial ends after the registration, and is no longer than a price book could make it. D: input from outside is bounded.</summary>
internal static class TrialEndsAfterItBegins
{
    public static AdminError? Check(LocalDate registered, LocalDate until)
    {
        var (first, last) = (registered.PlusDays(1), registered.PlusDays(PriceBookVersion.MaxTrialDays));
        return until >= first && until <= last ? null : AdminErrors.TrialEndInvalid.With("until", first, last, until);
    }
}
