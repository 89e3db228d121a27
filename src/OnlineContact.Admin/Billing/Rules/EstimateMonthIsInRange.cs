using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>An estimate is for a month from 2000-01 to 2199-12. D: input from outside is bounded.</summary>
internal static class EstimateMonthIsInRange
{
    public static AdminError? Check(YearMonth month) =>
        month.CompareTo(EstimateCalculator.FirstMonth) < 0 || month.CompareTo(EstimateCalculator.LastMonth) > 0
            ? AdminErrors.EstimateMonth.With("month", EstimateCalculator.FirstMonth, EstimateCalculator.LastMonth, month)
            : null;
}
