namespace OnlineContact.Admin.Iam;

/// <summary>
/// Takes people into the directory. The library's own has them in the store already; a host that has an identity provider writes one and
/// registers it together with its <see cref="IIamDirectory"/>.
/// </summary>
/// <remarks>
/// Singletons. Called by <c>IAdminRuntime.RunDueAsync</c> alone, after the invitation was committed and before its message is sent; at least
/// once, so that a repetition with the same key must come to the same. As long as it throws, the invitation waits and is tried again.
/// </remarks>
public interface IIamEnrolment
{
    /// <summary>Takes in a person who was invited: she has name, account and e-mail address.</summary>
    /// <param name="enrolment">The person.</param>
    /// <param name="cancellationToken">Cancels; it comes again.</param>
    /// <returns>A task.</returns>
    Task InviteAsync(IamEnrolment enrolment, CancellationToken cancellationToken);

    /// <summary>Takes in a person who was registered: she has a mobile number too.</summary>
    /// <param name="enrolment">The person.</param>
    /// <param name="cancellationToken">Cancels; it comes again.</param>
    /// <returns>A task.</returns>
    Task RegisterAsync(IamEnrolment enrolment, CancellationToken cancellationToken);
}

/// <summary>A person to be taken into the directory.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record IamEnrolment
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The same for every repetition of this enrolment, and for no other; letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Her account.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>Her name.</summary>
    public required MemberName Name { get; init; }

    /// <summary>Her e-mail address.</summary>
    public required MemberEmail Email { get; init; }

    /// <summary>Her mobile number; null for one who was invited.</summary>
    public required MemberMobile? Mobile { get; init; }

    /// <summary>The organization and the key.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"enrolment {IdempotencyKey} in {Organization}";
}
