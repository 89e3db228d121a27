using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>A store with one fault or two, each a function that is given the store behind and the call.</summary>
internal sealed class StoreWith(IAdminStore inner) : StoreDecorator(inner)
{
    public Func<IAdminStore, CancellationToken, Task>? Prepare { get; init; }

    public Func<IAdminStore, ChangeSet, CancellationToken, Task<CommitResult>>? Commit { get; init; }

    public Func<IAdminStore, OrganizationId, IReadOnlyList<RecordRead>, CancellationToken, Task<IReadOnlyList<IReadOnlyList<StoredRow>>>>? Get { get; init; }

    public Func<IAdminStore, OrganizationId, RangeRead, CancellationToken, Task<RangeRows>>? Range { get; init; }

    public Func<IAdminStore, RecordShape, Func<CancellationToken, Task<IReadOnlyList<StoredRow>>>, CancellationToken, Task<IReadOnlyList<StoredRow>>>? Match { get; init; }

    public Func<IAdminStore, OrganizationId, RecordShape, IReadOnlyList<Cell[]>, CancellationToken, Task<IReadOnlyList<AppendResult>>>? Append { get; init; }

    public Func<IAdminStore, OrganizationId, RecordShape, IReadOnlyList<Cell[]>, CancellationToken, Task>? Add { get; init; }

    public Func<IAdminStore, OrganizationId, RecordIndex, Cell, int, CancellationToken, Task<int>>? Trim { get; init; }

    public Func<IAdminStore, OrganizationId?, int, RecordShape?, CancellationToken, Task<IReadOnlyList<OrganizationId>>>? List { get; init; }

    public override Task PrepareAsync(CancellationToken cancellationToken) => Prepare?.Invoke(Inner, cancellationToken) ?? base.PrepareAsync(cancellationToken);

    public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => Commit?.Invoke(Inner, changes, cancellationToken) ?? base.CommitAsync(changes, cancellationToken);

    public override Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) =>
        Get?.Invoke(Inner, organization, reads, cancellationToken) ?? base.GetAsync(organization, reads, cancellationToken);

    public override Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken) =>
        Range?.Invoke(Inner, organization, read, cancellationToken) ?? base.RangeAsync(organization, read, cancellationToken);

    public override Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<StoredRow>> Right(CancellationToken token) => base.MatchAsync(organization, shape, part, after, before, limit, token);
        return Match?.Invoke(Inner, shape, Right, cancellationToken) ?? Right(cancellationToken);
    }

    public override Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken) =>
        Append?.Invoke(Inner, organization, shape, rows, cancellationToken) ?? base.AppendAsync(organization, shape, rows, cancellationToken);

    public override Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
        Add?.Invoke(Inner, organization, shape, deltas, cancellationToken) ?? base.AddAsync(organization, shape, deltas, cancellationToken);

    public override Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) =>
        Trim?.Invoke(Inner, organization, index, upTo, limit, cancellationToken) ?? base.TrimAsync(organization, index, upTo, limit, cancellationToken);

    public override Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
        List?.Invoke(Inner, after, limit, having, cancellationToken) ?? base.OrganizationsAsync(after, limit, having, cancellationToken);
}
