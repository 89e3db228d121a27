using System.Runtime.CompilerServices;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement.Jobs;

/// <summary>Goes through the keys of all logins, organization by organization.</summary>
internal static class SsoKeyPages
{
    private const int PageSize = 100;

    public static async IAsyncEnumerable<SsoLoginKeys> AllKeysAsync(this IAdminStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var organization in store.HavingAsync(SsoLoginKeys.Shape, cancellationToken).ConfigureAwait(false))
        {
            long after = 0;
            Stored<SsoLoginKeys>[] page;
            do
            {
                (page, _, _) = await store.PageAsync(organization, SsoLoginKeys.Columns.InOrder.Ascending().After([Cell.Of(after)]).Take(PageSize), cancellationToken).ConfigureAwait(false);
                foreach (var keys in page) yield return keys.Value;
                if (page.Length > 0) after = page[^1].Value.Login;
            }
            while (page.Length == PageSize);
        }
    }
}
