using NodaTime;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// Written by a host: sends the message with which somebody sets her password. Registered with <c>UseMemberMailer</c>.
/// </summary>
/// <remarks>
/// Singletons. Called by <c>IAdminRuntime.RunDueAsync</c>, never before the invitation was committed; at least once: after a failure, a
/// crash, or with a second host running, a message comes again, then with another token; the links of all of them work until one is used.
/// As long as it throws, the message waits and is tried again, at growing intervals; other messages go on.
/// </remarks>
public interface IMemberMailer
{
    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels; the message comes again.</param>
    /// <returns>A task; when it completes, the message counts as sent.</returns>
    Task SendAsync(MemberMessage message, CancellationToken cancellationToken);
}

/// <summary>An invitation that a mailer is to send.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows neither personal data nor the token.</remarks>
public sealed record MemberMessage
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The same for every repetition of this message, and for no other; letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The account of the member.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>Her name.</summary>
    public required MemberName Name { get; init; }

    /// <summary>Where to send it.</summary>
    public required MemberEmail Email { get; init; }

    /// <summary>
    /// The token for the link: letters, digits, <c>-</c>, <c>_</c> and one <c>.</c>. Whoever has it can set the password, once. The library
    /// keeps its hash only; do not log it.
    /// </summary>
    public required string Token { get; init; }

    /// <summary>When the token expires.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>The organization and the key.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"message {IdempotencyKey} in {Organization}";
}
