using NodaTime;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A search covers 1 to 120 months that there are. D: input from outside is bounded.</summary>
internal static class MonthsAreNotTooMany
{
    public static AdminError? Check(YearMonth from, YearMonth to)
    {
        if ((EstimateMonthIsInRange.Check(from) ?? EstimateMonthIsInRange.Check(to)) is { } outOfRange) return outOfRange;
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        return months is > 0 and <= ChargeQuery.MaxMonths ? null : AdminErrors.MonthRange.With("to", ChargeQuery.MaxMonths, months);
    }
}
