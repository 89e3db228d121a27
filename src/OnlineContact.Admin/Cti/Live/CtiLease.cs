using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti.Live;

/// <summary>Takes, renews and gives back the lease of a tenant, for one host process.</summary>
internal sealed class CtiLease(IAdminStore store, IClock clock, Lazy<CtiLimits> limits)
{
    /// <summary>So many terms are kept: a host that was frozen between reading and writing must not find its number free again.</summary>
    private const int KeptTerms = 1_000;

    /// <summary>This host process, as the terms name it.</summary>
    public string Holder { get; } = Guid.NewGuid().ToString("N");

    public async Task<(CtiLeaseTerm? Held, Instant OthersUntil)> TakeAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var last = await LastAsync(organization, cancellationToken).ConfigureAwait(false);
        var now = Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks());
        if (CtiLeaseTerm.Next(last, organization, Holder, now, limits.Value.Lease) is not { } next) return (null, last!.Until);
        if (!await WriteAsync(next, cancellationToken).ConfigureAwait(false)) return (null, now);
        if (next.Number > KeptTerms) await store.TrimAsync(organization, CtiLeaseTerm.Columns.InOrder, CtiLeaseTerm.Columns.InOrder.CellOf(next.Number - KeptTerms), 100, cancellationToken).ConfigureAwait(false);
        return (next, default);
    }

    /// <summary>The last term, whoever wrote it; null when there is none.</summary>
    public async Task<CtiLeaseTerm?> LastAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var (terms, _, _) = await store.PageAsync(organization, CtiLeaseTerm.Columns.InOrder.Descending().Take(1), cancellationToken).ConfigureAwait(false);
        return terms.Length == 0 ? null : terms[0].Value;
    }

    public bool IsHeld(CtiLeaseTerm term) => clock.GetCurrentInstant() < term.Until;

    /// <summary>Lets another host take over at once.</summary>
    public async Task GiveBackAsync(CtiLeaseTerm term, CancellationToken cancellationToken)
    {
        var last = await LastAsync(term.Organization, cancellationToken).ConfigureAwait(false);
        if (last is not null && last.Holder == Holder && last.Fence == term.Fence) await WriteAsync(last with { Number = last.Number + 1, Until = last.Until - limits.Value.Lease }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Written by us, and still the last one.</summary>
    private async Task<bool> WriteAsync(CtiLeaseTerm term, CancellationToken cancellationToken) =>
        await store.AppendOnceAsync(term.Organization, CtiLeaseTerm.Shape, CtiLeaseTerm.Shape.ToCells(term), cancellationToken).ConfigureAwait(false) != AppendResult.Different
        && await LastAsync(term.Organization, cancellationToken).ConfigureAwait(false) == term;
}
