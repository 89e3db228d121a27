using System.Globalization;

namespace OnlineContact.Admin.Storage;

/// <summary>
/// The version of a stored record: 1 when it is inserted, one more with every replacement. A caller hands back the version
/// it saw, and is refused (OCA0007) when the record has moved on.
/// </summary>
/// <param name="Value">The number; 0, the default value, is the version of nothing, so that a forgotten one is refused.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct StoreVersion(long Value)
{
    /// <summary>"Whatever stands there now": said aloud by a caller that has looked at nothing.</summary>
    public static StoreVersion Any => new(long.MinValue);

    /// <summary>The version of a record that was just inserted.</summary>
    public static StoreVersion First => new(1);

    /// <summary>The version after one more replacement.</summary>
    public StoreVersion Next => new(Value + 1);

    /// <summary>The number, or "any".</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => this == Any ? "any" : Value.ToString(CultureInfo.InvariantCulture);
}
