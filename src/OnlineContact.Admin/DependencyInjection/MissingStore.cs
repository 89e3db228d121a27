using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>Stands where a host has chosen no store, so that the start says what is missing and not the container.</summary>
internal sealed class MissingStore : IAdminStore
{
    public Task PrepareAsync(CancellationToken cancellationToken) => throw Missing();

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => throw Missing();

    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken) => throw Missing();

    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken) => throw Missing();

    public Task<IReadOnlyList<StoredRow>> MatchAsync(OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken) => throw Missing();

    public Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken) => throw Missing();

    public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) => throw Missing();

    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) => throw Missing();

    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) => throw Missing();

    private static AdminConfigurationException Missing() =>
        new(AdminErrors.StoreMissing.With(null), "Choose one in AddOnlineContactAdmin: admin.UseEntityFrameworkCore(...) or admin.UseInMemoryStore().");
}
