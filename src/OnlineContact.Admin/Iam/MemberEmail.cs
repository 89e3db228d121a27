using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam.Rules;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// The e-mail address of an IAM member: ASCII, at most 254 characters; a local part of at most 64, and a host name of two or more labels.
/// Kept as typed, without white space around it. D.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no address.</remarks>
public readonly record struct MemberEmail
{
    /// <summary>The largest number of characters.</summary>
    public const int MaxLength = 254;

    /// <summary>The largest number of characters before the @ sign.</summary>
    public const int MaxLocalLength = 64;

    private readonly string? _value;

    private MemberEmail(string value) => _value = value;

    /// <summary>The address; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes an address from what was typed.</summary>
    /// <param name="text">The text; white space around it is taken off.</param>
    /// <returns>The address; or OCA4012 with the limit and the length, or, where the length is not what is wrong, the first wrong sign, as
    /// <c>U+0040 at 7</c> (counted in code points from 1).</returns>
    public static Outcome<MemberEmail> Create(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return MemberEmailIsAnAddress.Check(trimmed) is { } error ? Outcome.Refused<MemberEmail>(error) : Outcome.Success(new MemberEmail(trimmed));
    }

    /// <summary>Makes an address from what a store gave back.</summary>
    /// <param name="text">An address as <see cref="Value"/> gave it.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no address.</exception>
    public static MemberEmail FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MemberEmailIsAnAddress.Check(text) is { } error
            ? throw new ArgumentException($"The stored text is no e-mail address: {error.Code}.", nameof(text))
            : new MemberEmail(text);
    }

    /// <summary>Says only that it is an address: a person's address does not belong into logs and exception texts.</summary>
    /// <returns>A text that is the same for every address.</returns>
    public override string ToString() => "(member e-mail)";
}
