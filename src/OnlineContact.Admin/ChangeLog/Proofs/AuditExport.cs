using System.Buffers;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>Writes a log as it is stored, page by page; whether it is whole is for the verifier to say.</summary>
internal sealed class AuditExport(IAdminStore store, OrganizationId organization)
{
    private const int PageSize = 250;

    private readonly LogReader _reader = new(store);
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1_024);

    /// <returns>Whether it is whole; not when retention removed meanwhile what it began with.</returns>
    public async Task<bool> WriteAsync(Stream destination, IProgress<LogExportProgress>? progress, CancellationToken cancellationToken)
    {
        using var lines = new AuditWriter(_buffer);
        var boundary = await LogBoundary.ReadAsync(store, organization, cancellationToken).ConfigureAwait(false);
        lines.Begin(boundary);
        var sequence = boundary.Removed;
        var entries = 0L;
        var head = await HeadAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            while (sequence < head.Sequence)
            {
                var query = LogRow.Columns.InOrder.Between(sequence + 1, head.Sequence + 1).Take(PageSize);
                var (page, _, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
                if (page.Length == 0) break;
                LogRow[] rows = [.. page.Select(row => row.Value)];
                var texts = await _reader.TextsAsync(organization, rows, cancellationToken).ConfigureAwait(false);
                foreach (var row in rows) lines.Entry(row, texts);
                sequence = rows[^1].Sequence;
                entries += rows.Length;
                await FlushAsync(destination, cancellationToken).ConfigureAwait(false);
                progress?.Report(new LogExportProgress(entries, head.Sequence));
            }

            // A person's texts that were erased meanwhile are accounted for by an entry that has to be in the export too.
            var now = await HeadAsync(cancellationToken).ConfigureAwait(false);
            if (now.TextEpoch == head.TextEpoch) break;
            head = now;
        }

        if ((await LogBoundary.ReadAsync(store, organization, cancellationToken).ConfigureAwait(false)).Removed != boundary.Removed) return false;
        lines.End(head.Sequence, head.Hash);
        await FlushAsync(destination, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task FlushAsync(Stream destination, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _buffer.ResetWrittenCount();
    }

    private async Task<OrganizationHead> HeadAsync(CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var head = fetch.One(OrganizationHead.Shape.SingleKey());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return head.Value;
    }
}
