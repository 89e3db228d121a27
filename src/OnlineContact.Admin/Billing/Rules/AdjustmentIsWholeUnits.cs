using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>An adjustment is an amount that can be billed: not 0, bounded, in whole smallest units. D.</summary>
internal static class AdjustmentIsWholeUnits
{
    public static AdminError? Check(decimal amount, Currency currency) =>
        amount != 0 && Math.Abs(amount) <= ChargeAdjustment.MaxAmount && amount == decimal.Round(amount, currency.MinorUnitDigits)
            ? null
            : AdminErrors.AdjustmentAmount.With("amount", ChargeAdjustment.MaxAmount, currency.MinorUnitDigits, amount);
}
