using System.Text;
using NodaTime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>The values that stores trip over are written, each of them and no others: what the author of a store relies on when the cases about values are met.</summary>
public class AskedValuesTests(Asked asked) : IClassFixture<Asked>
{
    private const string ByKey = "Every value of every column comes back by key";
    private const string InOrder = "Every value of every column comes back in every order";

    private static readonly int[] CodePoints =
        ['a', 'A', 'b', 'z', '_', '%', '\\', '\'', '"', '0', ' ', '-', 0xE9, 0xD55C, 0xE000, 0xFFFD, 0x1F600, 0x10FFFF, 0x4E12, 0x4E13];

    // Outside of keys and of what keeps unique keys apart.
    private static readonly Dictionary<string, string[]> Free = new()
    {
        ["ticket"] = ["name", "folded", "code", "open", "opened", "closed", "due", "paid", "price"],
        ["ticket_note"] = ["text", "picture"],
        ["tally"] = ["calls", "seconds"],
        ["blob"] = ["content"],
        ["settings"] = ["greeting", "farewell"],
        ["visit"] = ["mood"],
    };

    public static TheoryData<string, string, string> FreeColumns
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (shape, columns) in Free)
            {
                foreach (var column in columns)
                {
                    data.Add(ByKey, shape, column);
                    if (shape is not ("settings" or "ticket_note")) data.Add(InOrder, shape, column);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FreeColumns))]
    public async Task Exactly_the_boundary_values_of_a_column_are_written(string name, string shape, string column)
    {
        var kind = SampleShapes.All.Single(each => each.Name == shape);
        var written = (await asked.ByAsync(name)).Written(kind, column).ToHashSet();
        var promised = Boundaries(kind.Of(column));
        Assert.True(promised.SetEquals(written), $"{promised.Except(written).Count()} values are missing, {written.Except(promised).Count()} are others.");
    }

    [Theory]
    [InlineData(InOrder)]
    [InlineData(ByKey)]
    public async Task There_are_at_least_sixty_rows_and_one_for_each_value(string name)
    {
        var run = await asked.ByAsync(name);
        Assert.Equal(68, run.Written(Ticket.Shape).Count);
        Assert.Equal(60, run.Written(Tally.Shape).Count);
        Assert.Equal(60, run.Written(Blob.Shape).Count);
        Assert.Equal(60, run.Written(Visit.Shape).Count);
        Assert.Equal(name == ByKey ? 60 : 0, run.Written(TicketNote.Shape).Count);
    }

    [Fact]
    public async Task Each_row_is_read_by_its_key_and_no_other_row_is()
    {
        var run = await asked.ByAsync(ByKey);
        foreach (var shape in new RecordShape[] { Ticket.Shape, TicketNote.Shape, Tally.Shape, Blob.Shape, Visit.Shape })
        {
            var reads = run.Gets.SelectMany(get => get.Reads).Where(read => read.Shape == shape && read.Columns.Count > 0).ToList();
            Assert.All(reads, read => Assert.Equal(shape.Key, read.Columns));
            Assert.Equal(run.Written(shape).SelectMany(shape.KeyOf), reads.SelectMany(read => read.Keys.Single()));
        }
    }

    [Fact]
    public async Task Numbers_that_are_keys_begin_with_the_boundaries_and_go_on_above_a_thousand()
    {
        var numbers = (await asked.ByAsync(ByKey)).Written(Ticket.Shape, "number").Select(cell => cell.AsNumber());
        Assert.Equal([0, 1, -1, long.MaxValue, long.MinValue, 9_007_199_254_740_993, -9_007_199_254_740_993, 2_147_483_648, .. Enumerable.Range(1_008, 60)], numbers);
    }

    [Fact]
    public async Task Texts_that_are_keys_come_in_three_lengths_with_one_beginning()
    {
        var texts = (await asked.ByAsync(ByKey)).Written(TicketNote.Shape, "position").Select(cell => cell.AsText());
        Assert.Equal(CodePoints.SelectMany(point => ThreeLengths(point, 5)), texts);
    }

    [Fact]
    public async Task Bytes_that_are_keys_are_empty_short_and_as_long_as_they_may_be()
    {
        var hashes = (await asked.ByAsync(ByKey)).Written(Blob.Shape, "hash").Select(cell => Convert.ToHexString(cell.AsBytes()));
        Assert.Equal(
            Enumerable.Range(0, 60).Select(id => id == 0 ? "" : id % 3 == 0 ? $"00{id:X2}" + new string('0', 2 * (Blob.Shape.Of("hash").MaxLength - 2)) : $"00{id:X2}"),
            hashes);
    }

    [Fact]
    public async Task One_row_in_seven_has_no_value_in_an_optional_unique_key_and_the_others_have_one_each()
    {
        var mails = (await asked.ByAsync(ByKey)).Written(Ticket.Shape, "mail");
        Assert.Equal([3, 10, 17, 24, 31, 38, 45, 52, 59, 66], mails.Select((mail, id) => (mail, id)).Where(each => each.mail.IsNull).Select(each => each.id));
        Assert.Equal(58, mails.Where(mail => !mail.IsNull).Distinct().Count());
        Assert.Equal(ThreeLengths('a', 20), mails.Take(3).Select(mail => mail.AsText()));
    }

    [Fact]
    public async Task Neighbours_share_the_beginning_of_a_key_of_several_columns()
    {
        var run = await asked.ByAsync(ByKey);
        var keys = run.Written(Visit.Shape).Select(cells => (Place: cells[0].AsText(), Guest: cells[1].AsText(), Time: cells[2])).ToList();
        Assert.Equal(60, keys.Distinct().Count());
        Assert.Equal(7, keys.Select(key => key.Place).Distinct().Count());
        Assert.Equal(ThreeLengths('a', 10), keys.Select(key => key.Guest).Distinct());
        Assert.Equal([Cell.Of(Instant.MinValue), Cell.Of(Instant.MaxValue), Cell.Of(0L)], keys.Select(key => key.Time).Distinct());
        Assert.All(keys.Chunk(3), three => Assert.Single(three.Select(key => (key.Place, key.Guest)).Distinct()));
        Assert.All(keys.Chunk(9).SkipLast(1), nine => Assert.Single(nine.Select(key => key.Place).Distinct()));

        var days = run.Written(Tally.Shape).Chunk(3).ToList();
        Assert.All(days, three => Assert.Single(three.Select(cells => cells[0]).Distinct()));
        Assert.All(days, three => Assert.Equal([1_01_01L, 9999_12_31, 1970_01_01], three.Select(cells => cells[1].AsNumber())));
    }

    [Fact]
    public async Task Four_neighbours_have_one_parent()
    {
        var parents = (await asked.ByAsync(ByKey)).Written(TicketNote.Shape, "ticket").Chunk(4).ToList();
        Assert.All(parents, four => Assert.Single(four.Distinct()));
        Assert.Equal(15, parents.Select(four => four[0]).Distinct().Count());
    }

    [Fact]
    public async Task Contents_differ_from_row_to_row_from_column_to_column_and_from_time_to_time()
    {
        var run = await asked.ByAsync(ByKey);
        Assert.True(run.Written(Visit.Shape, "mood").Skip(8).Distinct().Count() >= 5, "From row to row.");
        Assert.Contains(run.Written(Tally.Shape).Skip(16), cells => cells[2] != cells[3]);
        var replaced = await asked.ByAsync("A row that is replaced comes back with its new values and the next version");
        Assert.True(replaced.Written(Settings.Shape, "farewell").Distinct().Count() >= 4, "From time to time.");
    }

    [Fact]
    public async Task A_thousand_instants_and_dates_come_one_after_the_other()
    {
        var run = await asked.ByAsync("A change writes a thousand rows");
        foreach (var later in new[] { run.Written(Visit.Shape, "time").TakeLast(990), run.Written(Tally.Shape, "day").TakeLast(990) })
        {
            var numbers = later.Select(cell => cell.AsNumber()).ToList();
            Assert.Equal(990, numbers.Distinct().Count());
            Assert.Equal(numbers.Order(), numbers);
        }
    }

    private static IEnumerable<string> ThreeLengths(int point, int longest)
    {
        var first = char.ConvertFromUtf32(point);
        return [first, first + "a", first + Repeated(0x1F600, longest - 1)];
    }

    private static HashSet<Cell> Boundaries(Column column)
    {
        IEnumerable<Cell> values = column.Type switch
        {
            ColumnType.Number => new[] { 0, 1, -1, long.MaxValue, long.MinValue, 9_007_199_254_740_993, -9_007_199_254_740_993, 2_147_483_648 }.Select(Cell.Of),
            ColumnType.Flag => [Cell.Of(false), Cell.Of(true)],
            ColumnType.Instant => [Cell.Of(Instant.MinValue), Cell.Of(Instant.MaxValue), Cell.Of(0L), Cell.Of(1L), Cell.Of(-1L), Cell.Of(17_000_000_000_000_001)],
            ColumnType.Date => new[] { 1_01_01L, 9999_12_31, 1970_01_01, 2024_02_29, 2026_12_01 }.Select(Cell.Of),
            ColumnType.Text => Texts(column.MaxLength).Select(Cell.Of),
            ColumnType.Bytes => Bytes(column.MaxLength).Select(Cell.Of),
            _ => new[] { 0m, 1m, -1m, 1.1m, 0.000000001m, -0.000000001m, 9999999999999999999.999999999m, -9999999999999999999.999999999m }.Select(Cell.Of),
        };
        return [.. column.IsOptional ? values.Append(Cell.Null) : values];
    }

    private static IEnumerable<string> Texts(int longest) =>
    [
        "", "a", "A", " ", Repeated(0x1F600, longest), Repeated(0xE000, longest),
        .. new[] { "\uFFFD\uE000", "'\"%_\\;--[*?]/**/$1:p@q{0}", " a\t\r\n ", "e\u0301\u00E9\uD55C\uAE00", "a\U0010FFFFa" }
            .Select(text => string.Concat(text.EnumerateRunes().Take(longest).Select(rune => rune.ToString()))),
    ];

    private static IEnumerable<byte[]> Bytes(int longest) =>
    [
        [], [0], [0xFF], new byte[longest], [.. Enumerable.Repeat((byte)0xFF, longest)], [.. Enumerable.Range(0, longest > 256 ? 256 : longest).Select(value => (byte)value)],
    ];

    private static string Repeated(int point, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(char.ConvertFromUtf32(point));
        return text.ToString();
    }
}
