using NodaTime;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>An adjustment as the operator asks for it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record AdjustmentInput
{
    /// <summary>The number of the service whose statement is to carry it.</summary>
    public required long Service { get; init; }

    /// <summary>The open month it is to stand in.</summary>
    public required YearMonth Month { get; init; }

    /// <summary>The amount with its sign, before tax: not 0, at most <see cref="ChargeAdjustment.MaxAmount"/> up or down, in whole smallest units.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Why, 1 to <see cref="ChargeAdjustment.MaxReasonLength"/> code points; shown on the statement.</summary>
    public required string? Reason { get; init; }

    /// <summary>The number of the service whose bill it mends.</summary>
    public required long MendsService { get; init; }

    /// <summary>The month whose bill it mends.</summary>
    public required YearMonth MendsMonth { get; init; }

    /// <summary>The idempotency key of the usage record it mends, if it is one.</summary>
    public string? MendsRecord { get; init; }
}
