using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime.Jobs;

/// <summary>Adds the refusals counted in this process to those in the store, and forgets counts older than 90 days.</summary>
internal sealed class RefusalCountJob(IAdminStore store, RefusalLog refusals) : IAdminJob
{
    private const int KeptDays = 90;

    public string Name => "refusal-count";

    public Duration Interval => Duration.FromMinutes(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var waiting = new Queue<IGrouping<OrganizationId, RefusalCount>>(refusals.Drain().GroupBy(count => count.Organization));
        try
        {
            while (waiting.TryPeek(out var counts))
            {
                var deltas = counts.Select(RefusalCount.Shape.ToCells).ToArray();
                await store.AddAsync(counts.Key, RefusalCount.Shape, deltas, cancellationToken).ConfigureAwait(false);
                done += deltas.Length;
                waiting.Dequeue();
            }
        }
        finally
        {
            // With the store out of reach the counts wait for the next run.
            if (waiting.Count > 0) refusals.PutBack(waiting.SelectMany(counts => counts));
        }


        var upTo = RefusalCount.Columns.InOrder.CellOf(now.InUtc().Date.PlusDays(-KeptDays));
        await foreach (var organization in store.HavingAsync(RefusalCount.Shape, cancellationToken).ConfigureAwait(false))
            await store.TrimAllAsync(organization, RefusalCount.Columns.InOrder, upTo, cancellationToken).ConfigureAwait(false);
        return new JobResult(done, 0);
    }
}
