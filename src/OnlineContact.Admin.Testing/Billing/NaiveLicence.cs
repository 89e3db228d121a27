namespace OnlineContact.Admin.Testing.Billing;

/// <summary>One licence line of a <see cref="NaiveBill"/>.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record NaiveLicence
{
    /// <summary>The number of lanes.</summary>
    public required int Users { get; init; }

    /// <summary>The lanes of each day, added up.</summary>
    public required long UserDays { get; init; }

    /// <summary>The amount.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What the trial takes off it.</summary>
    public required decimal TrialDiscount { get; init; }
}
