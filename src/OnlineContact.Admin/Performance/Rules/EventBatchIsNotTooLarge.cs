using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Performance.Rules;

/// <summary>A batch has at least one event and not too many. D: input from outside is bounded.</summary>
internal static class EventBatchIsNotTooLarge
{
    public static AdminError? Check(int events) =>
        events is > 0 and <= PerformanceManager.MaxBatch ? null : AdminErrors.PerformanceBatchSize.With("events", PerformanceManager.MaxBatch, events);
}
