using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog;

/// <summary>Checks an organization's log from where it begins, and that it begins where the log itself says.</summary>
internal sealed class LogCheck(IAdminStore store)
{
    private const int PageSize = 500;

    public async Task<ChangeLogVerification> RunAsync(OrganizationHead head, LogBoundary boundary, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await OnceAsync(head, boundary, cancellationToken).ConfigureAwait(false);
            if (found.IsWhole) return found;

            // What retention removed meanwhile is no fault.
            var fetch = new Fetch(head.Organization);
            var (headNow, boundaryNow) = (fetch.One(OrganizationHead.Shape.SingleKey()), fetch.One(LogBoundary.Shape.SingleKey()));
            await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
            if (boundaryNow.ValueOrDefault is not { } moved || moved.Removed <= boundary.Removed || !headNow.Found) return found;
            (head, boundary) = (headNow.Value, moved);
        }
    }

    private async Task<ChangeLogVerification> OnceAsync(OrganizationHead head, LogBoundary boundary, CancellationToken cancellationToken)
    {
        var pass = new LogPass(store, boundary);
        RemovedEntries? removed = null;
        ChangeLogVerification Found(ChangeLogFault? fault) => new()
        {
            Entries = pass.Sequence - boundary.Removed,
            Removed = boundary.Removed,
            RemovedUntil = boundary.Removed == 0 ? null : boundary.Until,
            ErasedTexts = pass.ErasedTexts,
            Fault = fault,
            FaultAt = fault is null ? null : pass.Sequence + 1,
        };

        if (await pass.RunAsync(head.Sequence, row => removed = RemovedEntries.In(row) ?? removed, cancellationToken).ConfigureAwait(false) is { } fault) return Found(fault);
        if (pass.Hash != head.Hash) return Found(ChangeLogFault.HeadAltered);
        if (RemovedEntries.At(boundary) != removed) return Found(ChangeLogFault.RetentionAltered) with { FaultAt = boundary.Removed + 1 };
        if (pass.ErasedTexts > pass.ErasuresLogged && pass.ErasedTexts > pass.ErasuresLogged + await ErasedSinceAsync(head, cancellationToken).ConfigureAwait(false))
            return Found(ChangeLogFault.ErasureNotLogged);
        return await IsEndAsync(head, cancellationToken).ConfigureAwait(false) ? Found(null) : Found(ChangeLogFault.HeadAltered);
    }

    /// <summary>An erasure may come while the log is being checked.</summary>
    private async Task<long> ErasedSinceAsync(OrganizationHead head, CancellationToken cancellationToken)
    {
        var (behind, _, _) = await store.PageAsync(head.Organization, LogRow.Columns.InOrder.From(head.Sequence + 1).Take(PageSize), cancellationToken).ConfigureAwait(false);
        return behind.Sum(row => LogPass.ErasedBy(row.Value));
    }

    /// <summary>Behind the entry that the head names there is none, unless a change has come meanwhile and moved the head.</summary>
    private async Task<bool> IsEndAsync(OrganizationHead head, CancellationToken cancellationToken)
    {
        var (behind, _, _) = await store.PageAsync(head.Organization, LogRow.Columns.InOrder.Between(head.Sequence + 1, long.MaxValue).Take(1), cancellationToken).ConfigureAwait(false);
        if (behind.Length == 0) return true;
        var fetch = new Fetch(head.Organization);
        var now = fetch.One(OrganizationHead.Shape.SingleKey());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return now.ValueOrDefault?.Sequence > head.Sequence;
    }
}
