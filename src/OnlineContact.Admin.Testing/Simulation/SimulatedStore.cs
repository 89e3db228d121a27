using System.Globalization;
using System.Text;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>The store as one life of a process sees it: each call waits until the scheduler lets it through.</summary>
internal sealed class SimulatedStore(AdminSimulation simulation, ProcessLife life) : IAdminStore
{
    private readonly IAdminStore _inner = simulation.Store;

    public Task PrepareAsync(CancellationToken cancellationToken) =>
        CallAsync(StoreCallKind.Read, nameof(PrepareAsync), "", () => DoneAsync(_inner.PrepareAsync(cancellationToken)), static _ => "done");

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        simulation.Witness?.Proposed(changes);
        return CallAsync(StoreCallKind.Commit, nameof(CommitAsync), Of(changes), () => CommittedAsync(changes, cancellationToken), Show);
    }

    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reads);
        return CallAsync(
            StoreCallKind.Read,
            nameof(GetAsync),
            $" {organization} {string.Join('+', reads.Select(read => read.Shape.Name))}",
            () => _inner.GetAsync(organization, reads, cancellationToken),
            static answers => Rows(answers.Sum(rows => rows.Count)));
    }

    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return CallAsync(
            StoreCallKind.Read,
            nameof(RangeAsync),
            $" {organization} {read.Shape.Name}",
            () => _inner.RangeAsync(organization, read, cancellationToken),
            static page => Rows(page.Rows.Count));
    }

    public Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return CallAsync(
            StoreCallKind.Read,
            nameof(MatchAsync),
            $" {organization} {shape.Name}",
            () => _inner.MatchAsync(organization, shape, part, after, before, limit, cancellationToken),
            static rows => Rows(rows.Count));
    }

    public Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return CallAsync(
            StoreCallKind.Write,
            nameof(AppendAsync),
            $" {organization} {shape.Name}",
            () => _inner.AppendAsync(organization, shape, rows, cancellationToken),
            static results => string.Join(',', results));
    }

    public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return CallAsync(
            StoreCallKind.Write,
            nameof(AddAsync),
            $" {organization} {shape.Name}",
            () => DoneAsync(_inner.AddAsync(organization, shape, deltas, cancellationToken)),
            static _ => "added");
    }

    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        return CallAsync(
            StoreCallKind.Write,
            nameof(TrimAsync),
            $" {organization} {index.Shape.Name}",
            () => _inner.TrimAsync(organization, index, upTo, limit, cancellationToken),
            static removed => string.Create(CultureInfo.InvariantCulture, $"{removed} removed"));
    }

    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
        CallAsync(
            StoreCallKind.Read,
            nameof(OrganizationsAsync),
            having is null ? "" : $" {having.Name}",
            () => _inner.OrganizationsAsync(after, limit, having, cancellationToken),
            static found => $"{string.Join(',', found)}");

    private Task<T> CallAsync<T>(StoreCallKind kind, string operation, string what, Func<Task<T>> call, Func<T, string> show)
    {
        simulation.Scheduler.EnsureOnThread();

        // Whatever still runs of a process that has died reaches nothing any more.
        return life.IsOver
            ? new TaskCompletionSource<T>().Task
            : simulation.CallAsync(new StoreCall<T>(simulation, kind, operation, what, call, show) { Life = life });
    }

    private async Task<CommitResult> CommittedAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await _inner.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (result.Status == CommitStatus.Committed) simulation.Witness?.Committed(changes);
        return result;
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private static string Of(ChangeSet changes)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $" {changes.Organization}");
        foreach (var write in changes.Writes)
        {
            if ((write.Shape.Traits & ShapeTraits.Journal) == 0 || write.Cells is null) continue;
            text.Append(CultureInfo.InvariantCulture, $" #{write.Key[0].AsNumber()}");
            if (JournalColumns.Operation(write.Shape) is { } operation) text.Append(CultureInfo.InvariantCulture, $" {write.Get(operation).AsText()}");
        }

        return text.ToString();
    }

    private static string Show(CommitResult result) => result.Shape is { } shape ? $"{result.Status} of {shape.Name}{(result.Key is { } key ? $".{key.Name}" : "")}" : $"{result.Status}";

    private static string Rows(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} rows");
}
