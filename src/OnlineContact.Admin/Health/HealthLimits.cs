using NodaTime;

namespace OnlineContact.Admin.Health;

/// <summary>What the host has set for looks at its health.</summary>
internal sealed record HealthLimits
{
    public required Duration TimeLimit { get; init; }

    public required int MaxOrganizations { get; init; }

    public required Duration MaxWaiting { get; init; }

    public required Duration MaxJobDelay { get; init; }

    public required bool ExpectsCtiWatch { get; init; }
}
