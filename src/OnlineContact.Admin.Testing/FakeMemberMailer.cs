using System.Collections.Concurrent;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing;

/// <summary>A mailer that keeps what it was given to send, and can be told to fail.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class FakeMemberMailer : IMemberMailer
{
    private readonly ConcurrentQueue<MemberMessage> _sent = new();
    private int _failing;

    /// <summary>The messages it has sent, in their order; those that failed left out.</summary>
    public IReadOnlyList<MemberMessage> Sent => [.. _sent];

    /// <summary>How often a sending fails from now on before it succeeds again.</summary>
    /// <param name="times">How often.</param>
    public void Fail(int times) => Volatile.Write(ref _failing, times);

    /// <summary>The token of the last message to a member.</summary>
    /// <param name="account">Her account.</param>
    /// <param name="organization">Her organization; null: whichever wrote to such an account last.</param>
    /// <returns>The token.</returns>
    /// <exception cref="InvalidOperationException">Nothing was sent to her.</exception>
    public string TokenOf(string account, OrganizationId? organization = null) =>
        _sent.Last(message => message.Account.Value == account && (organization is null || message.Organization == organization)).Token;

    /// <inheritdoc/>
    public Task SendAsync(MemberMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Decrement(ref _failing) >= 0) throw new InvalidOperationException("The fake mailer was told to fail.");
        _sent.Enqueue(message);
        return Task.CompletedTask;
    }
}
