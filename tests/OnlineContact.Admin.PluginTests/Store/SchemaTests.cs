using CustomProof;
using CustomStore;
using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.PluginTests.Store;

/// <summary>What becomes of a file when the shapes change, and of one that is none.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task New_kinds_columns_and_orders_are_made_and_rows_stay()
    {
        var (small, _) = Note(grown: false);
        using (var before = await OpenAsync(small)) await before.AppendAsync(Acme, small, [[Cell.Of(1), Cell.Of("one")]], default);
        var (grown, byRank) = Note(grown: true);
        using var after = await OpenAsync(grown, Other());

        var rows = await after.GetAsync(Acme, [new RecordRead(grown, [], [[]])], default);
        Assert.Equal([[Cell.Of(1), Cell.Of("one"), Cell.Of(0), Cell.Of(0m), Cell.Of(""), Cell.Of([]), Cell.Null]], rows[0].Select(row => row.Cells));
        Cell[] two = [Cell.Of(2), Cell.Of("two"), Cell.Of(-7), Cell.Of(-1.5m), Cell.Of("x"), Cell.Of([1]), Cell.Of("said")];
        Assert.Equal([AppendResult.Inserted], await after.AppendAsync(Acme, grown, [two], default));
        Assert.Equal([2, 1], (await after.RangeAsync(Acme, new RangeRead { Index = byRank! }, default)).Rows.Select(row => row.Cells[0].AsNumber()));
        Assert.Equal([AppendResult.Inserted], await after.AppendAsync(Acme, Other(), [[Cell.Of(1)]], default));
    }

    [Fact]
    public async Task A_unique_key_that_goes_and_an_order_that_comes_are_what_the_shape_says()
    {
        var unique = Titled(unique: true);
        using (var before = await OpenAsync(unique))
        {
            await before.AppendAsync(Acme, unique, [[Cell.Of(1), Cell.Of("a")]], default);
            Assert.Equal([AppendResult.Different], await before.AppendAsync(Acme, unique, [[Cell.Of(2), Cell.Of("a")]], default));
        }

        var plain = Titled(unique: false);
        using var after = await OpenAsync(plain);
        Assert.Equal([AppendResult.Inserted], await after.AppendAsync(Acme, plain, [[Cell.Of(2), Cell.Of("a")]], default));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        using (await OpenAsync(Note(grown: true).Shape))
        {
        }

        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => OpenAsync(Note(grown: false).Shape));
        Assert.Equal("OCA0004", refusal.Error.Code);
        Assert.Contains("note.rank", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_somebody_else_are_refused_and_stay()
    {
        Sql("CREATE TABLE note (number INTEGER)");
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => OpenAsync(Note(grown: false).Shape));
        Assert.Equal("OCA0005", refusal.Error.Code);
        Assert.Contains("something else", refusal.Message, StringComparison.Ordinal);
        Sql("INSERT INTO note VALUES (1)");
    }

    [Fact]
    public async Task A_column_of_another_form_is_refused_and_says_which()
    {
        using (await OpenAsync(Note(grown: false).Shape))
        {
        }

        Sql("DROP TABLE note; CREATE TABLE note (\"@organization\" TEXT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (\"@organization\", number)) STRICT, WITHOUT ROWID");
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => OpenAsync(Note(grown: false).Shape));
        Assert.Equal("OCA0005", refusal.Error.Code);
        Assert.Contains("\"number TEXT required key 2\" where \"number INTEGER required key 2\" is wanted", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_database_is_refused()
    {
        File.WriteAllText(_fixture.File, new string('x', 5_000));
        Assert.Equal("OCA0005", (await Assert.ThrowsAsync<AdminConfigurationException>(() => OpenAsync(Other()))).Error.Code);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        using var store = new SqliteFileStore(Path.Combine(_fixture.File, "nowhere", "custom.db"), [Other()]);
        Assert.Equal("OCA0005", (await Assert.ThrowsAsync<AdminConfigurationException>(() => store.PrepareAsync(default))).Error.Code);
    }

    [Fact]
    public async Task Several_starts_at_one_time_make_one_schema() =>
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => (await OpenAsync(Note(grown: true).Shape, Other())).Dispose())));

    private static (RecordShape Shape, RecordIndex? ByRank) Note(bool grown)
    {
        var builder = RecordShape.For<object>("note", _ => Acme);
        var number = builder.Number("number", _ => 0);
        builder.Text("title", 20, _ => "");
        if (!grown) return (builder.Build(_ => "", key: number), null);
        var rank = builder.Number("rank", _ => 0);
        builder.Decimal("price", _ => 0);
        builder.Text("remark", 20, _ => "");
        builder.BytesOf("seal", 20, _ => Array.Empty<byte>(), bytes => bytes, bytes => bytes);
        builder.OptionalText("said", 20, _ => null);
        var byRank = builder.Ordered("by_rank", rank, number);
        return (builder.Build(_ => "", key: number), byRank);
    }

    private static RecordShape<object> Titled(bool unique)
    {
        var builder = RecordShape.For<object>("titled", _ => Acme);
        var number = builder.Number("number", _ => 0);
        var title = builder.Text("title", 20, _ => "");
        if (unique) builder.Unique("title", title);
        return builder.Build(_ => "", key: number);
    }

    private static readonly RecordShape OtherShape = BuildOther();

    private static RecordShape Other() => OtherShape;

    private static RecordShape<object> BuildOther()
    {
        var builder = RecordShape.For<object>("other", _ => Acme);
        return builder.Build(_ => "", key: builder.Number("number", _ => 0));
    }

    private async Task<SqliteFileStore> OpenAsync(params RecordShape[] shapes)
    {
        var store = new SqliteFileStore(_fixture.File, shapes);
        try
        {
            await store.PrepareAsync(default);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_fixture.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
