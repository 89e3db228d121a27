using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations.Rules;

namespace OnlineContact.Admin.Organizations;

/// <summary>An organization's name: 1 to 100 showable code points, trimmed and otherwise as typed. D.</summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no name.</remarks>
public readonly record struct OrganizationName
{
    /// <summary>The largest number of Unicode code points.</summary>
    public const int MaxLength = 100;

    private readonly string? _value;

    private OrganizationName(string value) => _value = value;

    /// <summary>The name as it was typed, trimmed; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes the name from what was typed.</summary>
    /// <param name="text">The text; white space around it is taken off.</param>
    /// <returns>The name; or OCA4005 with the limit and the length in code points, or, where the length is not what is
    /// wrong, the first sign that cannot be shown, as <c>U+0007 at 3</c> (counted in code points from 1).</returns>
    public static Outcome<OrganizationName> Create(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return OrganizationNameCanBeShown.Check(trimmed) is { } error ? Outcome.Refused<OrganizationName>(error) : Outcome.Success(new OrganizationName(trimmed));
    }

    /// <summary>Makes the name from what a store gave back.</summary>
    /// <param name="text">A name as <see cref="Value"/> gave it.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no name.</exception>
    public static OrganizationName FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OrganizationNameCanBeShown.Check(text) is { } error
            ? throw new ArgumentException($"The stored text is no name: {error.Code}.", nameof(text))
            : new OrganizationName(text);
    }

    /// <summary>The name as it was typed, trimmed.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
