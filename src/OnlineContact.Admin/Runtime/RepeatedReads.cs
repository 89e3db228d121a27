using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// A store whose reads are made again when they failed for a reason that passes, a lost connection for example. Nothing else is: a
/// change is made again from its load, by the door.
/// </summary>
internal sealed class RepeatedReads(IAdminStore inner) : IAdminStore
{
    public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => inner.CommitAsync(changes, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) =>
        RepeatAsync(inner.GetAsync(organization, reads, cancellationToken), (inner, organization, reads, cancellationToken),
            static again => again.inner.GetAsync(again.organization, again.reads, again.cancellationToken));

    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken) =>
        RepeatAsync(inner.RangeAsync(organization, read, cancellationToken), (inner, organization, read, cancellationToken),
            static again => again.inner.RangeAsync(again.organization, again.read, again.cancellationToken));

    public Task<IReadOnlyList<StoredRow>> MatchAsync(OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, int limit, CancellationToken cancellationToken) =>
        RepeatAsync(inner.MatchAsync(organization, shape, part, after, limit, cancellationToken), (inner, organization, shape, part, after, limit, cancellationToken),
            static again => again.inner.MatchAsync(again.organization, again.shape, again.part, again.after, again.limit, again.cancellationToken));

    public Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken) =>
        inner.AppendAsync(organization, shape, rows, cancellationToken);

    public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
        inner.AddAsync(organization, shape, deltas, cancellationToken);

    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) =>
        inner.TrimAsync(organization, index, upTo, limit, cancellationToken);

    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
        RepeatAsync(inner.OrganizationsAsync(after, limit, having, cancellationToken), (inner, after, limit, having, cancellationToken),
            static again => again.inner.OrganizationsAsync(again.after, again.limit, again.having, again.cancellationToken));

    // A store that answers at once costs nothing more.
    private static Task<TAnswer> RepeatAsync<TAnswer, TCall>(Task<TAnswer> first, TCall call, Func<TCall, Task<TAnswer>> again) =>
        first.IsCompletedSuccessfully ? first : RepeatSlowlyAsync(first, call, again);

    private static async Task<TAnswer> RepeatSlowlyAsync<TAnswer, TCall>(Task<TAnswer> first, TCall call, Func<TCall, Task<TAnswer>> again)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await (attempt == 1 ? first : again(call)).ConfigureAwait(false);
            }
            catch (AdminStorageException e) when (e.IsTransient && !e.IsBusy && attempt < Attempts.Most)
            {
                // Once more.
            }
        }
    }
}
