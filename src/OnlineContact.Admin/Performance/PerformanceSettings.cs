using NodaTime;

namespace OnlineContact.Admin.Performance;

/// <summary>What the host has set for performance.</summary>
internal sealed record PerformanceSettings
{
    public required Duration EventRetention { get; init; }

    public required Duration MostAhead { get; init; }

    public required Duration Refresh { get; init; }

    public required int MaxLiveAgents { get; init; }

    public required IDateTimeZoneProvider Zones { get; init; }
}
