using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>What became of a batch of usage records.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record UsageReceipt
{
    private readonly ValueList<UsageInput> _late = new([]);

    /// <summary>How many were accepted: each is in exactly one statement.</summary>
    public required int Accepted { get; init; }

    /// <summary>How many had come before, with the same content, and were ignored.</summary>
    public required int Repeated { get; init; }

    /// <summary>Those whose month is closed: refused, and kept in the list that <see cref="UsageManager.LateAsync"/> gives.</summary>
    public required IReadOnlyList<UsageInput> Late
    {
        get => _late;
        init => _late = new(value);
    }
}
