using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>An expected quantity is 0 or more. D.</summary>
internal static class ExpectedQuantityIsNotNegative
{
    public static AdminError? Check(string counter, decimal quantity) =>
        quantity < 0 ? AdminErrors.UsageNegative.With(counter, counter, 0, quantity) : null;
}
