using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam.Rules;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// The mobile number of an IAM member with its country code: a plus sign and 8 to 15 digits, the first not 0. Source: F (handbook, section
/// 4); the number of digits as in ITU-T E.164.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no number.</remarks>
public readonly record struct MemberMobile
{
    /// <summary>The largest number of digits.</summary>
    public const int MaxDigits = 15;

    /// <summary>The smallest number of digits.</summary>
    public const int MinDigits = 8;

    private readonly string? _value;

    private MemberMobile(string value) => _value = value;

    /// <summary>The number as <c>+821012345678</c>; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes a number from what was typed.</summary>
    /// <param name="text">The text, as <c>+82 10-1234-5678</c>; blanks, hyphens, points and parentheses are left out.</param>
    /// <returns>The number; or OCA4013 with the limit and the number of digits, or the first wrong sign, as <c>U+0041 at 3</c>.</returns>
    public static Outcome<MemberMobile> Create(string? text) =>
        MemberMobileHasACountryCode.Check(text?.Trim(), out var number) is { } error
            ? Outcome.Refused<MemberMobile>(error)
            : Outcome.Success(new MemberMobile(number));

    /// <summary>Makes a number from what a store gave back.</summary>
    /// <param name="text">A number as <see cref="Value"/> gave it.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no number.</exception>
    public static MemberMobile FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MemberMobileHasACountryCode.Check(text, out var number) is { } error
            ? throw new ArgumentException($"The stored text is no mobile number: {error.Code}.", nameof(text))
            : new MemberMobile(number);
    }

    /// <summary>Says only that it is a number: a person's number does not belong into logs and exception texts.</summary>
    /// <returns>A text that is the same for every number.</returns>
    public override string ToString() => "(member mobile)";
}
