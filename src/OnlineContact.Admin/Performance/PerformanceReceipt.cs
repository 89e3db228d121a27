using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Performance;

/// <summary>What became of a batch of events. Whatever was accepted is in the store.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record PerformanceReceipt
{
    private readonly ValueList<RefusedPerformanceEvent> _refused = new([]);

    /// <summary>How many were accepted.</summary>
    public required int Accepted { get; init; }

    /// <summary>How many had an identity that came before, and were ignored.</summary>
    public required int Repeated { get; init; }

    /// <summary>Those that were refused, by their place. They do not keep the others.</summary>
    public required IReadOnlyList<RefusedPerformanceEvent> Refused
    {
        get => _refused;
        init => _refused = new(value);
    }
}

/// <summary>An event of a batch that was refused.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Error">Why.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record RefusedPerformanceEvent(int Index, AdminError Error);
