using OnlineContact.Admin.Agents.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Agents;

/// <summary>
/// The number at which the telephony system reaches an agent (CTI NO): 1 to 30 visible ASCII signs without a space, kept as typed. Two that
/// differ in case alone are the same. F that there is one and that it is unique in the organization; D its signs and its length.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is none.</remarks>
public readonly record struct CtiNo
{
    /// <summary>The most signs.</summary>
    public const int MaxLength = 30;

    private readonly string? _value;

    private CtiNo(string value) => _value = value;

    /// <summary>What was typed; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>The form in which two are compared.</summary>
    internal string Key => Value.ToLowerInvariant();

    /// <summary>Makes one from what was typed.</summary>
    /// <param name="text">The text; not trimmed.</param>
    /// <returns>The value; or OCA5003 with the limit and the length in code points, or the first wrong sign and its place.</returns>
    public static Outcome<CtiNo> Create(string? text) =>
        CtiSignsAreVisible.Check(text, AdminErrors.CtiNoInvalid, "ctiNo", MaxLength) is { } error
            ? Outcome.Refused<CtiNo>(error)
            : Outcome.Success(new CtiNo(text!));

    /// <summary>Makes one from what a store gave back.</summary>
    /// <param name="text">A text as <see cref="Value"/> gave it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is none.</exception>
    public static CtiNo FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Create(text).TryGetValue(out var value, out var error) ? value : throw new ArgumentException($"The stored text is none: {error.Code}.", nameof(text));
    }

    /// <summary>Whether both are the same, whatever their case.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>Whether they are.</returns>
    public bool Equals(CtiNo other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Agrees with <see cref="Equals(CtiNo)"/>.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The value.</summary>
    /// <returns>What was typed.</returns>
    public override string ToString() => Value;
}
