namespace OnlineContact.Admin.Storage;

/// <summary>Appends a single row, once more where nobody can say whether the first time it arrived: a repetition of it is the same.</summary>
internal static class Appending
{
    public static async Task<AppendResult> AppendOnceAsync(this IAdminStore store, OrganizationId organization, RecordShape shape, Cell[] row, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.AppendAsync(organization, shape, [row], cancellationToken).ConfigureAwait(false))[0];
        }
        catch (AdminStorageException e) when (e.OutcomeUnknown || e.IsTransient)
        {
            return (await store.AppendAsync(organization, shape, [row], cancellationToken).ConfigureAwait(false))[0];
        }
    }
}
