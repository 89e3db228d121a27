using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Health;

/// <summary>
/// Compares organizations' heads with the newest entries of their change logs: two reads for each. It is no verification, which reads the whole log.
/// </summary>
internal sealed class ChainHeads(IAdminStore store)
{
    private const int MaxAttempts = 4;

    private readonly OrganizationRound _round = new(store, having: null);

    public async Task<(int Checked, IReadOnlyList<AdminError> Faults)> LookAsync(int most, CancellationToken cancellationToken)
    {
        var organizations = await _round.NextAsync(most, cancellationToken).ConfigureAwait(false);
        var faulty = new List<OrganizationId>();
        var faults = new List<AdminError>();
        foreach (var organization in organizations)
        {
            if (await CheckAsync(organization, cancellationToken).ConfigureAwait(false) is not { } fault) continue;
            faulty.Add(organization);
            faults.Add(fault);
        }

        _round.Remember(organizations, faulty);
        return (organizations.Count, faults);
    }

    /// <summary>What is wrong with a head, given the entries from its sequence on, the first two of them.</summary>
    public static AdminError? FaultOf(OrganizationHead head, IReadOnlyList<LogRow> entries)
    {
        if (entries.Count == 0 || entries[0].Sequence != head.Sequence) return AdminErrors.ChangeLogEntryMissing.With(head.Organization.Value, head.Sequence);
        return entries.Count > 1 || entries[0].Hash != head.Hash ? AdminErrors.ChangeLogHeadDiffers.With(head.Organization.Value, head.Sequence) : null;
    }

    private async Task<AdminError?> CheckAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(organization, cancellationToken).ConfigureAwait(false);
        for (var attempt = 0; attempt < MaxAttempts && head is not null; attempt++)
        {
            var (entries, _, _) = await store.PageAsync(organization, LogRow.Columns.InOrder.From(head.Sequence).Take(2), cancellationToken).ConfigureAwait(false);
            if (FaultOf(head, [.. entries.Select(entry => entry.Value)]) is not { } fault) return null;

            // A change may have come in between, and moved the head.
            var now = await HeadAsync(organization, cancellationToken).ConfigureAwait(false);
            if (now == head) return fault;
            head = now;
        }

        // Changes come faster than it can look: then they are written, and the next look is another chance.
        return null;
    }

    private async Task<OrganizationHead?> HeadAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var head = fetch.One(OrganizationHead.Shape.SingleKey());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return head.ValueOrDefault;
    }
}
