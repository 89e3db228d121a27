using System.Diagnostics.CodeAnalysis;

namespace OnlineContact.Admin;

/// <summary>
/// The name of an organization (조직, the tenant): 1 to 40 of A–Z a–z 0–9 - _, compared ordinally. It never changes,
/// stands first in every stored key, and is part of every token the library issues.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and names no organization.</remarks>
public readonly record struct OrganizationId : IComparable<OrganizationId>
{
    /// <summary>The largest number of characters an organization's name may have.</summary>
    public const int MaxLength = 40;

    private readonly string? _value;

    private OrganizationId(string value) => _value = value;

    /// <summary>The name as text; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes an organization's name from text that is known to be good.</summary>
    /// <param name="value">1 to <see cref="MaxLength"/> of A–Z a–z 0–9 - _.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException"><paramref name="value"/> is none; use <see cref="TryParse"/> for input from outside.</exception>
    public static OrganizationId Parse(string value) =>
        TryParse(value, out var id)
            ? id
            : throw new ArgumentException($"An organization id is 1 to {MaxLength} of A-Z a-z 0-9 - _.", nameof(value));

    /// <summary>Makes an organization's name from text, or says that it is none.</summary>
    /// <param name="value">The text.</param>
    /// <param name="id">The name, or the default value when the text is none.</param>
    /// <returns>Whether the text is an organization's name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, out OrganizationId id)
    {
        id = default;
        if (value is not { Length: > 0 and <= MaxLength }) return false;
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        }

        id = new OrganizationId(value);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(OrganizationId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The name as text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Whether one name sorts before another.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes first.</returns>
    public static bool operator <(OrganizationId left, OrganizationId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one name sorts before another or equals it.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> does not come after.</returns>
    public static bool operator <=(OrganizationId left, OrganizationId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one name sorts after another.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> comes last.</returns>
    public static bool operator >(OrganizationId left, OrganizationId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one name sorts after another or equals it.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> does not come before.</returns>
    public static bool operator >=(OrganizationId left, OrganizationId right) => left.CompareTo(right) >= 0;
}
