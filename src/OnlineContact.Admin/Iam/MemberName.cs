using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam.Rules;

namespace OnlineContact.Admin.Iam;

/// <summary>The name of an IAM member: 1 to 60 showable code points, trimmed and otherwise as typed. Source: F (handbook, section 4).</summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no name.</remarks>
public readonly record struct MemberName
{
    /// <summary>The largest number of Unicode code points.</summary>
    public const int MaxLength = 60;

    private readonly string? _value;

    private MemberName(string value) => _value = value;

    /// <summary>The name as it was typed, trimmed; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes the name from what was typed.</summary>
    /// <param name="text">The text; white space around it is taken off.</param>
    /// <returns>The name; or OCA4010 with the limit and the length in code points, or, where the length is not what is
    /// wrong, the first sign that cannot be shown, as <c>U+0007 at 3</c> (counted in code points from 1).</returns>
    public static Outcome<MemberName> Create(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return MemberNameCanBeShown.Check(trimmed) is { } error ? Outcome.Refused<MemberName>(error) : Outcome.Success(new MemberName(trimmed));
    }

    /// <summary>Makes the name from what a store gave back.</summary>
    /// <param name="text">A name as <see cref="Value"/> gave it.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no name.</exception>
    public static MemberName FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MemberNameCanBeShown.Check(text) is { } error
            ? throw new ArgumentException($"The stored text is no name: {error.Code}.", nameof(text))
            : new MemberName(text);
    }

    /// <summary>Says only that it is a name: a person's name does not belong into logs and exception texts.</summary>
    /// <returns>A text that is the same for every name.</returns>
    public override string ToString() => "(member name)";
}
