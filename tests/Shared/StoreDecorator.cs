using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>A store in front of another one; tests override what they want to be otherwise.</summary>
internal abstract class StoreDecorator(IAdminStore inner) : IAdminStore
{
    protected IAdminStore Inner { get; } = inner;

    public virtual Task PrepareAsync(CancellationToken cancellationToken) => Inner.PrepareAsync(cancellationToken);

    public virtual Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => Inner.CommitAsync(changes, cancellationToken);

    public virtual Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) =>
        Inner.GetAsync(organization, reads, cancellationToken);

    public virtual Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken) => Inner.RangeAsync(organization, read, cancellationToken);

    public virtual Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken) =>
        Inner.MatchAsync(organization, shape, part, after, before, limit, cancellationToken);

    public virtual Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken) =>
        Inner.AppendAsync(organization, shape, rows, cancellationToken);

    public virtual Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
        Inner.AddAsync(organization, shape, deltas, cancellationToken);

    public virtual Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) =>
        Inner.TrimAsync(organization, index, upTo, limit, cancellationToken);

    public virtual Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
        Inner.OrganizationsAsync(after, limit, having, cancellationToken);
}
