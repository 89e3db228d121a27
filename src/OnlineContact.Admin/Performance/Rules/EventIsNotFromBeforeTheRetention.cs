using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Performance.Rules;

/// <summary>An event is no older than events are kept. D: the figures of its day are kept without events, and do not change any more.</summary>
internal static class EventIsNotFromBeforeTheRetention
{
    public static AdminError? Check(string place, Instant at, Instant now, Duration retention) =>
        at >= now - retention ? null : AdminErrors.PerformanceEventTooOld.With($"{place}.at", (long)retention.TotalDays, (long)(now - at).TotalDays);
}
