using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>What the wizard's second step has on its screen when it asks for the estimated cost (예상 비용).</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record EstimateRequest
{
    /// <summary>The number of the service that is contracted or changed: its type and its discount rate count.</summary>
    public required long Service { get; init; }

    /// <summary>The items with their users, as they would be contracted.</summary>
    public required IReadOnlyList<ContractTermInput> Terms { get; init; }

    /// <summary>The expected quantities in a month; at most one for each counter, whether or not its item is contracted.</summary>
    public IReadOnlyList<ExpectedUsage> Usage { get; init; } = [];

    /// <summary>The month whose prices and discount count; null: the current month in the contract zone.</summary>
    public YearMonth? Month { get; init; }
}
