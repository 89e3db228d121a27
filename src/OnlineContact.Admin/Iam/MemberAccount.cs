using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam.Rules;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// The account of an IAM member (IAM ID): 1 to 20 of a–z 0–9 - _ . , these three signs neither first nor last.
/// Source: F (handbook, section 4).
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The default value is empty and is no account.</remarks>
public readonly record struct MemberAccount
{
    /// <summary>The largest number of signs.</summary>
    public const int MaxLength = 20;

    private readonly string? _value;

    private MemberAccount(string value) => _value = value;

    /// <summary>The account; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes an account from what was typed.</summary>
    /// <param name="text">The text. It is neither trimmed nor lower-cased: an account is an identity, not a spelling.</param>
    /// <returns>The account; or OCA4009 with the limit and the length in code points, or, where the length is not what
    /// is wrong, the first wrong sign, as <c>U+0041 at 3</c> (counted in code points from 1).</returns>
    public static Outcome<MemberAccount> Create(string? text) =>
        MemberAccountHasOnlyItsSigns.Check(text) is { } error
            ? Outcome.Refused<MemberAccount>(error)
            : Outcome.Success(new MemberAccount(text!));

    /// <summary>Makes an account from what a store gave back.</summary>
    /// <param name="text">An account as <see cref="Value"/> gave it.</param>
    /// <returns>The account.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is no account.</exception>
    public static MemberAccount FromStored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MemberAccountHasOnlyItsSigns.Check(text) is { } error
            ? throw new ArgumentException($"The stored text is no account: {error.Code}.", nameof(text))
            : new MemberAccount(text);
    }

    /// <summary>Says only that it is an account: a person's account does not belong into logs and exception texts.</summary>
    /// <returns>A text that is the same for every account.</returns>
    public override string ToString() => "(member account)";
}
