using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

/// <summary>Rows that are replaced together with their parent and run into a key.</summary>
public sealed class ChildConflictTests : IDisposable
{
    private static readonly CommitResult Label = CommitResult.KeyConflict(Piece.Shape, Piece.Shape.UniqueKeys[0]);

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Two_rows_of_one_parent() => Assert.Equal(Label, await CommittedAsync(Pieces(1, "a", "a")));

    [DatabaseFact]
    public async Task A_later_row_of_one_parent() => Assert.Equal(Label, await CommittedAsync(Pieces(1, "a", "b", "b")));

    [DatabaseFact]
    public async Task Rows_of_two_parents() => Assert.Equal(Label, await CommittedAsync(Pieces(1, "a", "b"), Pieces(2, "b")));

    [DatabaseFact]
    public async Task The_same_row_twice() =>
        Assert.Equal(CommitResult.KeyConflict(Piece.Shape, null), await CommittedAsync(Write.ReplaceAll(Piece.Shape, [Cell.Of(1)], [Row(1, 0, "a"), Row(1, 1, "b"), Row(1, 1, "c")])));

    [DatabaseFact]
    public async Task A_row_of_another_parent_that_stands()
    {
        var store = await PreparedAsync();
        await store.CommitAsync(Change.Number(1, Pieces(2, "a")), default);
        Assert.Equal(Label, await store.CommitAsync(Change.Number(2, Pieces(1, "b", "a")), default));
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2, Pieces(2), Pieces(1, "b", "a")), default)).Status);
    }

    private Task<EntityFrameworkCoreAdminStore> PreparedAsync() => _database.PreparedAsync(shapes: [.. Database.Shapes, Piece.Shape]);

    private async Task<CommitResult> CommittedAsync(params Write[] writes) => await (await PreparedAsync()).CommitAsync(Change.Number(1, writes), default);

    private static Write Pieces(long thing, params string[] labels) => Write.ReplaceAll(Piece.Shape, [Cell.Of(thing)], [.. labels.Select((label, n) => Row(thing, n, label))]);

    private static Cell[] Row(long thing, long number, string label) =>
        Piece.Shape.ToCells(new Piece { Organization = Database.Acme, Thing = thing, Number = number, Label = label });
}
