using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>An expected quantity is at most <see cref="EstimateCalculator.MaxExpectedQuantity"/>. D: input from outside is bounded.</summary>
internal static class ExpectedQuantityIsNotTooLarge
{
    public static AdminError? Check(string counter, decimal quantity) =>
        quantity > EstimateCalculator.MaxExpectedQuantity
            ? AdminErrors.UsageTooLarge.With(counter, counter, EstimateCalculator.MaxExpectedQuantity, quantity)
            : null;
}
