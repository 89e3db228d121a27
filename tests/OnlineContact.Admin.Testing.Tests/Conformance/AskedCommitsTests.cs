using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>What the cases about changes and keys ask: each sort of conflict at each place, as many rounds and rows as they say.</summary>
public class AskedCommitsTests(Asked asked) : IClassFixture<Asked>
{
    private const string StaleVersion = "A change with a stale version changes nothing, wherever it stands among the writes";
    private const string KeyConflict = "A change with a key conflict changes nothing, wherever it stands among the writes";

    // The write that fails is the one that goes from place to place; the others move by one at most.
    private static IEnumerable<IGrouping<Write, AskedCommit>> Failing(RecordingStore run) =>
        run.Commits.Where(commit => !commit.IsCommitted).SelectMany(commit => commit.Writes.Skip(1).Select(write => (write, commit)))
            .GroupBy(each => each.write, each => each.commit)
            .Where(group => group.Select(commit => PlaceOf(commit, group.Key)).Distinct().Count() > 2);

    private static int PlaceOf(AskedCommit commit, Write write) => commit.Writes.ToList().IndexOf(write);

    [Theory]
    [InlineData(StaleVersion, 10)]
    [InlineData(KeyConflict, 6)]
    public async Task A_write_that_fails_stands_at_every_place(string name, int sorts)
    {
        var run = await asked.ByAsync(name);
        var failing = Failing(run).ToList();
        Assert.Equal(sorts, failing.Count);
        foreach (var group in failing)
        {
            var others = group.First().Writes.Count - 3;
            Assert.InRange(others, 6, 8);
            Assert.Equal(Enumerable.Range(1, others + 1), group.Select(commit => PlaceOf(commit, group.Key)));
        }

        Assert.True(run.Gets[^1].IsWhole(SampleShapes.All), "At the end all rows are read.");
    }

    [Fact]
    public async Task Beside_the_write_that_fails_stands_one_of_each_sort_that_succeeds()
    {
        var run = await asked.ByAsync(KeyConflict);
        var beside = Failing(run).ToDictionary(
            group => group.Key.Shape.Name, group => group.First().Writes.Skip(1).SkipLast(1).Where(write => write != group.Key).Select(write => $"{write.Kind} {write.Shape.Name}"));
        string[] ticket = ["Insert ticket", "Replace ticket", "Require ticket"];
        string[] tally = ["Insert tally", "ReplaceAll tally"];
        string[] visit = ["Insert visit", "ReplaceAll visit"];
        Assert.Equal([.. ticket, .. tally, "Insert blob"], beside["ticket"]);
        Assert.Equal([.. ticket, .. tally, "Insert blob"], beside["settings"]);
        Assert.Equal(["Insert tally", .. ticket, "Insert blob", .. visit], beside["tally"].Take(7));
        Assert.Equal(["Insert blob", .. ticket, .. tally], beside["blob"].Take(6));
        Assert.Equal(["Insert visit", .. ticket, .. tally], beside["visit"].Take(6));
        Assert.Equal(["Insert ticket_note", .. ticket, .. tally], beside["ticket_note"].Take(6));
    }

    [Fact]
    public async Task A_stale_version_is_replaced_removed_and_required_and_also_required_where_no_row_is()
    {
        var failing = Failing(await asked.ByAsync(StaleVersion)).Where(group => group.Key.Shape == Ticket.Shape).ToList();
        Assert.Equal([WriteKind.Replace, WriteKind.Remove, WriteKind.Require, WriteKind.Require, WriteKind.Require], failing.Select(group => group.Key.Kind));
        Assert.Contains(failing, group => group.Key.Expected is null);
        Assert.Contains(failing, group => group.Key.Expected is not null && group.First().Each.Single(each => each.Write == group.Key).Before.Count == 0);
    }

    [Fact]
    public async Task With_a_stale_head_comes_a_row_that_needs_no_parent()
    {
        var run = await asked.ByAsync("A change with a stale head changes nothing");
        Assert.Equal(4, run.Commits.Count(commit => !commit.IsCommitted));
        Assert.Equal(["ticket"], run.Commits.SelectMany(commit => commit.Plain).Select(write => write.Shape).Names());
    }

    [Fact]
    public async Task Four_tasks_commit_the_same_change_five_times()
    {
        var run = await asked.ByAsync("Of several changes committed at once from the same load exactly one wins");
        Assert.Equal(1 + 5 * 4, run.Commits.Count);
        Assert.Equal(1 + 5, run.Commits.Count(commit => commit.IsCommitted));
    }

    [Fact]
    public async Task Twelve_changes_leave_one_to_four_entries()
    {
        var run = await asked.ByAsync("Every change leaves its entries in the change log");
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4], run.Commits.Select(commit => commit.Writes.Count(write => write.Shape == Entry.Shape)));
    }

    [Fact]
    public async Task Rows_with_one_beginning_are_replaced_by_fewer_all_none_fewer_and_all()
    {
        var run = await asked.ByAsync("All rows that begin with a key are replaced, and no others");
        var replaced = run.Commits.SelectMany(commit => commit.Each).Where(each => each.Write.Kind == WriteKind.ReplaceAll).ToList();
        int[] Rows(RecordShape shape, int length) => [.. replaced.Where(each => each.Write.Shape == shape && each.Write.Key.Count == length).Select(each => each.Write.Rows.Count)];
        Assert.Equal([5, 9, 0, 5, 9, 0, 0], Rows(Visit.Shape, 1));
        Assert.Equal([2, 3, 0, 2, 3], Rows(Visit.Shape, 2));
        Assert.Equal([2, 3, 0, 2, 3, 0], Rows(Tally.Shape, 1));
        Assert.Equal([2, 4, 0, 2, 4, 0], Rows(TicketNote.Shape, 1));
        Assert.Equal(4, replaced.Count(each => each.Write.Rows.Count == 0 && each.Before.Count == 0));
    }

    [Fact]
    public async Task Rows_collide_in_every_kind_whose_rows_can_be_replaced_together()
    {
        var run = await asked.ByAsync("When two of the rows that replace others collide, the old ones stay");
        var colliding = run.Commits.Where(commit => !commit.IsCommitted).ToList();
        Assert.Equal(["tally", "ticket_note", "visit"], colliding.Select(commit => commit.Plain.Single().Shape).Names());
        Assert.All(colliding, commit => Assert.Same(commit.Plain[0].Shape, commit.Result.Shape));
        Assert.All(colliding, commit => Assert.Null(commit.Result.Key));
    }

    [Fact]
    public async Task A_thousand_rows_are_inserted_and_a_thousand_replace_others()
    {
        var run = await asked.ByAsync("A change writes a thousand rows");
        Assert.Equal(1_000, run.Commits[0].Plain.Count(write => write.Kind == WriteKind.Insert));
        var replaced = run.Commits.SelectMany(commit => commit.Plain).Where(write => write.Kind == WriteKind.ReplaceAll).ToList();
        Assert.Equal(["tally", "ticket_note", "visit"], replaced.Select(write => write.Shape).Names());
        Assert.All(replaced, write => Assert.Equal(1_000, write.Rows.Count));
    }

    [Fact]
    public async Task Twelve_rows_are_replaced_in_the_order_of_their_keys_and_backwards()
    {
        var run = await asked.ByAsync("Many rows of one kind are replaced by one change, each at its version");
        var replaced = run.Commits.Where(commit => commit.IsCommitted && commit.Plain.All(write => write.Kind == WriteKind.Replace)).ToList();
        Assert.Equal([12, 14], replaced.Select(commit => commit.Plain.Count));
        var keys = replaced[0].Plain.Select(write => write.Key[0].AsNumber()).ToList();
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(keys.AsEnumerable().Reverse(), replaced[1].Plain.Take(12).Select(write => write.Key[0].AsNumber()));
        Assert.Equal(6, run.Commits.Count(commit => commit.Result.Status == CommitStatus.VersionConflict));
    }

    [Fact]
    public async Task A_key_is_freed_and_taken_in_one_change()
    {
        var run = await asked.ByAsync("A key is free again when its row is removed or replaced, also within one change");
        var taken = run.Commits.Where(commit => commit.Plain.Count == 2 && commit.Plain[0].Kind == WriteKind.Remove && commit.Plain[1].Kind == WriteKind.Insert).ToList();
        Assert.All(taken, commit => Assert.True(commit.IsCommitted));
        Assert.Equal(3, taken.Count(commit => commit.Plain[0].Shape == Ticket.Shape));
        Assert.Equal(2, taken.Count(commit => commit.Plain[0].Shape == Ticket.Shape && !commit.Plain[0].Key.SequenceEqual(commit.Plain[1].Key)));
    }

    [Fact]
    public async Task Four_rows_have_no_value_in_each_unique_key_that_may_lack_one()
    {
        var run = await asked.ByAsync("Rows without a value in a unique key do not conflict");
        Assert.Equal([4, 4], run.Commits.Select(commit => commit.Plain.Count));
        Assert.All(run.Commits[0].Plain, write => Assert.True(write.Get(Ticket.Shape.Of("mail")).IsNull));
        Assert.All(run.Commits[1].Plain, write => Assert.True(write.Get(Ticket.Shape.Of("desk")).IsNull && write.Get(Ticket.Shape.Of("code")).IsNull));
    }

    [Fact]
    public async Task Texts_alike_are_keys_and_unique_keys_of_every_kind_that_needs_no_parent()
    {
        var run = await asked.ByAsync("Keys that a careless collation holds for equal are different");
        foreach (var (shape, column) in new[] { ((RecordShape)Ticket.Shape, "mail"), (Ticket.Shape, "code"), (Tally.Shape, "name"), (Visit.Shape, "place"), (Visit.Shape, "guest") })
        {
            var texts = run.Written(shape, column).Where(cell => !cell.IsNull).Select(cell => cell.AsText()).ToList();
            Assert.Empty(new[] { "a", "A", "a ", " a", "\u00E9", "e\u0301", "\u00DF", "ss", "SS", "\u0131", "i", "I", "\uAC00", "\u1100\u1161", "a\u200B", "\u2126", "\u03A9" }.Except(texts));
        }

        Assert.Equal(["tally", "ticket", "visit"], run.Commits.SelectMany(commit => commit.Plain).Select(write => write.Shape).Names());
        var desks = run.Commits.SelectMany(commit => commit.Plain).Where(write => write.Shape == Ticket.Shape && write.Kind == WriteKind.Insert && write.Get(Ticket.Shape.Of("code")) == Cell.Of("SS"))
            .Select(write => write.Get(Ticket.Shape.Of("desk"))).Distinct();
        Assert.False(Assert.Single(desks).IsNull);
        Assert.Equal(40, run.Written(Visit.Shape).Count);
    }

    [Fact]
    public async Task Unique_keys_are_taken_by_insertion_and_by_replacement()
    {
        var run = await asked.ByAsync("A second row with the same unique key is a key conflict that names the key");
        Assert.Equal(
            ["Insert mail", "Insert desk_code", "Replace mail", "Replace desk_code"],
            run.Commits.Where(commit => !commit.IsCommitted).Select(commit => $"{commit.Plain[^1].Kind} {commit.Result.Key!.Name}"));
        Assert.Equal(["ticket"], run.Commits.SelectMany(commit => commit.Plain).Select(write => write.Shape).Names());
    }
}
