using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime.Jobs;

/// <summary>Forgets the receipts of requests that were answered more than 24 hours ago.</summary>
internal sealed class RequestRetentionJob(IAdminStore store) : IAdminJob
{
    public static readonly Duration Kept = Duration.FromHours(24);

    public string Name => "request-retention";

    public Duration Interval => Duration.FromHours(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var upTo = AnsweredRequest.Columns.ByTime.CellOf(now - Kept);
        await foreach (var organization in store.HavingAsync(AnsweredRequest.Shape, cancellationToken).ConfigureAwait(false))
            done += await store.TrimAllAsync(organization, AnsweredRequest.Columns.ByTime, upTo, cancellationToken).ConfigureAwait(false);
        return new JobResult(done, 0);
    }
}
