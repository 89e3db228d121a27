using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Commands;

/// <summary>How the rows of a change are spread over statements, on databases of many kinds.</summary>
public sealed class ChangeStatementsTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(8, 1_000, "8 8 4")]
    [InlineData(16, 1_000, "16 4")]
    [InlineData(100, 1_000, "16 4")]
    [InlineData(16, 36, "2 2 2 2 2 2 2 2 2 2")]
    [InlineData(16, 2, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")]
    public void Insertions_take_what_both_bounds_allow(int rows, int parameters, string expected) =>
        Assert.Equal(expected, Sizes(new OtherDialect { InsertRows = rows, Parameters = parameters }, "INSERT INTO \"thing\"", Enumerable.Range(1, 20).Select(n => Change.Insert(Change.Thing(n)))));

    [Theory]
    [InlineData(1, 1_000, "1 1 1 1 1 1 1")]
    [InlineData(4, 1_000, "4 2 1")]
    [InlineData(100, 1_000, "4 2 1")]
    [InlineData(4, 8, "2 2 2 1")]
    [InlineData(4, 3, "1 1 1 1 1 1 1")]
    public void Replacements_take_what_both_bounds_allow(int rows, int parameters, string expected) =>
        Assert.Equal(expected, Sizes(new OtherDialect { ReplaceRows = rows, Parameters = parameters }, "UPDATE \"item\"", Enumerable.Range(1, 7).Select(n => Replaced(n))));

    [Fact]
    public void Replacements_that_may_give_each_other_a_key_go_one_by_one() =>
        Assert.Equal("1 1 1 1", Sizes(new OtherDialect { ReplaceRows = 4 }, "UPDATE \"thing\"", Enumerable.Range(1, 4).Select(n => Change.Replace(Change.Thing(n), 1))));

    [Theory]
    [InlineData("1 2 3 4", "4")]
    [InlineData("1 2 1 2", "2 2")]
    [InlineData("1 1", "1 1")]
    [InlineData("3 2 1", "1 1 1")]
    public void No_row_is_named_twice_by_one_statement(string numbers, string expected) =>
        Assert.Equal(expected, Sizes(new OtherDialect { ReplaceRows = 4 }, "UPDATE \"item\"", numbers.Split(' ').Select(n => Replaced(long.Parse(n, System.Globalization.CultureInfo.InvariantCulture)))));

    [Fact]
    public void Only_replacements_of_one_kind_go_together()
    {
        Write[] writes = [Replaced(1), Replaced(2), Change.Replace(Change.Thing(1), 1), Replaced(3), Write.Insert(Item.Shape, Cells(4)), Replaced(5), Replaced(6)];
        Assert.Equal("2 1 2", Sizes(new OtherDialect { ReplaceRows = 4 }, "UPDATE \"item\"", writes));
    }

    [Fact]
    public void A_replacement_of_many_rows_names_them_as_a_list()
    {
        var script = Written(new OtherDialect { ReplaceRows = 2 }, [Replaced(1), Replaced(2)]);
        Assert.Equal(
            """UPDATE "item" SET "amount" = _0, "version" = "version" + 1 FROM (VALUES (@p1, @p2, @p3), (@p4, @p5, @p6)) AS rows (_0, _1, _2) WHERE "organization_id" = @p0 AND "number" = _1 AND "version" = _2""",
            script[1].Statement.Text);
        Assert.Equal([Cell.Of("acme"), Cell.Of(10), Cell.Of(1), Cell.Of(7), Cell.Of(20), Cell.Of(2), Cell.Of(7)], script.ValuesOf(1).ToArray());
    }

    [Fact]
    public void Only_kinds_that_are_kept_have_statements()
    {
        var catalogue = Catalogue(new OtherDialect());
        Assert.Same(Item.Shape, catalogue.Of(Item.Shape).Names.Shape);
        Assert.Throws<ArgumentException>("shape", () => catalogue.Of(Note.Shape));
        Assert.Throws<ArgumentNullException>("shape", () => catalogue.Of(null!));
    }

    private string Sizes(OtherDialect dialect, string statement, IEnumerable<Write> writes)
    {
        var script = Written(dialect, writes);
        var sizes = new List<int>();
        for (var step = 0; step < script.Count; step++)
        {
            if (script[step].Statement.Text.StartsWith(statement, StringComparison.Ordinal)) sizes.Add(script[step].Rows);
        }

        return string.Join(' ', sizes);
    }

    private Script Written(OtherDialect dialect, IEnumerable<Write> writes)
    {
        var script = new Script();
        Catalogue(dialect).Write(script, Change.Number(1, writes));
        return script;
    }

    private StatementCatalogue Catalogue(OtherDialect dialect)
    {
        var options = AdminDbContext.Options();
        dialect.Configure(options, _database.Use(new EntityFrameworkCoreStoreBuilder()));
        using var context = new AdminDbContext(options.Options, [.. Database.Shapes, Item.Shape], dialect);
        return new StatementCatalogue(context);
    }

    private static Write Replaced(long number) => Write.Replace(Item.Shape, Cells(number), new StoreVersion(7));

    private static Cell[] Cells(long number) => Item.Shape.ToCells(new Item { Organization = Database.Acme, Number = number, Amount = number * 10 });
}
