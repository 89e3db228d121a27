namespace OnlineContact.Admin.Billing.Metering;

/// <summary>A page of records that came too late.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record LateUsagePage
{
    /// <summary>The records.</summary>
    public required IReadOnlyList<LateUsage> Records { get; init; }

    /// <summary>Where the next page begins; null when nothing follows.</summary>
    public required string? Next { get; init; }
}
