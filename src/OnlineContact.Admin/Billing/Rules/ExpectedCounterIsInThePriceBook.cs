using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A quantity is expected only of a counter the price book has. D, handbook, section 3: unknown counters are refused.</summary>
internal static class ExpectedCounterIsInThePriceBook
{
    public static AdminError? Check(string? counter, PriceBookVersion version, out int position)
    {
        position = BillingCalculator.CounterPosition(version.PriceSpan, counter);
        return position < 0 ? AdminErrors.UsageCounterUnknown.With("counter", counter) : null;
    }
}
