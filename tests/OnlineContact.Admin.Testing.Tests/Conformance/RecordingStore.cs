using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

internal abstract record AskedCall;

/// <summary>A commit, with the rows that stood at the key of each of its writes before.</summary>
internal sealed record AskedCommit(ChangeSet Change, IReadOnlyList<IReadOnlyList<StoredRow>> Before, CommitResult Result) : AskedCall
{
    public IReadOnlyList<Write> Writes => Change.Writes;

    public bool IsCommitted => Result.Status == CommitStatus.Committed;

    /// <summary>The writes of other kinds than the head and the change log.</summary>
    public IReadOnlyList<Write> Plain => [.. Writes.Where(write => (write.Shape.Traits & (ShapeTraits.Head | ShapeTraits.Journal)) == 0)];

    public IEnumerable<(Write Write, IReadOnlyList<StoredRow> Before)> Each => Writes.Zip(Before);
}

internal sealed record AskedGet(OrganizationId Organization, IReadOnlyList<RecordRead> Reads, IReadOnlyList<IReadOnlyList<StoredRow>> Answers) : AskedCall
{
    public bool IsWhole(IReadOnlyList<RecordShape> shapes) => Reads.All(read => read.Columns.Count == 0) && Reads.Select(read => read.Shape).SequenceEqual(shapes);
}

internal sealed record AskedRange(OrganizationId Organization, RangeRead Read, RangeRows Page) : AskedCall;

internal sealed record AskedMatch(RecordShape Shape, string Part, IReadOnlyList<Cell>? After, IReadOnlyList<Cell>? Before, int Limit, IReadOnlyList<StoredRow> Rows) : AskedCall;

internal sealed record AskedAppend(RecordShape Shape, IReadOnlyList<Cell[]> Rows, IReadOnlyList<AppendResult> Results) : AskedCall;

internal sealed record AskedAdd(RecordShape Shape, IReadOnlyList<Cell[]> Deltas) : AskedCall;

internal sealed record AskedTrim(RecordIndex Index, Cell UpTo, int Limit, int Removed) : AskedCall;

internal sealed record AskedList(OrganizationId? After, int Limit, RecordShape? Having, IReadOnlyList<OrganizationId> Names) : AskedCall;

internal sealed record AskedPreparation : AskedCall;

/// <summary>Keeps every call with its arguments and its answer.</summary>
internal sealed class RecordingStore(IAdminStore inner) : StoreDecorator(inner)
{
    private readonly List<AskedCall> _calls = [];
    private readonly List<string> _cancelled = [];

    public IReadOnlyList<AskedCall> Calls => _calls;

    /// <summary>The calls that were cancelled before they began: member and kind.</summary>
    public IReadOnlyList<string> Cancelled => _cancelled;

    public IReadOnlyList<AskedCommit> Commits => [.. _calls.OfType<AskedCommit>()];

    public IReadOnlyList<AskedGet> Gets => [.. _calls.OfType<AskedGet>()];

    public IReadOnlyList<AskedRange> Ranges => [.. _calls.OfType<AskedRange>()];

    public IReadOnlyList<AskedMatch> Matches => [.. _calls.OfType<AskedMatch>()];

    public IReadOnlyList<AskedAppend> Appends => [.. _calls.OfType<AskedAppend>()];

    public IReadOnlyList<AskedAdd> Adds => [.. _calls.OfType<AskedAdd>()];

    public IReadOnlyList<AskedTrim> Trims => [.. _calls.OfType<AskedTrim>()];

    public IReadOnlyList<AskedList> Lists => [.. _calls.OfType<AskedList>()];

    /// <summary>The rows of a kind that committed changes inserted or replaced, in their order.</summary>
    public IReadOnlyList<Cell[]> Written(RecordShape shape) =>
        [.. Commits.Where(commit => commit.IsCommitted).SelectMany(commit => commit.Writes).Where(write => write.Shape == shape).SelectMany(write => write.Cells is null ? write.Rows : [write.Cells])];

    /// <summary>The same, one column of each.</summary>
    public IReadOnlyList<Cell> Written(RecordShape shape, string column) => [.. Written(shape).Select(cells => cells[shape.Of(column).Ordinal])];

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Note(nameof(PrepareAsync), null, cancellationToken);
        await Inner.PrepareAsync(cancellationToken);
        Keep(new AskedPreparation());
    }

    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        Note(nameof(CommitAsync), null, cancellationToken);
        var before = await Inner.GetAsync(changes.Organization, [.. changes.Writes.Select(At)], CancellationToken.None);
        var result = await Inner.CommitAsync(changes, cancellationToken);
        Keep(new AskedCommit(changes, before, result));
        return result;
    }

    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        Note(nameof(GetAsync), null, cancellationToken);
        var answers = await Inner.GetAsync(organization, reads, cancellationToken);
        Keep(new AskedGet(organization, reads, answers));
        return answers;
    }

    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        Note(nameof(RangeAsync), read.Shape, cancellationToken);
        var page = await Inner.RangeAsync(organization, read, cancellationToken);
        Keep(new AskedRange(organization, read, page));
        return page;
    }

    public override async Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        Note(nameof(MatchAsync), shape, cancellationToken);
        var rows = await Inner.MatchAsync(organization, shape, part, after, before, limit, cancellationToken);
        Keep(new AskedMatch(shape, part, after, before, limit, rows));
        return rows;
    }

    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        Note(nameof(AppendAsync), shape, cancellationToken);
        var results = await Inner.AppendAsync(organization, shape, rows, cancellationToken);
        Keep(new AskedAppend(shape, rows, results));
        return results;
    }

    public override async Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        Note(nameof(AddAsync), shape, cancellationToken);
        await Inner.AddAsync(organization, shape, deltas, cancellationToken);
        Keep(new AskedAdd(shape, deltas));
    }

    public override async Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        Note(nameof(TrimAsync), index.Shape, cancellationToken);
        var removed = await Inner.TrimAsync(organization, index, upTo, limit, cancellationToken);
        Keep(new AskedTrim(index, upTo, limit, removed));
        return removed;
    }

    public override async Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
    {
        Note(nameof(OrganizationsAsync), null, cancellationToken);
        var names = await Inner.OrganizationsAsync(after, limit, having, cancellationToken);
        Keep(new AskedList(after, limit, having, names));
        return names;
    }

    private static RecordRead At(Write write) => new(write.Shape, [.. write.Shape.Key.Take(write.Key.Count)], [[.. write.Key]]);

    private void Keep(AskedCall call)
    {
        lock (_calls) _calls.Add(call);
    }

    private void Note(string member, RecordShape? shape, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested) return;
        lock (_cancelled) _cancelled.Add(shape is null ? member : $"{member} {shape.Name}");
    }
}
