using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>An adjustment says why it is made, in a text that can be shown. D (handbook, section 3).</summary>
internal static class AdjustmentHasAReason
{
    public static AdminError? Check(string? reason)
    {
        var length = 0;
        var isGood = !string.IsNullOrWhiteSpace(reason);
        foreach (var rune in (reason ?? "").EnumerateRunes())
        {
            length++;
            isGood &= !System.Text.Rune.IsControl(rune) && rune != System.Text.Rune.ReplacementChar;
        }

        return isGood && length <= ChargeAdjustment.MaxReasonLength ? null : AdminErrors.AdjustmentReason.With("reason", ChargeAdjustment.MaxReasonLength, length);
    }
}
