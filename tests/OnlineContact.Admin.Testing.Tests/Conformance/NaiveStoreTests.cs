using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>The naive store, which all others are compared with, by itself.</summary>
public class NaiveStoreTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly OrganizationId Other = OrganizationId.Parse("other");
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly NaiveStore _store = new();

    private static Write Head(long version) => version == 0
        ? Write.Insert(OrganizationHead.Shape, HeadCells(1))
        : Write.Replace(OrganizationHead.Shape, HeadCells(version + 1), new StoreVersion(version));

    private static Cell[] HeadCells(long sequence)
    {
        var cells = OrganizationHead.Shape.Columns.Select(column => column.Type == ColumnType.Bytes ? Cell.Of(new byte[column.MaxLength]) : Cell.Of(0L)).ToArray();
        cells[OrganizationHead.Columns.Sequence.Ordinal] = Cell.Of(sequence);
        return cells;
    }

    private static ChangeSet Change(long version, params Write[] writes) =>
        ChangeSet.Create(Acme, Head(version), [.. writes, Write.Insert(Entry.Shape, [Cell.Of(version + 1), Cell.Of("")])]);

    private static Cell[] Visited(string place, long mood) => [Cell.Of(place), Cell.Of(""), Cell.Of(0L), Cell.Of(mood)];

    private static Cell[] Greeted(string greeting) => [Cell.Of(greeting), Cell.Null];

    private static Cell[] Row(long number, string mail) => [.. Ticket.Shape.Columns.Select(column => column.Name switch
    {
        "number" => Cell.Of(number),
        "mail" => Cell.Of(mail),
        _ => column.IsOptional ? Cell.Null : column.Type switch { ColumnType.Text => Cell.Of(""), ColumnType.Decimal => Cell.Of(0m), ColumnType.Date => Cell.Of(2024_01_01L), _ => Cell.Of(0L) },
    })];

    [Fact]
    public async Task Nothing_is_not_an_argument()
    {
        Assert.Throws<ArgumentNullException>("changes", () => { _store.Conflicts(null!); });
        Assert.Throws<ArgumentNullException>("shape", () => { _store.Rows(Acme, null!); });
        await Assert.ThrowsAsync<ArgumentNullException>("changes", () => _store.CommitAsync(null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("reads", () => _store.GetAsync(Acme, null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("read", () => _store.RangeAsync(Acme, null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("shape", () => _store.MatchAsync(Acme, null!, "a", null, null, 1, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("shape", () => _store.AppendAsync(Acme, null!, [], Never));
        await Assert.ThrowsAsync<ArgumentNullException>("rows", () => _store.AppendAsync(Acme, Blob.Shape, null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("shape", () => _store.AddAsync(Acme, null!, [], Never));
        await Assert.ThrowsAsync<ArgumentNullException>("deltas", () => _store.AddAsync(Acme, Tally.Shape, null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("index", () => _store.TrimAsync(Acme, null!, Cell.Null, 1, Never));
        await Assert.ThrowsAsync<ArgumentException>("shape", () => _store.MatchAsync(Acme, Blob.Shape, "a", null, null, 1, Never));
    }

    [Fact]
    public async Task An_organization_that_was_only_looked_at_is_not_listed()
    {
        Assert.Empty(_store.Rows(Other, OrganizationHead.Shape));
        await _store.CommitAsync(Change(0), Never);
        Assert.Equal([Acme], await _store.OrganizationsAsync(null, 10, null, Never));
        Assert.Empty(_store.Rows(Acme, Visit.Shape));
        Assert.Empty(await _store.OrganizationsAsync(null, 10, Visit.Shape, Never));
        Assert.Equal([Acme], await _store.OrganizationsAsync(null, 10, Entry.Shape, Never));
    }

    [Fact]
    public async Task A_row_that_cannot_be_replaced_is_still_there_for_the_writes_behind()
    {
        await _store.CommitAsync(Change(0, Write.Insert(Ticket.Shape, Row(1, "a")), Write.Insert(Ticket.Shape, Row(2, "b"))), Never);
        var key = Ticket.Shape.KeyOf(Row(1, "a"));
        var change = Change(1, Write.Replace(Ticket.Shape, Row(1, "b"), StoreVersion.First), Write.Require(Ticket.Shape, key, StoreVersion.First));
        Assert.Equal("mail", Assert.Single(_store.Conflicts(change)).Key!.Name);
        Assert.Equal(2, _store.Rows(Acme, Ticket.Shape).Count);
    }

    [Fact]
    public async Task All_conflicts_of_a_change_are_told_and_nothing_is_written()
    {
        await _store.CommitAsync(Change(0, Write.Insert(Settings.Shape, Greeted("a"))), Never);
        var change = Change(1, Write.Insert(Settings.Shape, Greeted("b")), Write.Remove(Settings.Shape, [], new StoreVersion(5)), Write.Insert(Visit.Shape, Visited("x", 1)));
        Assert.Equal([CommitResult.KeyConflict(Settings.Shape, null), CommitResult.VersionConflict(Settings.Shape)], _store.Conflicts(change));
        Assert.Empty(_store.Rows(Acme, Visit.Shape));
        Assert.Equal(CommitResult.KeyConflict(Settings.Shape, null), await _store.CommitAsync(change, Never));
        Assert.Equal(new StoreVersion(1), _store.Rows(Acme, OrganizationHead.Shape).Single().Version);
    }
}
