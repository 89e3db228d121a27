using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>An idempotency key is 1 to 255 visible ASCII characters. D: what every sender can write and every store compares alike.</summary>
internal static class UsageKeyIsVisibleAscii
{
    public static AdminError? Check(string target, string? key)
    {
        var isGood = key is { Length: > 0 and <= UsageRecord.MaxKeyLength };
        foreach (var c in isGood ? key! : "") isGood &= c is > ' ' and <= '~';
        return isGood ? null : AdminErrors.UsageKeyInvalid.With(target, UsageRecord.MaxKeyLength, key?.Length ?? 0);
    }
}
