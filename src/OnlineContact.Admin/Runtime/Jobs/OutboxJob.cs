using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime.Jobs;

/// <summary>Delivers committed messages to the event handlers, each organization's in order, and removes what was taken.</summary>
internal sealed class OutboxJob(IAdminStore store, IEnumerable<IAdminEventHandler> handlers, AdminMeter meter) : IAdminJob
{
    private const int PageSize = 100;

    private readonly IAdminEventHandler[] _handlers = [.. handlers];
    private readonly LogReader _reader = new(store);

    public string Name => "outbox";

    public Duration Interval => Duration.Zero;

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var failed = 0;
        Exception? error = null;
        await foreach (var organization in store.HavingAsync(OutboxMessage.Shape, cancellationToken).ConfigureAwait(false))
        {
            var (taken, fault) = await DeliverAsync(organization, cancellationToken).ConfigureAwait(false);
            done += taken;
            if (fault is null) continue;
            failed++;
            error ??= fault;
        }

        meter.Delivered.Add(done);
        meter.DeliveryFailed.Add(failed);
        return new JobResult(done, failed) { Error = error };
    }

    private async Task<(int Taken, Exception? Fault)> DeliverAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var taken = 0;
        while (true)
        {
            var (messages, _, _) = await store.PageAsync(organization, OutboxMessage.Columns.InOrder.Ascending().Take(PageSize), cancellationToken).ConfigureAwait(false);
            var delivered = 0;
            Exception? fault = null;
            foreach (var (message, _) in messages)
            {
                fault = await TryDeliverAsync(message, cancellationToken).ConfigureAwait(false);
                if (fault is not null) break;
                delivered++;
            }

            if (delivered > 0)
            {
                var upTo = OutboxMessage.Columns.InOrder.CellOf(messages[delivered - 1].Value.First + 1);
                await store.TrimAllAsync(organization, OutboxMessage.Columns.InOrder, upTo, cancellationToken).ConfigureAwait(false);
            }

            taken += delivered;
            if (fault is not null || messages.Length < PageSize) return (taken, fault);
        }
    }

    private async Task<Exception?> TryDeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (_handlers.Length == 0) return null;
        var query = LogRow.Columns.InOrder.Between(message.First, message.Last + 1).Take(PageSize);
        while (true)
        {
            var (entries, _) = await _reader.PageAsync(message.Organization, query, cancellationToken).ConfigureAwait(false);
            foreach (var handler in _handlers)
            {
                try
                {
                    if (entries.Length > 0) await handler.HandleAsync(message.Organization, entries, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                {
                    // The host's own code failed: the message stays and comes again.
                    return e;
                }
            }

            if (entries.Length < PageSize) return null;
            query = LogRow.Columns.InOrder.Between(entries[^1].Sequence + 1, message.Last + 1).Take(PageSize);
        }
    }
}
