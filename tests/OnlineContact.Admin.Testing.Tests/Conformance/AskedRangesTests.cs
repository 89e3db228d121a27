using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>What the cases about orders ask: each bound, each filter, each limit, both ways.</summary>
public class AskedRangesTests(Asked asked) : IClassFixture<Asked>
{
    private const string Pages = "The pages of an order, one after the other, are the whole of it";
    private const string Bounds = "A range takes its first bound in and leaves its last one out";
    private const string Filtered = "A filter lets through rows that hold one of its values, and two filters rows that pass both";

    private async Task<IReadOnlyList<AskedRange>> OfAsync(string name, RecordIndex index) => [.. (await asked.ByAsync(name)).Ranges.Where(range => range.Read.Index == index)];

    [Fact]
    public async Task Every_order_has_forty_five_rows_and_the_change_log_twenty_four()
    {
        var run = await asked.ByAsync(Pages);
        Assert.Equal(24, run.Commits.Count);
        Assert.Equal(["blob", "tally", "ticket", "visit"], run.Commits.SelectMany(commit => commit.Plain).Select(write => write.Shape).Names());
        Assert.All(new RecordShape[] { Ticket.Shape, Tally.Shape, Blob.Shape, Visit.Shape }, shape => Assert.Equal(45, run.Written(shape).Count));
        Assert.Equal(SampleShapes.All.SelectMany(shape => shape.Indexes).Count(), run.Ranges.Select(range => range.Read.Index).Distinct().Count());
    }

    [Fact]
    public async Task Pages_of_each_limit_go_both_ways_to_the_end()
    {
        foreach (var (index, all) in new[] { ((RecordIndex)Ticket.ByName, 45), (Visit.ByMood, 45), (Entry.BySequence, 24) })
        {
            var pages = await OfAsync(Pages, index);
            foreach (var way in new[] { false, true })
            {
                var counts = pages.Where(page => page.Read.Descending == way).GroupBy(page => page.Read.Limit).ToDictionary(group => group.Key, group => group.Count());
                Assert.Equal(new Dictionary<int, int> { [1] = all + 1, [2] = all / 2 + 1, [7] = all / 7 + 1, [all] = 2, [all + 1] = 1 }, counts);
            }
        }
    }

    [Fact]
    public async Task Texts_of_each_code_point_are_ordered_alone_twice_and_behind_a_letter()
    {
        int[] points = ['a', 'B', 'b', 'A', 0x10FFFF, 0xE000, 0x1F600, 0xD55C, 0xFFFD, 0xE9, '_', '0', ' ', 0xD7FF, 0x10000];
        var texts = points.Select(char.ConvertFromUtf32).ToList();
        var run = await asked.ByAsync("Text is ordered by code point");
        Assert.Equal(texts.Concat(texts.Select(text => text + text)).Concat(texts.Select(text => "a" + text)), run.Written(Ticket.Shape, "name").Select(cell => cell.AsText()));
        Assert.Equal(["tally", "ticket", "visit"], run.Commits.SelectMany(commit => commit.Plain).Select(write => write.Shape).Names());
        var pages = await OfAsync("Text is ordered by code point", Ticket.ByName);
        Assert.Equal(2 * (1 + 3 * 45), pages.Count);
        Assert.Equal(pages.Count / 2, pages.Count(page => page.Read.Descending));
    }

    [Fact]
    public async Task Thirty_rows_are_read_in_pages_of_a_tenth_while_two_come_after_each()
    {
        const string Name = "Rows that come and go between two pages move no other row";
        var run = await asked.ByAsync(Name);
        Assert.Equal(["blob", "tally", "ticket", "visit"], run.Commits.SelectMany(commit => commit.Plain).Select(write => write.Shape).Names());
        var pages = await OfAsync(Name, Ticket.ByNumber);
        Assert.All(pages.TakeWhile(page => !page.Read.Descending), page => Assert.Equal(4, page.Read.Limit));
        Assert.Contains(pages, page => page.Read.Descending);
        Assert.Equal(30, run.Commits[0].Plain.Count);
        Assert.All(run.Commits.Where(commit => commit.Plain.Count != 30), commit => Assert.Equal(2, commit.Plain.Count));
    }

    [Fact]
    public async Task Pages_go_on_from_twelve_places_where_no_row_stands()
    {
        const string Name = "A page goes on from a place where no row stands any more";
        var run = await asked.ByAsync(Name);
        foreach (var index in SampleShapes.All.SelectMany(shape => shape.Indexes))
        {
            var pages = await OfAsync(Name, index);
            Assert.Equal(24, pages.Count);
            Assert.Equal(12, pages.Count(page => page.Read.Descending));
            var there = run.Written(index.Shape).Select(cells => string.Join('|', index.Columns.Select(column => cells[column.Ordinal]))).ToHashSet();
            if (index == Ticket.ByNumber || index == Entry.BySequence) Assert.DoesNotContain(pages, page => there.Contains(string.Join('|', page.Read.After!)));
        }

        Assert.Equal(Enumerable.Range(45, 12).Select(id => id * 3L), (await OfAsync(Name, Entry.BySequence)).Select(page => page.Read.After![0].AsNumber()).Distinct());
    }

    [Fact]
    public async Task Nine_values_one_that_no_row_has_and_none_bound_a_range_from_each_to_each()
    {
        var reads = (await OfAsync(Bounds, Ticket.ByNumber)).Select(range => range.Read).ToList();
        Assert.Equal(3 * 11 * 11, reads.Count);
        Assert.Equal(11, reads.Select(read => read.From).Distinct().Count());
        Assert.Equal(11, reads.Select(read => read.To).Distinct().Count());
        Assert.Equal(11 * 11, reads.Select(read => (read.From, read.To)).Distinct().Count());
        Assert.Equal(4 * 11 * 3, reads.Count(read => read.Limit == 3));
        Assert.Equal(7 * 11 * 3, reads.Count(read => read.Limit == 1_000));
        Assert.Equal(45, reads.Where(read => read.After is not null).Select(read => read.After![0]).Distinct().Count());
        var first = reads.Where(read => read.After is null).ToList();
        Assert.Equal(11 * 11, first.Count);
        Assert.InRange(first.Count(read => read.Descending), 55, 66);
        Assert.All(reads.Chunk(3), three => Assert.NotEqual(three[1].Descending, three[2].Descending));
    }

    [Fact]
    public async Task Each_column_that_has_a_value_is_filtered_by_one_by_many_and_by_one_that_no_row_has()
    {
        var ranges = await OfAsync(Filtered, Ticket.ByNumber);
        string[] columns = ["number", "name", "folded", "open", "opened", "due", "price"];
        var alone = ranges.Where(range => range.Read.Filters.Count == 1).ToList();
        Assert.Equal(columns, alone.Select(range => range.Read.Filters[0].Column.Name).Distinct());
        var numbers = alone.Where(range => range.Read.Filters[0].Column.Name == "number").Select(range => range.Read.Filters[0].Values.Count).Distinct();
        Assert.Equal([1, 23], numbers);
        Assert.Contains(alone, range => range.Read.Filters[0].Column.Name == "number" && range.Read.Filters[0].Values.Count == 1 && range.Page.Rows.Count == 0 && range.Read.After is null);
        Assert.Equal(21, alone.Select(range => range.Read.Filters[0].Values).Distinct().Count());
        Assert.Contains(alone, range => range.Read.Descending);
        Assert.Contains(alone, range => !range.Read.Descending);
        var two = ranges.Where(range => range.Read.Filters.Count == 2).ToList();
        Assert.Equal(21, two.Count);
        Assert.Equal(columns.Order(StringComparer.Ordinal), two.Select(range => range.Read.Filters[1].Column.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rows_are_counted_up_to_six_bounds_with_and_without_a_page()
    {
        var reads = (await OfAsync("The count is of range and filters, up to its bound, whatever page is asked for", Ticket.ByNumber)).Select(range => range.Read).ToList();
        Assert.Equal([0, 1, 3, 45, 10_000, int.MaxValue], reads.Select(read => read.CountUpTo).Distinct());
        Assert.Equal((5 + 21) * 6 * 2, reads.Count);
        Assert.Contains(reads, read => read.Limit == 0 && read.CountUpTo > 0);
        Assert.Contains(reads, read => read.Descending);
        Assert.Contains(reads, read => read.From > read.To);
    }

    [Fact]
    public async Task A_thousand_and_three_rows_are_two_pages()
    {
        var run = await asked.ByAsync("A page has up to a thousand rows");
        Assert.Equal([1_000, 3], run.Ranges.Select(range => range.Page.Rows.Count));
    }
}
