using NodaTime;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>A usage record as it came from outside, not yet checked.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record UsageInput
{
    /// <summary>The number of the service that was used.</summary>
    public required long Service { get; init; }

    /// <summary>The counter: the code of the item whose use is counted.</summary>
    public required string? Counter { get; init; }

    /// <summary>The day in the organization's contract zone on which it was used.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>How much, in the counter's unit: 0 to <see cref="UsageRecord.MaxQuantity"/>.</summary>
    public required long Quantity { get; init; }

    /// <summary>
    /// The idempotency key, unique in the organization: 1 to <see cref="UsageRecord.MaxKeyLength"/> visible ASCII characters. A record that
    /// comes again with its key is ignored. Put nothing personal into it.
    /// </summary>
    public required string? Key { get; init; }
}
