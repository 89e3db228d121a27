using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A month may be closed only after its end in the contract zone. D (handbook, section 3).</summary>
internal static class MonthIsOver
{
    public static AdminError? Check(YearMonth month, LocalDate today) =>
        today.ToYearMonth().CompareTo(month) > 0 ? null : AdminErrors.MonthNotOver.With("month", month, today);
}
