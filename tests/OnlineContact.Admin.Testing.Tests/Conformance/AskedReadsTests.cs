using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>What the cases about reading by key ask: as many keys, beginnings and kinds as their names say.</summary>
public class AskedReadsTests(Asked asked) : IClassFixture<Asked>
{
    private static string Columns(RecordRead read) => $"{read.Shape.Name}({string.Join(',', read.Columns.Select(column => column.Name))})";

    private async Task<Dictionary<string, int>> CountAsync(string name) =>
        (await asked.ByAsync(name)).Gets.SelectMany(get => get.Reads).GroupBy(Columns).ToDictionary(group => group.Key, group => group.Count());

    [Fact]
    public async Task Every_beginning_of_a_key_is_read_of_forty_four_rows()
    {
        var counts = await CountAsync("The beginning of a key names exactly the rows that begin so, ordered by key");
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["ticket()"] = 1, ["ticket(number)"] = 44, ["tally()"] = 1, ["tally(name)"] = 44, ["tally(name,day)"] = 44, ["blob()"] = 1, ["blob(hash)"] = 44, ["settings()"] = 1,
                ["visit()"] = 1, ["visit(place)"] = 44, ["visit(place,guest)"] = 44, ["visit(place,guest,time)"] = 44, ["ticket_note()"] = 1, ["ticket_note(ticket)"] = 44, ["ticket_note(ticket,position)"] = 44,
            },
            counts);
    }

    [Fact]
    public async Task Unique_keys_are_read_of_thirty_two_rows_and_kinds_without_them_not_at_all()
    {
        const string Name = "A unique key finds its one row";
        Assert.Equal(new Dictionary<string, int> { ["ticket(mail)"] = 32, ["ticket(desk,code)"] = 32 }, await CountAsync(Name));
        Assert.Equal(["ticket"], (await asked.ByAsync(Name)).Commits.SelectMany(commit => commit.Plain).Select(write => write.Shape).Names());
        Assert.Contains((await asked.ByAsync(Name)).Gets, get => get.Reads[0].Keys[0][0].IsNull);
    }

    [Fact]
    public async Task Ten_keys_are_read_forwards_and_backwards_with_one_twice_and_two_that_are_not_there()
    {
        var run = await asked.ByAsync("Several keys find each row once, ordered by key");
        Assert.Equal(
            ["ticket(number)", "ticket(mail)", "tally(name)", "blob(hash)", "visit(place)", "ticket_note(ticket)"],
            run.Gets.Where((_, at) => at % 2 == 0).Select(get => Columns(get.Reads.Single())));
        foreach (var pair in run.Gets.Chunk(2))
        {
            var (there, back) = (pair[0].Reads[0].Keys, pair[1].Reads[0].Keys);
            Assert.Equal(10, there.Count);
            Assert.Equal(there.Reverse().Select(key => key[0]), back.Select(key => key[0]));
            Assert.Empty(pair[1].Reads[1].Columns);
        }

        var numbers = run.Gets[0].Reads[0].Keys.Select(key => key[0]).ToList();
        Assert.Equal(9, numbers.Distinct().Count());
        Assert.Equal(7, run.Gets[0].Answers[0].Count);
    }

    [Fact]
    public async Task Several_keys_of_one_beginning_differ_in_each_column_but_the_first_by_turns()
    {
        const string Name = "Several keys with one beginning find their rows and no others";
        Assert.Equal(
            new Dictionary<string, int> { ["ticket(desk,code)"] = 7, ["tally(name,day)"] = 7, ["visit(place,guest)"] = 7, ["visit(place,guest,time)"] = 7, ["ticket_note(ticket,position)"] = 7 },
            await CountAsync(Name));
        Assert.All((await asked.ByAsync(Name)).Gets, get => Assert.Equal(8, get.Reads[0].Keys.Count));
    }

    [Fact]
    public async Task A_thousand_keys_are_read_of_each_kind_that_has_a_key()
    {
        var run = await asked.ByAsync("A read names a thousand keys");
        Assert.Equal(["blob", "tally", "ticket", "ticket_note", "visit"], run.Gets.Select(get => get.Reads.Single().Shape).Names());
        Assert.All(run.Gets, get => Assert.Equal(1_000, get.Reads[0].Keys.Count));
    }

    [Fact]
    public async Task Many_kinds_are_asked_for_at_once_children_first_some_twice_some_in_vain()
    {
        var run = await asked.ByAsync("Many requests for many kinds are answered each for itself");
        Assert.Equal(["alpha", "a_b-2", "alpha"], run.Gets.Select(get => get.Organization.Value));
        Assert.Empty(run.Gets[2].Reads);
        var (reads, answers) = (run.Gets[0].Reads, run.Gets[0].Answers);
        Assert.Equal(["ticket_note", "visit", "settings", "blob", "tally", "ticket", "entry"], reads.Select(read => read.Shape.Name).Distinct());
        Assert.Equal(25, reads.Count);
        Assert.Equal(reads.Count, run.Gets[1].Reads.Count);
        for (var i = 0; i < 24; i += 4)
        {
            var single = reads[i].Shape == Settings.Shape;
            Assert.Equal([1, single ? 1 : 0, single ? 1 : 5, 1], answers.Skip(i).Take(4).Select(rows => rows.Count));
            Assert.Equal(reads[i].Keys[0], reads[i + 3].Keys[0]);
        }
    }

    [Fact]
    public async Task Rows_are_replaced_seven_times_some_of_them_each_second_time()
    {
        var run = await asked.ByAsync("A row that is replaced comes back with its new values and the next version");
        int[] Replaced(RecordShape shape) => [.. run.Commits.Select(commit => commit.Writes.Count(write => write.Shape == shape && write.Kind == WriteKind.Replace)).Where(count => count > 0)];
        Assert.Equal([3, 6, 3, 6, 3, 6, 3], Replaced(Ticket.Shape));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1], Replaced(Settings.Shape));
    }
}
