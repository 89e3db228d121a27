using NodaTime;

namespace OnlineContact.Admin.Sso.Replay;

/// <summary>
/// Remembers which tokens were used, so that each works once. The store-backed guard is the default and right for several hosts;
/// <c>admin.UseInMemorySsoReplayGuard()</c> is faster and right for a single one; a host may bring another
/// (<c>services.AddSingleton&lt;ISsoReplayGuard&gt;(…)</c> before <c>AddOnlineContactAdmin</c>).
/// </summary>
/// <remarks>Safe to use from several threads. A guard is bounded, and refuses when it is full: to forget would be to let a token in twice.</remarks>
public interface ISsoReplayGuard
{
    /// <summary>Uses a token whose signature was verified.</summary>
    /// <param name="use">The token, and what it is bound to.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Cancels; whether the token is used then is open.</param>
    /// <returns>Whether it may go on.</returns>
    ValueTask<SsoReplayAnswer> UseAsync(SsoTokenUse use, Instant now, CancellationToken cancellationToken);
}

/// <summary>What a replay guard says of a token.</summary>
public enum SsoReplayAnswer
{
    /// <summary>It was never used; it is now.</summary>
    First = 1,

    /// <summary>It was used with the same values under the same binding: the answer is the same again.</summary>
    Repeated = 2,

    /// <summary>It was used otherwise: refused.</summary>
    Used = 3,

    /// <summary>The guard cannot remember more tokens: refused.</summary>
    Full = 4,
}
