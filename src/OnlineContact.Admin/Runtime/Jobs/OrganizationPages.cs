using System.Runtime.CompilerServices;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime.Jobs;

/// <summary>Work over all organizations pages through them by name, and then asks each one by itself.</summary>
internal static class OrganizationPages
{
    private const int PageSize = 500;

    public static async IAsyncEnumerable<OrganizationId> HavingAsync(this IAdminStore store, RecordShape shape, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        OrganizationId? after = null;
        while (true)
        {
            var page = await store.OrganizationsAsync(after, PageSize, shape, cancellationToken).ConfigureAwait(false);
            foreach (var organization in page) yield return organization;
            if (page.Count < PageSize) yield break;
            after = page[^1];
        }
    }

    /// <summary>Removes rows in slices, so that no transaction grows with what has piled up.</summary>
    public static async Task<int> TrimAllAsync(this IAdminStore store, OrganizationId organization, RecordIndex index, Cell upTo, CancellationToken cancellationToken)
    {
        const int slice = 500;
        var total = 0;
        int removed;
        do
        {
            removed = await store.TrimAsync(organization, index, upTo, slice, cancellationToken).ConfigureAwait(false);
            total += removed;
        }
        while (removed == slice);
        return total;
    }
}
