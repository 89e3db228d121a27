using NodaTime;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>What <see cref="NaiveAdministration"/> expects of a command.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record NaiveOutcome
{
    /// <summary>The code of the refusal; null for success.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether anything is written besides the entry of a refusal.</summary>
    public bool Changed { get; init; }

    /// <summary>The number in the receipt.</summary>
    public long Number { get; init; }

    /// <summary>The version in the receipt.</summary>
    public long Version { get; init; }

    /// <summary>The sequence in the receipt; 0 when nothing is written.</summary>
    public long Sequence { get; init; }

    /// <summary>The instant in the receipt.</summary>
    public Instant At { get; init; }
}
