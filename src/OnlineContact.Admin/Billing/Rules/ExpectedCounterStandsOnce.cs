using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A counter's quantity stands once. D: which of two was meant, or their sum, is not for us to guess.</summary>
internal static class ExpectedCounterStandsOnce
{
    public static AdminError? Check(string counter, bool seen) =>
        seen ? AdminErrors.UsageCounterDuplicate.With(counter, counter) : null;
}
