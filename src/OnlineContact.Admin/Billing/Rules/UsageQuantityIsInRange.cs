using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A usage record counts 0 to 1,000,000,000 units, and a month's total stays within what can be billed. D: input from outside is bounded.</summary>
internal static class UsageQuantityIsInRange
{
    public static AdminError? Check(string? target, long quantity, long limit) =>
        quantity < 0 ? AdminErrors.UsageNegative.With(target, "quantity", 0, quantity)
        : quantity > limit ? AdminErrors.UsageTooLarge.With(target, "quantity", limit, quantity)
        : null;
}
