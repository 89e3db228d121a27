namespace OnlineContact.Admin.Iam;

/// <summary>What is needed to invite or register a person, as it comes from outside.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record MemberInvitation
{
    /// <summary>The account (IAM ID): at most 20 of a–z 0–9 - _ . (these three signs not first or last).</summary>
    public required string? Account { get; init; }

    /// <summary>The name, 1 to 60 code points.</summary>
    public required string? Name { get; init; }

    /// <summary>The e-mail address, to which the message goes.</summary>
    public required string? Email { get; init; }

    /// <summary>The mobile number with its country code; registration asks for it, an invitation leaves it out.</summary>
    public string? Mobile { get; init; }

    /// <summary>Only that it is an invitation.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => "invitation of a member";
}
