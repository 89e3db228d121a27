using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>What the cases about searching, appending, adding, trimming, listing and several tasks ask.</summary>
public class AskedOthersTests(Asked asked) : IClassFixture<Asked>
{
    [Fact]
    public async Task Signs_of_patterns_and_whole_pieces_of_them_are_searched_for()
    {
        var run = await asked.ByAsync("A search finds the text literally and nothing else");
        var parts = run.Matches.Select(match => match.Part).ToList();
        Assert.Equal(47, parts.Count);
        Assert.Empty(new[] { "%", "_", "\\", "*", "$1", "{0}", "\uE000", "\n", "a_", "zz", "%a", "x%", "\\\\", "' OR 1=1 --", new string('a', 50) }.Except(parts));
        Assert.All(parts.Take(40), part => Assert.Contains(run.Written(Ticket.Shape, "folded"), cell => cell.AsText() == "x" + part));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task A_search_goes_on_page_after_page_to_the_end(int limit)
    {
        var run = await asked.ByAsync("A search goes on after a key, ends before another one, and stops at its limit");
        var whole = (int)Math.Sqrt(run.Matches.Count(match => match.Limit == 1_000));
        Assert.InRange(whole, 30, 120);
        var pages = run.Matches.Where(match => match.Limit == limit).ToList();
        Assert.Equal(whole / limit + 1, pages.Count);
        Assert.Null(pages[0].After);
        Assert.All(pages.Skip(1).Zip(pages), each => Assert.Equal(Ticket.Shape.KeyOf(each.Second.Rows[^1].Cells), each.First.After));
    }

    [Fact]
    public async Task A_search_begins_and_ends_at_keys_that_are_there_and_at_twelve_that_are_not()
    {
        var run = await asked.ByAsync("A search goes on after a key, ends before another one, and stops at its limit");
        Assert.Equal(12, run.Matches.Count(match => match.Limit == 5 && match.After is not null));
        Assert.Equal(12, run.Matches.Count(match => match.Limit == 5 && match.Before is not null));
        var pairs = run.Matches.Where(match => match.Limit == 1_000).ToList();
        var rows = Math.Sqrt(pairs.Count);
        Assert.Equal(rows, Math.Floor(rows));
        Assert.Contains(pairs, match => match.Rows.Count == (int)rows - 2);
    }

    [Fact]
    public async Task Rows_are_appended_again_seventeen_times_and_more()
    {
        var run = await asked.ByAsync("Rows that are appended again are there once");
        Assert.Equal(["blob", "visit"], run.Appends.Select(append => append.Shape).Names());
        Assert.All(run.Appends.GroupBy(append => append.Shape), group => Assert.Equal([0, 2, 4, 1, .. Enumerable.Repeat(2, 17)], group.Select(append => append.Rows.Count)));
    }

    [Fact]
    public async Task Rows_that_differ_are_appended_first_last_and_between()
    {
        var run = await asked.ByAsync("When one appended row differs from what is there, none is inserted");
        Assert.All(
            run.Appends.GroupBy(append => append.Shape),
            group => Assert.Equal(
                ["Inserted Inserted", "Different", "Inserted Different", "Different Inserted", "Inserted Same Different Inserted", "Inserted Inserted"],
                group.Select(append => string.Join(' ', append.Results))));
        Assert.Equal(["blob", "visit"], run.Appends.Select(append => append.Shape).Names());
    }

    [Fact]
    public async Task Two_thousand_rows_are_appended_twice()
    {
        var run = await asked.ByAsync("Two thousand rows are appended at once");
        Assert.Equal(["blob Inserted", "blob Same", "visit Inserted", "visit Same"], run.Appends.Select(append => $"{append.Shape.Name} {append.Results.Distinct().Single()}"));
        Assert.All(run.Appends, append => Assert.Equal(2_000, append.Rows.Count));
    }

    [Fact]
    public async Task Counters_go_up_down_far_and_nowhere()
    {
        var adds = (await asked.ByAsync("Counters add up, each for itself")).Adds;
        long[][] amounts = [[1], [2, 5, 3], [-40], [1L << 53], [1], [-3, 0, 7, 7], []];
        Assert.Equal(amounts.Select(call => string.Join(' ', call.Select(amount => amount * 3))), adds.Select(add => string.Join(' ', add.Deltas.Select(delta => delta[2].AsNumber()))));
        Assert.Equal(amounts.Select(call => string.Join(' ', call.Select(amount => amount * 4))), adds.Select(add => string.Join(' ', add.Deltas.Select(delta => delta[3].AsNumber()))));
        var keys = adds.SelectMany(add => add.Deltas).Select(delta => (Name: delta[0].AsText(), Day: delta[1])).ToList();
        Assert.Equal(3, keys.Distinct().Count());
        Assert.Single(keys.Select(key => key.Name).Distinct());
        Assert.Equal(2, adds[1].Deltas.Select(delta => delta[1]).Distinct().Count());
    }

    [Fact]
    public async Task Four_tasks_add_ten_times_half_of_them_in_the_other_order()
    {
        var adds = (await asked.ByAsync("Counters lose nothing when several tasks add at once")).Adds;
        Assert.Equal(40, adds.Count);
        Assert.Equal(2, adds.GroupBy(add => add.Deltas[0][3]).Count(group => group.Count() == 20));
    }

    [Fact]
    public async Task Rows_are_trimmed_from_the_lowest_on_and_every_order_begins_with_all_of_them()
    {
        var run = await asked.ByAsync("Trimming removes the lowest rows of an order, up to bound and limit");
        var trims = run.Trims.GroupBy(trim => trim.Index).ToList();
        Assert.Equal(["blob", "entry", "tally", "visit"], trims.Select(group => group.Key.Shape).Names());
        foreach (var group in trims)
        {
            // The change log has few entries left of its own.
            var least = group.Key.Shape == Entry.Shape ? 2 : 6;
            Assert.Equal([9, 0, 2, 1_000, 5, 1_000, 1], group.Select(trim => trim.Limit));
            var removed = group.Select(trim => trim.Removed).ToList();
            Assert.Equal([0, 0], removed.Take(2));
            Assert.InRange(removed[2], 1, 2);
            Assert.True(removed.Sum() >= least, $"Of {group.Key.Shape.Name}.{group.Key.Name} {removed.Sum()} rows went.");
        }

        Assert.Equal(3, run.Commits.Count(commit => commit.Plain.Any(write => write.Shape == Visit.Shape)));
    }

    [Fact]
    public async Task Twenty_four_organizations_are_listed_after_each_name()
    {
        var run = await asked.ByAsync("The organizations that have a head are listed by name, page after page");
        Assert.Equal(24, run.Commits.Count);
        Assert.Equal([0, 24], run.Lists.Where(list => list.After is null && list.Limit == 100).Select(list => list.Names.Count));
        Assert.Equal(2 * 27 * 3, run.Lists.Count);
    }

    [Fact]
    public async Task A_third_of_the_organizations_has_work()
    {
        var run = await asked.ByAsync("Only organizations with work that is due are listed");
        var whole = run.Lists.Where(list => list.After is null && list.Limit == 100).ToDictionary(list => list.Having!.Name, list => list.Names.Count);
        Assert.Equal(new Dictionary<string, int> { ["tally"] = 8, ["entry"] = 24 }, whole);
    }

    [Fact]
    public async Task Four_tasks_commit_eight_changes_each()
    {
        var run = await asked.ByAsync("Commits of one organization by several tasks come one after the other");
        Assert.Equal(32, run.Commits.Count(commit => commit.IsCommitted));
    }

    [Fact]
    public async Task Forty_changes_are_watched_to_the_last()
    {
        var run = await asked.ByAsync("A read sees a change whole or not at all");
        Assert.Equal(41, run.Commits.Count);
        Assert.All(run.Gets.SkipLast(1), get => Assert.Equal(3, get.Reads.Count));
        Assert.Equal(SampleShapes.All, run.Gets[^1].Reads.Select(read => read.Shape));
        Assert.Equal(41, run.Gets[^1].Answers[0][0].Version.Value);
    }

    [Fact]
    public async Task Each_member_is_cancelled_for_each_kind_it_is_for()
    {
        var run = await asked.ByAsync("What is cancelled before it begins does nothing");
        Assert.Equal(
            [
                "AddAsync tally", "AppendAsync blob", "AppendAsync visit", "CommitAsync", "GetAsync", "MatchAsync ticket", "OrganizationsAsync", "PrepareAsync", "RangeAsync blob", "RangeAsync tally", "RangeAsync ticket", "RangeAsync visit",
                "TrimAsync blob", "TrimAsync tally", "TrimAsync ticket", "TrimAsync visit",
            ],
            run.Cancelled.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Organizations_with_the_same_keys_are_read_by_six_values_of_each_unique_key()
    {
        var run = await asked.ByAsync("Organizations with the same keys never see each other's rows");
        foreach (var key in Ticket.Shape.UniqueKeys)
            Assert.Equal(12 * 2 * 6, run.Gets.Count(get => get.Reads.Count == 1 && get.Reads[0].Shape == Ticket.Shape && get.Reads[0].Columns.SequenceEqual(key.Columns)));
        Assert.Equal(["Alpha", "alpha"], run.Gets.Select(get => get.Organization.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_store_is_prepared_again()
    {
        var run = await asked.ByAsync("Preparing a store again changes nothing");
        Assert.Single(run.Calls.OfType<AskedPreparation>());
        Assert.True(run.Gets[^1].IsWhole(SampleShapes.All));
    }
}
