namespace EmbeddedHost.Reports;

/// <summary>What a run is about; the head of the report.</summary>
internal sealed record RunInfo
{
    public required string Organization { get; init; }

    public required string Name { get; init; }

    public required string? Data { get; init; }

    public required bool GoesOn { get; init; }

    public required string Now { get; init; }

    public required string Today { get; init; }

    public required string TimeZone { get; init; }
}
