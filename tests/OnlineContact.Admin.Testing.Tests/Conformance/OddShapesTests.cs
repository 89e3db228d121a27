using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>The rows the suite makes of shapes it never saw collide nowhere and fit everywhere: or a store that is right would fail it.</summary>
public class OddShapesTests(Asked asked) : IClassFixture<Asked>
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Every_case_is_met_by_the_store_in_memory(string name) => asked.OfOddShapesAsync(name);

    [Fact]
    public async Task Keys_of_several_columns_that_differ_by_case_in_one_of_them_are_told_apart()
    {
        var verdict = await Verdict.OfAsync("Keys that a careless collation holds for equal are different", new InMemoryFixture(
            store => new StoreWith(store)
            {
                Commit = (inner, changes, stop) => changes.Writes.Where(write => write.Shape == Tag.Shape && write.Kind == WriteKind.Insert)
                    .GroupBy(write => (write.Key[0], write.Key[1], write.Key[2].AsText().ToUpperInvariant())).Any(group => group.Count() > 1)
                    ? Task.FromResult(CommitResult.KeyConflict(Tag.Shape, null))
                    : inner.CommitAsync(changes, stop),
            },
            OddShapes.All));
        Assert.Equal("A commit without a conflict answered KeyConflict of tag.", verdict);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Short_histories_of_many_seeds_go_as_in_a_naive_store(bool odd)
    {
        for (var seed = 0; seed < 120; seed++) await StoreConformance.RandomHistory(seed, 6).RunAsync(new InMemoryFixture(shapes: odd ? OddShapes.All : SampleShapes.All), CancellationToken.None);
    }

    [Fact]
    public async Task The_one_row_of_a_kind_without_a_key_and_without_versions_is_inserted_once()
    {
        var run = await asked.OfOddShapesAsync("Every value of every column comes back by key");
        Assert.Single(run.Written(Constant.Shape));
    }

    [Fact]
    public async Task Parents_that_are_not_there_come_once_and_before_their_children()
    {
        var run = await asked.OfOddShapesAsync("Every value of every column comes back in every order");
        var commit = run.Commits.Single(each => each.Plain.Count > 0 && each.Plain[^1].Shape == Dependent.Shape);
        var parents = commit.Plain.Where(write => write.Shape == Person.Shape).Select(write => write.Key[0]).ToList();
        Assert.Equal(15, parents.Count);
        Assert.Equal(15, parents.Distinct().Count());
        var there = new HashSet<Cell>();
        foreach (var write in commit.Plain)
        {
            if (write.Shape == Person.Shape) there.Add(write.Key[0]);
            else Assert.Contains(write.Key[0], there);
        }
    }

    [Fact]
    public async Task Rows_without_a_value_in_a_unique_key_agree_in_its_other_columns()
    {
        var run = await asked.OfOddShapesAsync("Rows without a value in a unique key do not conflict");
        Assert.Equal(4, run.Written(Tag.Shape).Count);
        Assert.All(run.Written(Tag.Shape, "nick"), nick => Assert.True(nick.IsNull));
        Assert.Single(run.Written(Tag.Shape, "red").Distinct());
        Assert.Equal(4, run.Written(Dependent.Shape).Count);
        Assert.All(run.Written(Dependent.Shape, "alias"), alias => Assert.True(alias.IsNull));
        Assert.Single(run.Written(Person.Shape));
    }

    [Fact]
    public async Task Texts_of_two_characters_are_collated_too_and_texts_of_one_are_not()
    {
        var run = await asked.OfOddShapesAsync("Keys that a careless collation holds for equal are different");
        Assert.Empty(new[] { "a", "A", "a ", "ss", "\u1100\u1161" }.Except(run.Written(Tag.Shape, "word").Select(cell => cell.AsText())));
        Assert.Empty(run.Written(Mark.Shape));
        Assert.Empty(run.Written(Dependent.Shape));
    }

    [Fact]
    public async Task No_thousand_rows_are_told_apart_by_a_flag_or_a_text_that_is_too_short()
    {
        var run = await asked.OfOddShapesAsync("A change writes a thousand rows");
        Assert.DoesNotContain(run.Commits.SelectMany(commit => commit.Writes), write => write.Rows.Count > 0);
        Assert.Equal(1_000, run.Written(Tag.Shape).Count);
    }

    [Fact]
    public async Task The_largest_page_is_not_of_a_kind_that_has_one_row()
    {
        var run = await Asked.RunAsync(StoreConformance.Case("A page has up to a thousand rows"), [OrganizationHead.Shape, Entry.Shape, Constant.Shape, Rate.Shape]);
        Assert.Equal(1_003, run.Written(Rate.Shape).Count);
        Assert.Equal([1_000, 3], run.Ranges.Select(range => range.Page.Rows.Count));
        Assert.True(run.Written(Rate.Shape, "price").Skip(8).All(price => price.AsDecimal() > 1_000), "Decimals behind the boundaries begin above a thousand.");
    }

    [Fact]
    public async Task Parts_that_are_longer_than_the_text_are_not_searched_for_and_parts_of_its_length_are()
    {
        var run = await asked.OfOddShapesAsync("A search finds the text literally and nothing else");
        var parts = run.Matches.Select(match => match.Part).ToList();
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 2));
        Assert.Empty(new[] { "%", "\\%", "''", "$1", "zz" }.Except(parts));
        Assert.Contains("x%", run.Written(Rate.Shape, "sign").Select(cell => cell.AsText()));
    }

    [Fact]
    public async Task Rows_with_versions_go_between_two_pages()
    {
        var run = await asked.OfOddShapesAsync("Rows that come and go between two pages move no other row");
        Assert.Contains(run.Commits.SelectMany(commit => commit.Writes), write => write.Kind == WriteKind.Remove && write.Shape == Tag.Shape);
        Assert.DoesNotContain(run.Commits.SelectMany(commit => commit.Writes), write => write.Shape == Constant.Shape);
    }

    [Fact]
    public async Task Organizations_without_the_last_of_their_work_are_no_longer_listed()
    {
        var run = await asked.OfOddShapesAsync("Only organizations with work that is due are listed");
        Assert.Contains(run.Commits.SelectMany(commit => commit.Writes), write => write.Kind == WriteKind.Remove && write.Shape == Tag.Shape);
        var listed = run.Lists.Where(list => list.After is null && list.Limit == 100 && list.Having == Tag.Shape).Select(list => list.Names.Count);
        Assert.Equal([8, 7], listed);
    }

    [Fact]
    public async Task No_counter_is_given_nothing_to_add()
    {
        var run = await asked.OfOddShapesAsync("Counters lose nothing when several tasks add at once");
        Assert.All(run.Adds, add => Assert.All(add.Deltas, delta => Assert.NotEqual(Cell.Of(0L), delta[Score.Shape.Of("points").Ordinal])));
        Assert.Equal(40, run.Adds.Count);
    }

    [Fact]
    public async Task A_unique_key_of_three_columns_is_read_as_a_whole()
    {
        var run = await asked.OfOddShapesAsync("Several keys with one beginning find their rows and no others");
        var lengths = run.Gets.SelectMany(get => get.Reads).Where(read => read.Shape == Person.Shape).Select(read => read.Columns.Count).Distinct().Order();
        Assert.Equal([2, 3], lengths);
    }

    [Fact]
    public async Task Changes_that_fail_remove_rows_of_other_kinds_as_well()
    {
        var run = await asked.OfOddShapesAsync("A change with a key conflict changes nothing, wherever it stands among the writes");
        Assert.Contains(run.Commits.Where(commit => !commit.IsCommitted).SelectMany(commit => commit.Writes), write => write.Kind == WriteKind.Remove);
    }

    [Fact]
    public async Task Two_rows_with_flags_in_their_keys_never_share_a_key()
    {
        var run = await asked.OfOddShapesAsync("Every value of every column comes back by key");
        var keys = run.Written(Mark.Shape).Select(cells => string.Join('|', cells[0], cells[1].AsText(), cells[2])).ToList();
        Assert.Equal(60, keys.Count);
        Assert.Equal(60, keys.Distinct().Count());
        Assert.Equal(15, run.Written(Mark.Shape, "letter").Distinct().Count());
    }
}
