using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>A random history that leaves something out proves nothing about it: what a long one asks, and how often.</summary>
public class AskedHistoryTests(Asked asked) : IClassFixture<Asked>
{
    private const int Steps = 3_000;

    private async Task<RecordingStore> RunAsync() => await asked.ByAsync(StoreConformance.RandomHistory(11, Steps));

    private async Task<IReadOnlyList<AskedCommit>> CommitsAsync() => [.. (await RunAsync()).Commits.Skip(3)];

    private static void Share(double least, double most, int some, int all) => Assert.InRange((double)some / all, least, most);

    private static bool IsFirstOfItsKey(AskedCommit commit, Write write) =>
        !commit.Writes.TakeWhile(other => other != write).Any(other => other.Shape == write.Shape && (other.Key.SequenceEqual(write.Key) || other.Kind == WriteKind.ReplaceAll));

    private static IEnumerable<(Write Write, IReadOnlyList<StoredRow> Before)> First(IEnumerable<AskedCommit> commits) =>
        commits.SelectMany(commit => commit.Each.Where(each => IsFirstOfItsKey(commit, each.Write) && (each.Write.Shape.Traits & (ShapeTraits.Head | ShapeTraits.Journal)) == 0));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(45)]
    public async Task It_makes_its_steps_and_reads_all_rows_of_three_organizations_every_twenty_and_at_the_end(int steps)
    {
        var run = await Asked.RunAsync(StoreConformance.RandomHistory(3, steps), SampleShapes.All);
        var whole = run.Gets.Count(get => get.IsWhole(SampleShapes.All));
        Assert.Equal(3 * ((steps + 19) / 20), whole);
        Assert.Equal(3 + steps + whole, run.Calls.Count);
        if (steps == 0) return;
        Assert.Equal(["Alpha", "a_b-2", "alpha"], run.Calls.TakeLast(3).Cast<AskedGet>().Select(get => get.Organization.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_makes_no_fewer_than_no_steps_and_says_what_it_is()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreConformance.RandomHistory(1, -1));
        Assert.Equal("A random history of 7 steps with seed 5 goes as in a naive store", StoreConformance.RandomHistory(5, 7).Name);
    }

    [Fact]
    public async Task Half_of_the_calls_are_commits_and_most_of_those_succeed()
    {
        var commits = await CommitsAsync();
        Share(0.4, 0.6, commits.Count, Steps);
        Share(0.5, 0.9, commits.Count(commit => commit.IsCommitted), commits.Count);
        Assert.Contains(commits, commit => commit.Result.Status == CommitStatus.VersionConflict);
        Assert.Contains(commits, commit => commit.Result.Status == CommitStatus.KeyConflict && commit.Result.Key is null);
    }

    [Fact]
    public async Task A_commit_has_none_to_several_writes_besides_its_head_and_its_entry()
    {
        var commits = await CommitsAsync();
        Assert.Contains(commits, commit => commit.Plain.Count == 0);
        Assert.Contains(commits, commit => commit.Plain.Count == 1);
        Assert.Contains(commits, commit => commit.Plain.Count == 5 && commit.Plain.All(write => write.Shape != TicketNote.Shape));
        Assert.DoesNotContain(commits, commit => commit.Plain.Count > 5 && commit.Plain.All(write => write.Shape != TicketNote.Shape));
        Share(0.05, 0.25, commits.Count(commit => commit.Writes.Count(write => write.Shape == Entry.Shape) == 2), commits.Count);
    }

    [Fact]
    public async Task Some_commits_name_a_head_that_is_not_there()
    {
        var commits = await CommitsAsync();
        Share(0.01, 0.15, commits.Count(commit => commit.Writes[0].Expected != commit.Before[0].Single().Version), commits.Count);
    }

    [Fact]
    public async Task Every_kind_but_the_counters_is_written_in_every_way_it_can_be()
    {
        var writes = (await CommitsAsync()).Where(commit => commit.IsCommitted).SelectMany(commit => commit.Plain).Select(write => $"{write.Kind} {write.Shape.Name}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "Insert blob", "Insert settings", "Insert ticket", "Insert ticket_note", "Insert visit", "Remove settings", "Replace settings", "Replace ticket", "ReplaceAll ticket_note", "ReplaceAll visit",
                "Require settings", "Require ticket",
            ],
            writes);
    }

    [Fact]
    public async Task What_is_absent_is_required_to_be_absent_and_what_is_there_to_be_as_it_is()
    {
        var required = First(await CommitsAsync()).Where(each => each.Write.Kind == WriteKind.Require).ToList();
        Assert.All(required, each => Assert.Equal(each.Before.Count == 0, each.Write.Expected is null));
        Assert.Contains(required, each => each.Write.Expected is null);
        Assert.Contains(required, each => each.Before.Count > 0 && each.Write.Expected == each.Before[0].Version);
    }

    [Fact]
    public async Task Some_versions_are_stale_and_some_are_of_rows_that_are_not_there()
    {
        var named = First(await CommitsAsync()).Where(each => each.Write.Kind is WriteKind.Replace or WriteKind.Remove).ToList();
        var there = named.Where(each => each.Before.Count > 0).ToList();
        Share(0.01, 0.3, there.Count(each => each.Write.Expected != each.Before[0].Version), there.Count);
        Share(0.01, 0.5, named.Count - there.Count, named.Count);
    }

    [Fact]
    public async Task Some_rows_are_inserted_although_their_key_is_there()
    {
        var writes = First(await CommitsAsync()).ToList();
        foreach (var (shape, other) in new[] { ((RecordShape)Ticket.Shape, WriteKind.Replace), (Visit.Shape, WriteKind.ReplaceAll) })
        {
            var again = writes.Count(each => each.Write.Shape == shape && each.Write.Kind == WriteKind.Insert && each.Before.Count > 0);
            Assert.InRange(again, 1, writes.Count(each => each.Write.Shape == shape && each.Write.Kind == other) - 1);
        }

        var blobs = writes.Where(each => each.Write.Shape == Blob.Shape).ToList();
        Assert.Contains(blobs, each => each.Before.Count > 0);
        Share(0, 0.6, blobs.Count(each => each.Before.Count > 0), blobs.Count);
    }

    [Fact]
    public async Task Some_rows_take_the_unique_key_of_another()
    {
        var commits = (await CommitsAsync()).Where(commit => commit.Writes.Any(write => write.Shape == Ticket.Shape)).ToList();
        var taken = commits.Where(commit => commit.Result.Key is not null).ToList();
        Assert.Equal(["desk_code", "mail"], taken.Select(commit => commit.Result.Key!.Name).Distinct().Order(StringComparer.Ordinal));
        Share(0.005, 0.2, taken.Count, commits.Count);
    }

    [Fact]
    public async Task Parents_come_before_their_children_and_nothing_comes_twice()
    {
        var commits = await CommitsAsync();
        var families = 0;
        foreach (var commit in commits)
        {
            var inserted = new HashSet<string>();
            foreach (var (write, before) in commit.Each.Where(each => each.Write.Kind == WriteKind.Insert && each.Before.Count == 0 && each.Write.Shape != Entry.Shape))
            {
                Assert.True(inserted.Add(Shown(write.Shape, write.Key)), "A row is inserted twice in one change.");
                if (write.Shape != TicketNote.Shape) continue;
                if (inserted.Contains(Shown(Ticket.Shape, [write.Key[0]]))) families++;
            }
        }

        Assert.True(families > 5, $"{families} children came with their parents.");
        var parents = commits.Where(commit => commit.IsCommitted).SelectMany(commit => commit.Plain.Where(write => write.Shape == Ticket.Shape && write.Kind == WriteKind.Insert).Select(write => (commit.Change.Organization, write.Key[0]))).ToHashSet();
        var children = commits.Where(commit => commit.IsCommitted).SelectMany(commit => commit.Plain.Where(write => write.Shape == TicketNote.Shape && write.Kind == WriteKind.Insert).Select(write => (commit.Change.Organization, write.Key[0])));
        Assert.All(children, child => Assert.Contains(child, parents));
    }

    [Fact]
    public async Task All_rows_with_one_beginning_are_replaced_by_fewer_by_none_and_by_as_many()
    {
        var replaced = First(await CommitsAsync()).Where(each => each.Write.Kind == WriteKind.ReplaceAll).ToList();
        Assert.Equal([1, 2], replaced.Where(each => each.Write.Shape == Visit.Shape).Select(each => each.Write.Key.Count).Distinct().Order());
        var some = replaced.Where(each => each.Before.Count > 0).ToList();
        Assert.Contains(some, each => each.Write.Rows.Count == each.Before.Count);
        Assert.Contains(some, each => each.Write.Rows.Count == 0);
        Assert.Contains(some, each => each.Write.Rows.Count > 0 && each.Write.Rows.Count < each.Before.Count);
        Assert.Contains(some, each => each.Write.Rows.Any(row => !each.Before.Any(before => before.Cells.SequenceEqual(row))));
    }

    [Fact]
    public async Task None_new_same_and_different_rows_are_appended()
    {
        var appends = (await RunAsync()).Appends;
        Assert.Equal(["blob", "visit"], appends.Select(append => append.Shape).Names());
        Assert.Equal([0, 1, 2, 3], appends.Select(append => append.Rows.Count).Distinct().Order());
        Assert.Equal(3, appends.SelectMany(append => append.Results).Distinct().Count());
        var contents = appends.SelectMany(append => append.Rows.Select(row => (Key: Shown(append.Shape, append.Shape.KeyOf(row)), Row: Shown(append.Shape, row)))).Distinct().GroupBy(each => each.Key).Select(group => group.Count()).ToList();
        Assert.Equal(2, contents.Max());
        Share(0.02, 0.6, contents.Count(count => count == 2), contents.Count);
    }

    [Fact]
    public async Task Amounts_are_added_upwards_and_downwards_to_up_to_three_counters_at_once()
    {
        var adds = (await RunAsync()).Adds;
        Assert.Equal([0, 1, 2, 3], adds.Select(add => add.Deltas.Count).Distinct().Order());
        var amounts = adds.SelectMany(add => add.Deltas).Select(delta => delta[2].AsNumber()).ToList();
        Share(0.3, 0.7, amounts.Count(amount => amount < 0), amounts.Count);
    }

    [Fact]
    public async Task Trims_remove_nothing_one_row_and_two()
    {
        var trims = (await RunAsync()).Trims;
        Assert.Equal([0, 1, 2], trims.Select(trim => trim.Removed).Distinct().Order());
        Assert.Equal([0, 1, 2], trims.Select(trim => trim.Limit).Distinct().Order());
        Assert.Equal(["blob", "tally", "visit"], trims.Select(trim => trim.Index.Shape).Names());
    }

    [Fact]
    public async Task Pages_have_bounds_places_filters_and_counts_or_have_none()
    {
        var reads = (await RunAsync()).Ranges.Select(range => range.Read).ToList();
        Share(0.2, 0.45, reads.Count(read => read.From is not null), reads.Count);
        Share(0.2, 0.45, reads.Count(read => read.To is not null), reads.Count);
        Share(0.3, 0.7, reads.Count(read => read.After is not null), reads.Count);
        Share(0.3, 0.7, reads.Count(read => read.Descending), reads.Count);
        Assert.Equal([0, 4, int.MaxValue], reads.Select(read => read.CountUpTo).Distinct().Order());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], reads.Select(read => read.Limit).Distinct().Order());
        Assert.Equal(SampleShapes.All.SelectMany(shape => shape.Indexes).Count(), reads.Select(read => read.Index).Distinct().Count());
        var filters = reads.SelectMany(read => read.Filters).ToList();
        Assert.All(filters, filter => Assert.False(filter.Column.IsOptional));
        Assert.Contains(filters, filter => filter.Column.Ordinal > 1);
        Assert.Contains(filters, filter => filter.Values.Count > 1);
        Share(0.2, 0.45, reads.Count(read => read.Filters.Count > 0 && read.Filters[0].Column.Ordinal == 0), reads.Count);
        Assert.Contains(reads, read => read.Filters.Count == 0);
        foreach (var read in reads.Where(read => read.Shape == Entry.Shape))
            Assert.All(new[] { read.From, read.To, read.After?[0] }.OfType<Cell>(), place => Assert.InRange(place.AsNumber(), 1, 49));
    }

    [Fact]
    public async Task Texts_are_searched_for_between_keys_or_without()
    {
        var matches = (await RunAsync()).Matches;
        Assert.Equal(["ticket"], matches.Select(match => match.Shape).Names());
        Assert.Equal(4, matches.Select(match => (match.After is null, match.Before is null)).Distinct().Count());
        Assert.Equal(8, matches.Select(match => match.Part).Distinct().Count());
        Assert.Contains(matches, match => match.Rows.Count > 0);
    }

    [Fact]
    public async Task Rows_are_read_by_the_beginning_of_a_key_of_each_length_and_by_unique_keys()
    {
        var run = await RunAsync();
        var gets = run.Gets.Where(get => !get.IsWhole(SampleShapes.All)).ToList();
        Assert.All(gets, get => Assert.NotEmpty(get.Reads));
        var asks = gets.SelectMany(get => get.Reads).Select(read => $"{read.Shape.Name}({string.Join(',', read.Columns.Select(column => column.Name))})").ToHashSet();
        string[] promised =
        [
            "ticket()", "ticket(number)", "ticket(mail)", "ticket(desk,code)", "ticket_note()", "ticket_note(ticket)", "ticket_note(ticket,position)", "tally()", "tally(name)", "tally(name,day)", "blob()", "blob(hash)", "settings()", "visit()",
            "visit(place)", "visit(place,guest)", "visit(place,guest,time)",
        ];
        Assert.True(asks.SetEquals(promised), string.Join(' ', asks.Order(StringComparer.Ordinal)));
    }

    private static string Shown(RecordShape shape, IEnumerable<Cell> cells) =>
        $"{shape.Name} {string.Join('|', cells.Select(cell => cell.IsNull || cell.ToString()[0] is not ('t' or 'b') ? cell.ToString() : cell.ToString()[0] == 't' ? cell.AsText() : Convert.ToHexString(cell.AsBytes())))}";
}
