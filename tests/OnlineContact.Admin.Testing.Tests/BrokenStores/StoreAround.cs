using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.BrokenStores;

/// <summary>Passes every call on to another store; what derives from it breaks one of them.</summary>
internal abstract class StoreAround(IAdminStore inner) : IAdminStore
{
    protected IAdminStore Inner { get; } = inner;

    public Task PrepareAsync(CancellationToken cancellationToken) => Inner.PrepareAsync(cancellationToken);

    public virtual Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => Inner.CommitAsync(changes, cancellationToken);

    public virtual Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) =>
        Inner.GetAsync(organization, reads, cancellationToken);

    public virtual Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken) =>
        Inner.RangeAsync(organization, read, cancellationToken);

    public virtual Task<IReadOnlyList<StoredRow>> MatchAsync(OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, int limit, CancellationToken cancellationToken) =>
        Inner.MatchAsync(organization, shape, part, after, limit, cancellationToken);

    public virtual Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken) =>
        Inner.AppendAsync(organization, shape, rows, cancellationToken);

    public virtual Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
        Inner.AddAsync(organization, shape, deltas, cancellationToken);

    public virtual Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) =>
        Inner.TrimAsync(organization, index, upTo, limit, cancellationToken);

    public virtual Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
        Inner.OrganizationsAsync(after, limit, having, cancellationToken);

    /// <summary>The change with other writes behind the head.</summary>
    protected static ChangeSet With(ChangeSet changes, IEnumerable<Write> writes) =>
        ChangeSet.Create(changes.Organization, changes.Writes[0], [.. writes]);

    /// <summary>The row that stands at a write's key.</summary>
    protected async Task<StoredRow?> PresentAsync(OrganizationId organization, Write write)
    {
        var answers = await Inner.GetAsync(organization, [new RecordRead(write.Shape, write.Shape.Key, [[.. write.Key]])], CancellationToken.None);
        return answers[0].Count == 0 ? null : answers[0][0];
    }
}
