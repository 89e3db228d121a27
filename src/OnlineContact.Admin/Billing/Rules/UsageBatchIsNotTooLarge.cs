using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing.Rules;

/// <summary>A batch has at least one usage record and not too many. D: input from outside is bounded.</summary>
internal static class UsageBatchIsNotTooLarge
{
    public static AdminError? Check(int records) =>
        records is > 0 and <= UsageManager.MaxBatch ? null : AdminErrors.UsageBatchSize.With("records", UsageManager.MaxBatch, records);
}
