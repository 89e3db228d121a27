using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Performance.Rules;

/// <summary>An event is at most a little ahead of this host's clock. D: clocks differ a little; what is further ahead would be counted before it happens.</summary>
internal static class EventIsNotFromTheFuture
{
    public static AdminError? Check(string place, Instant at, Instant now, Duration mostAhead) =>
        at <= now + mostAhead ? null : AdminErrors.PerformanceEventAhead.With($"{place}.at", (long)mostAhead.TotalSeconds, (long)Math.Ceiling((at - now).TotalSeconds));
}
