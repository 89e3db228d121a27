using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Sso.AccessTokens;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso;

/// <summary>Forgets used tokens and access tokens that nobody would accept any more.</summary>
internal sealed class SsoTrimJob(IAdminStore store) : IAdminJob
{
    /// <summary>Another host's clock may be behind; what it still accepts must not be forgotten.</summary>
    private static readonly Duration Margin = Duration.FromMinutes(10);

    public string Name => "sso-tokens";

    public Duration Interval => Duration.FromMinutes(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var upTo = now - Margin;
        var done = await TrimAsync(UsedToken.Columns.ByEnd, UsedToken.Columns.ByEnd.CellOf(upTo), cancellationToken).ConfigureAwait(false);
        done += await TrimAsync(IssuedAccessToken.Columns.ByEnd, IssuedAccessToken.Columns.ByEnd.CellOf(upTo), cancellationToken).ConfigureAwait(false);
        done += await TrimAsync(RedeemedAccessToken.Columns.ByEnd, RedeemedAccessToken.Columns.ByEnd.CellOf(upTo), cancellationToken).ConfigureAwait(false);
        return new JobResult(done, 0);
    }

    private async Task<int> TrimAsync(RecordIndex index, Cell upTo, CancellationToken cancellationToken)
    {
        var done = 0;
        await foreach (var organization in store.HavingAsync(index.Shape, cancellationToken).ConfigureAwait(false))
            done += await store.TrimAllAsync(organization, index, upTo, cancellationToken).ConfigureAwait(false);
        return done;
    }
}
