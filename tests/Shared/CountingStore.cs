using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Counts what is read of a store, one call after another.</summary>
internal sealed class CountingStore(IAdminStore inner) : StoreDecorator(inner)
{
    /// <summary>The calls that read by key.</summary>
    public int Gets { get; set; }

    /// <summary>The calls that read a range.</summary>
    public int Ranges { get; set; }

    /// <summary>The entries of the change log that came back from ranges.</summary>
    public int Entries { get; set; }

    public override Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        Gets++;
        return base.GetAsync(organization, reads, cancellationToken);
    }

    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        Ranges++;
        var page = await base.RangeAsync(organization, read, cancellationToken);
        if (read.Shape == LogRow.Shape) Entries += page.Rows.Count;
        return page;
    }
}
