using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A service takes at most 1,000 adjustments a month. D: a statement stays readable.</summary>
internal static class AdjustmentsAreNotTooMany
{
    public static AdminError? Check(long made) =>
        made < ChargeAdjustment.MaxInMonth ? null : AdminErrors.AdjustmentsTooMany.With("service", ChargeAdjustment.MaxInMonth, made);
}
