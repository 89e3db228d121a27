using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A discount rate is a whole percent from 0 to 100. F (handbook, section 3).</summary>
internal static class DiscountIsAWholePercent
{
    public const int Limit = 100;

    public static AdminError? Check(decimal percent) =>
        percent >= 0 && percent <= Limit && decimal.Truncate(percent) == percent
            ? null
            : AdminErrors.DiscountPercent.With("percent", Limit, percent);
}
