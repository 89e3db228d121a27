using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>Forgets the hashes of tokens that expired more than 30 days ago; until then an expired link is told apart from an unknown one.</summary>
internal sealed class InvitationTokenRetention(IAdminStore store) : IAdminJob
{
    private static readonly Duration Kept = Duration.FromDays(30);

    public string Name => "invitation-token-retention";

    public Duration Interval => Duration.FromHours(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var upTo = InvitationToken.Columns.ByExpiry.CellOf(now - Kept);
        await foreach (var organization in store.HavingAsync(InvitationToken.Shape, cancellationToken).ConfigureAwait(false))
            done += await store.TrimAllAsync(organization, InvitationToken.Columns.ByExpiry, upTo, cancellationToken).ConfigureAwait(false);
        return new JobResult(done, 0);
    }
}
