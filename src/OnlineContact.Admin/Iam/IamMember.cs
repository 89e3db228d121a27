namespace OnlineContact.Admin.Iam;

/// <summary>A person known to the identity directory (IAM 회원); only such a person can become an administrator or an agent.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record IamMember
{
    /// <summary>Her account (IAM ID).</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>Her name.</summary>
    public required MemberName Name { get; init; }

    /// <summary>Her e-mail address; null where the directory has none.</summary>
    public MemberEmail? Email { get; init; }

    /// <summary>Her mobile number; null where the directory has none.</summary>
    public MemberMobile? Mobile { get; init; }

    /// <summary>How she stands.</summary>
    public required MemberState State { get; init; }

    /// <summary>Only that it is a member and how she stands.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"member, {State}";
}
