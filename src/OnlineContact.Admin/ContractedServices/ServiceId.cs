using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// A service's ID, a part of its URL: 1 to 45 English letters, kept as typed and compared without regard to case.
/// Source: F; comparison and reserved words D (handbook, section 2).
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no service's ID.</remarks>
public readonly record struct ServiceId : IComparable<ServiceId>
{
    /// <summary>The largest number of letters.</summary>
    public const int MaxLength = 45;

    private readonly string? _value;

    private ServiceId(string value) => _value = value;

    /// <summary>The ID as it was typed; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>The form in which IDs are compared and kept unique: lower case.</summary>
    public string Key => Value.ToLowerInvariant();

    /// <summary>Makes a service's ID from what was typed.</summary>
    /// <param name="text">The text. It is not trimmed: a blank in an ID is a wrong sign.</param>
    /// <param name="reservedWords">The words that may not be an ID, in any case.</param>
    /// <returns>The ID; or OCA1005 (missing), OCA1006 (too long, in code points), OCA1007 (another sign than A–Z and
    /// a–z, with its place in code points, the first being 1) or OCA1008 (reserved), the first that applies.</returns>
    public static Outcome<ServiceId> Create(string? text, IReadOnlySet<string> reservedWords)
    {
        ArgumentNullException.ThrowIfNull(reservedWords);
        var error = ServiceIdIsGiven.Check(text)
            ?? ServiceIdIsShortEnough.Check(text!)
            ?? ServiceIdHasOnlyEnglishLetters.Check(text!)
            ?? ServiceIdIsNotAReservedWord.Check(text!, reservedWords);
        return error is null ? Outcome.Success(new ServiceId(text!)) : Outcome.Refused<ServiceId>(error);
    }

    /// <summary>Makes a service's ID from what a store gave back. Words that were reserved later do not touch it.</summary>
    /// <param name="text">1 to <see cref="MaxLength"/> of A–Z a–z.</param>
    /// <returns>The ID.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no ID.</exception>
    public static ServiceId FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var error = ServiceIdIsGiven.Check(text) ?? ServiceIdIsShortEnough.Check(text) ?? ServiceIdHasOnlyEnglishLetters.Check(text);
        return error is null ? new ServiceId(text) : throw new ArgumentException($"The stored text is no service ID: {error.Code}.", nameof(text));
    }

    /// <summary>Whether two IDs are the same, without regard to case.</summary>
    /// <param name="other">The other ID.</param>
    /// <returns>Whether they name the same service.</returns>
    public bool Equals(ServiceId other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <inheritdoc/>
    public int CompareTo(ServiceId other) => string.CompareOrdinal(Key, other.Key);

    /// <summary>The ID as it was typed.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Whether one ID sorts before another.</summary>
    /// <param name="left">One ID.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes first.</returns>
    public static bool operator <(ServiceId left, ServiceId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one ID sorts before another or is the same.</summary>
    /// <param name="left">One ID.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> does not come after.</returns>
    public static bool operator <=(ServiceId left, ServiceId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one ID sorts after another.</summary>
    /// <param name="left">One ID.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes last.</returns>
    public static bool operator >(ServiceId left, ServiceId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one ID sorts after another or is the same.</summary>
    /// <param name="left">One ID.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> does not come before.</returns>
    public static bool operator >=(ServiceId left, ServiceId right) => left.CompareTo(right) >= 0;
}
