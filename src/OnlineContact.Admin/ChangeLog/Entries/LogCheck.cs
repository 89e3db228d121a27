using System.Globalization;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>Checks an organization's log entry by entry: the numbers, the hashes, and every text against its commitment.</summary>
internal sealed class LogCheck(IAdminStore store)
{
    private const int PageSize = 500;

    public async Task<ChangeLogVerification> RunAsync(OrganizationHead head, CancellationToken cancellationToken)
    {
        var reader = new LogReader(store);
        var organization = head.Organization;
        var hash = LogChain.Genesis(organization);
        var sequence = 0L;
        var erased = new HashSet<long>();
        var erasuresLogged = 0L;
        ChangeLogVerification Fault(ChangeLogFault fault) => new() { Entries = sequence, ErasedTexts = erased.Count, Fault = fault, FaultAt = sequence + 1 };

        while (sequence < head.Sequence)
        {
            var query = LogRow.Columns.InOrder.Between(sequence + 1, head.Sequence + 1).Take(PageSize);
            var (rows, _, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
            if (rows.Length == 0) return Fault(ChangeLogFault.EntryMissing);
            var texts = await reader.TextsAsync(organization, [.. rows.Select(row => row.Value)], cancellationToken).ConfigureAwait(false);
            foreach (var (row, _) in rows)
            {
                if (row.Sequence != sequence + 1) return Fault(ChangeLogFault.EntryMissing);
                foreach (var field in LogChain.Fields)
                {
                    var id = row.TextIn(field);
                    if (id == 0) continue;
                    if (!texts.TryGetValue(id, out var text)) return Fault(ChangeLogFault.TextMissing);
                    if (text.Field != field || !text.IsAsCommitted()) return Fault(ChangeLogFault.TextAltered);
                    if (text.ErasedAt is not null) erased.Add(id);
                }

                hash = LogChain.Hash(hash, row, id => texts[id].Commitment);
                if (hash != row.Hash) return Fault(ChangeLogFault.EntryAltered);
                sequence = row.Sequence;
                erasuresLogged += ErasedBy(row);
            }
        }

        if (hash != head.Hash) return Fault(ChangeLogFault.HeadAltered);
        if (erased.Count > erasuresLogged && erased.Count > erasuresLogged + await ErasedSinceAsync(head, cancellationToken).ConfigureAwait(false))
            return Fault(ChangeLogFault.ErasureNotLogged);
        return await IsEndAsync(head, cancellationToken).ConfigureAwait(false)
            ? new() { Entries = sequence, ErasedTexts = erased.Count }
            : Fault(ChangeLogFault.HeadAltered);
    }

    /// <summary>How many texts an entry says it has erased. The entry is chained, so the number cannot be made up afterwards.</summary>
    public static long ErasedBy(LogRow row) =>
        row.Operation == AdminOperations.ErasePerson.Code && row.Kind == ChangeLogKind.Changed
            && long.TryParse(row.Arguments.AsSpan(row.Arguments.IndexOf('=', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var texts)
            ? texts
            : 0;

    /// <summary>An erasure may come while the log is being checked.</summary>
    private async Task<long> ErasedSinceAsync(OrganizationHead head, CancellationToken cancellationToken)
    {
        var (behind, _, _) = await store.PageAsync(head.Organization, LogRow.Columns.InOrder.From(head.Sequence + 1).Take(PageSize), cancellationToken).ConfigureAwait(false);
        return behind.Sum(row => ErasedBy(row.Value));
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
