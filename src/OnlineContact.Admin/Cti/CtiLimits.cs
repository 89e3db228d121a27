using NodaTime;

namespace OnlineContact.Admin.Cti;

/// <summary>What the host has set for CTI.</summary>
internal sealed record CtiLimits
{
    public required Duration CallTimeout { get; init; }

    public required Duration Lease { get; init; }

    public required int MaxImportBytes { get; init; }

    public required int MaxImportLines { get; init; }

    public required Duration SignInRetention { get; init; }
}
