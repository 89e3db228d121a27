using NodaTime;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>What a closed month was billed with does not change any more. D (handbook, section 3).</summary>
internal static class MonthIsNotClosed
{
    public static AdminError? Check(YearMonth month, long service, MonthClosing? closing) =>
        closing is not null && closing.Covers(service) ? AdminErrors.MonthClosed.With("month", month) : null;
}
