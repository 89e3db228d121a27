using System.Globalization;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>A store on trial beside a naive one that is told the same.</summary>
internal sealed class Scene(IStoreFixture fixture, ShapeCatalog shapes, IAdminStore store, CancellationToken stop)
{
    /// <summary>Two names that differ by case only, and a third one between them for a careless collation.</summary>
    public static readonly OrganizationId Alpha = OrganizationId.Parse("alpha");

    public static readonly OrganizationId OtherAlpha = OrganizationId.Parse("Alpha");

    public static readonly OrganizationId Beta = OrganizationId.Parse("a_b-2");

    public IStoreFixture Fixture { get; } = fixture;

    public ShapeCatalog Shapes { get; } = shapes;

    public IAdminStore Store { get; } = store;

    public CancellationToken Stop { get; } = stop;

    public NaiveStore Model { get; } = new();

    public RowMaker Maker { get; } = new(shapes);

    /// <summary>A change with the next head and, behind the writes, an entry of the change log.</summary>
    public ChangeSet Change(OrganizationId organization, params IEnumerable<Write> writes)
    {
        var all = writes.ToList();
        var head = Model.Rows(organization, OrganizationHead.Shape);
        var last = head.Count == 0 ? 0 : head[0].Cells[OrganizationHead.Columns.Sequence.Ordinal].AsNumber();
        foreach (var write in all)
        {
            if (write.Shape == Shapes.Journal && write.Kind == WriteKind.Insert) last = Math.Max(last, write.Key[0].AsNumber());
        }

        all.Add(Write.Insert(Shapes.Journal, JournalRow(last + 1)));
        return ChangeSet.Create(organization, head.Count == 0 ? HeadInsert(last + 1) : HeadReplace(last + 1, head[0].Version), all);
    }

    public Cell[] JournalRow(long sequence) => RowMaker.RowUnder([Cell.Of(sequence)], Shapes.Journal, (int)sequence, 0);

    public static Write HeadInsert(long sequence) => Write.Insert(OrganizationHead.Shape, HeadRow(sequence));

    public static Write HeadReplace(long sequence, StoreVersion version) =>
        Write.Replace(OrganizationHead.Shape, HeadRow(sequence), version);

    /// <summary>Commits a change that must succeed.</summary>
    public async Task CommitAsync(OrganizationId organization, params IEnumerable<Write> writes) =>
        await ExpectAsync(CommitStatus.Committed, organization, writes).ConfigureAwait(false);

    /// <summary>Commits a change that must end in a certain way, and as in the naive store.</summary>
    public async Task<CommitResult> ExpectAsync(CommitStatus status, OrganizationId organization, params IEnumerable<Write> writes) =>
        await ExpectAsync(status, Change(organization, writes)).ConfigureAwait(false);

    public async Task<CommitResult> ExpectAsync(CommitStatus status, ChangeSet change)
    {
        var result = await CommitBothAsync(change).ConfigureAwait(false);
        Demand.That(result.Status == status, () => $"A commit answered {result.Status} instead of {status}.");
        return result;
    }

    /// <summary>Commits in both stores; the answers must agree.</summary>
    public async Task<CommitResult> CommitBothAsync(ChangeSet change)
    {
        var conflicts = Model.Conflicts(change);
        var result = await Store.CommitAsync(change, Stop).ConfigureAwait(false);
        if (conflicts.Count == 0)
        {
            Demand.That(result.Status == CommitStatus.Committed, () => $"A commit without a conflict answered {Show(result)}.");
            await Model.CommitAsync(change, Stop).ConfigureAwait(false);
        }
        else
        {
            Demand.That(
                conflicts.Any(conflict => Agrees(result, conflict)),
                () => $"A commit answered {Show(result)} where there is {string.Join(" and ", conflicts.Select(Show))}.");
        }

        return result;
    }

    /// <summary>The insertions of some rows, with the parents that are not there yet before them.</summary>
    public List<Write> Inserts(OrganizationId organization, RecordShape shape, IEnumerable<int> ids, int variant = 0)
    {
        var writes = new List<Write>();
        foreach (var id in ids) AddInsert(writes, organization, shape, id, variant);
        return writes;
    }

    /// <summary>Puts the first rows of a kind there, as far as they are not there yet.</summary>
    public async Task FillAsync(OrganizationId organization, RecordShape shape, int count, int variant = 0)
    {
        var there = Model.Rows(organization, shape);
        var missing = Enumerable.Range(0, Math.Min(count, ShapeCatalog.Capacity(shape)))
            .Where(id => !there.Any(row => CellOrder.Compare(shape.Key, shape.KeyOf(row.Cells), shape.KeyOf(Maker.Row(shape, id))) == 0));
        foreach (var ids in missing.Chunk(200))
            await CommitAsync(organization, Inserts(organization, shape, ids, variant)).ConfigureAwait(false);
    }

    /// <summary>All rows of a kind, read from the store.</summary>
    public async Task<IReadOnlyList<StoredRow>> AllAsync(OrganizationId organization, RecordShape shape)
    {
        var answers = await Store.GetAsync(organization, [All(shape)], Stop).ConfigureAwait(false);
        Demand.That(answers.Count == 1, () => $"One request got {answers.Count} answers.");
        return answers[0];
    }

    /// <summary>Every row of some kinds is as in the naive store; without kinds: of all.</summary>
    public async Task CheckRowsAsync(OrganizationId organization, params IEnumerable<RecordShape> kinds)
    {
        RecordShape[] wanted = [.. kinds];
        if (wanted.Length == 0) wanted = [.. Shapes.All];
        var answers = await Store.GetAsync(organization, [.. wanted.Select(All)], Stop).ConfigureAwait(false);
        Demand.That(answers.Count == wanted.Length, () => $"{wanted.Length} requests got {answers.Count} answers.");
        for (var i = 0; i < wanted.Length; i++)
            SameRows.Check(wanted[i], Model.Rows(organization, wanted[i]), answers[i], $"all rows of {wanted[i].Name} of {organization}");
    }

    /// <summary>Reads a page from both stores; they must agree.</summary>
    public async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read)
    {
        var expected = await Model.RangeAsync(organization, read, Stop).ConfigureAwait(false);
        var page = await Store.RangeAsync(organization, read, Stop).ConfigureAwait(false);
        SameRows.Check(read.Shape, expected.Rows, page.Rows, $"a page of {read.Shape.Name}.{read.Index.Name}{(read.Descending ? " backwards" : "")}");
        Demand.That(
            page.Count == expected.Count,
            () => $"The count up to {read.CountUpTo} of {read.Shape.Name}.{read.Index.Name} with {read.Filters.Count} filters is {Show(page.Count)} instead of {Show(expected.Count)}.");
        return page;
    }

    /// <summary>Trims both stores; they must remove equally many rows.</summary>
    public async Task TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit)
    {
        var expected = await Model.TrimAsync(organization, index, upTo, limit, Stop).ConfigureAwait(false);
        var removed = await Store.TrimAsync(organization, index, upTo, limit, Stop).ConfigureAwait(false);
        Demand.That(
            removed == expected,
            () => $"Trimming {index.Shape.Name}.{index.Name} up to {CellOrder.Show(index.Columns[0], upTo)} with limit {limit} removed {removed} rows instead of {expected}.");
    }

    /// <summary>Reads by key from both stores; they must agree.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, params RecordRead[] reads)
    {
        var expected = await Model.GetAsync(organization, reads, Stop).ConfigureAwait(false);
        var answers = await Store.GetAsync(organization, reads, Stop).ConfigureAwait(false);
        Demand.That(answers.Count == reads.Length, () => $"{reads.Length} requests got {answers.Count} answers.");
        for (var i = 0; i < reads.Length; i++)
            SameRows.Check(reads[i].Shape, expected[i], answers[i], $"the answer to a read of {reads[i].Shape.Name} by {reads[i].Columns.Count} columns and {reads[i].Keys.Count} keys");
        return answers;
    }

    public async Task MatchAsync(OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit)
    {
        var expected = await Model.MatchAsync(organization, shape, part, after, before, limit, Stop).ConfigureAwait(false);
        var rows = await Store.MatchAsync(organization, shape, part, after, before, limit, Stop).ConfigureAwait(false);
        SameRows.Check(shape, expected, rows, $"the rows of {shape.Name} that contain '{part}'");
    }

    public static RecordRead All(RecordShape shape) => new(shape, [], [[]]);

    public static RecordRead ByKey(RecordShape shape, Cell[] cells) => new(shape, shape.Key, [shape.KeyOf(cells)]);

    public static string Show(CommitResult result) =>
        result.Status == CommitStatus.Committed ? "Committed" : $"{result.Status} of {result.Shape?.Name ?? "?"}{(result.Key is { } key ? "." + key.Name : "")}";

    private static string Show(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static bool Agrees(CommitResult actual, CommitResult expected) => actual.Status == expected.Status
        && (actual.Shape == expected.Shape || (actual.Status == CommitStatus.VersionConflict && actual.Shape is null))
        && actual.Key == expected.Key;

    private void AddInsert(List<Write> writes, OrganizationId organization, RecordShape shape, int id, int variant)
    {
        var row = Maker.Row(shape, id, variant);
        if (Shapes.ParentOf(shape) is { } parent)
        {
            var key = parent.KeyOf(Maker.Row(parent, RowMaker.ParentId(id)));
            var there = Model.Rows(organization, parent).Any(other => CellOrder.Compare(parent.Key, parent.KeyOf(other.Cells), key) == 0)
                || writes.Any(write => write.Shape == parent && CellOrder.Compare(parent.Key, write.Key, key) == 0);
            if (!there) AddInsert(writes, organization, parent, RowMaker.ParentId(id), 0);
        }

        writes.Add(Write.Insert(shape, row));
    }

    private static Cell[] HeadRow(long sequence)
    {
        var cells = RowMaker.RowUnder([], OrganizationHead.Shape, 0, (int)sequence);
        cells[OrganizationHead.Columns.Sequence.Ordinal] = Cell.Of(sequence);
        return cells;
    }
}
