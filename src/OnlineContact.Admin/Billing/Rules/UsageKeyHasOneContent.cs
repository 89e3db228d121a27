using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A repeated usage record is ignored; one with a used key and another content is an error. D (handbook, section 3).</summary>
internal static class UsageKeyHasOneContent
{
    public static AdminError? Check(string target, UsageRecord first, UsageRecord again) =>
        first == again ? null : AdminErrors.UsageKeyReused.With(target);
}
