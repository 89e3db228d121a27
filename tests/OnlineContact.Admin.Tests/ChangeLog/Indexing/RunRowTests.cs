using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Tests.ChangeLog.Searching;

namespace OnlineContact.Admin.Tests.ChangeLog.Indexing;

public class RunRowTests
{
    private static readonly LogRun Run = new(0, 0);
    private static readonly LogRun Larger = new(1, 0);

    /// <summary>Terms -27, 5, 21 and 53 stand in the sixth row of a run of one level up: what they have in common is left out.</summary>
    [Fact]
    public void Terms_are_written_as_how_far_they_are_from_one_another_beside_what_they_have_in_common()
    {
        var terms = new SortedDictionary<long, List<int>> { [-27] = [0], [5] = [1, 300], [21] = [1_023], [53] = [2] };
        var row = RunRow.Encode(Larger, terms);
        Assert.Equal("0104" + "0302" + "0206" + "0104" + "0202" + "00" + "01AA02" + "FF07" + "02", Convert.ToHexString(row));
        Assert.Equal("-27:0 5:1,300 21:1023 53:2", All(row, Larger, 5));
        Assert.Equal("0 1 300", Found(row, Larger, 5, -27, 5));
        Assert.Equal("2 1023", Found(row, Larger, 5, -11, 21, 37, 53, 69));
        Assert.Equal("", Found(row, Larger, 5, 37));
        Assert.Equal("", Found(row, Larger, 5));
    }

    [Fact]
    public void The_term_of_the_lowest_number_of_a_group_is_a_term()
    {
        var row = RunRow.Encode(Larger, new SortedDictionary<long, List<int>> { [3] = [7] });
        Assert.Equal("0101" + "0002" + "07", Convert.ToHexString(row));
        Assert.Equal("3:7", All(row, Larger, 3));
        Assert.Equal("7", Found(row, Larger, 3, 3));
    }

    [Fact]
    public void Only_the_places_of_the_terms_that_are_looked_for_are_found()
    {
        var row = RunRow.Encode(Run, new SortedDictionary<long, List<int>> { [2] = [1], [3] = [.. Enumerable.Range(10, 20)], [4] = [2] });
        Assert.Equal("1", Found(row, Run, 0, 2));
        Assert.Equal(string.Join(' ', Enumerable.Range(10, 20)), Found(row, Run, 0, 1, 3));
        Assert.Equal("2", Found(row, Run, 0, 4, 5));
        Assert.Equal("1 2", Found(row, Run, 0, 2, 4));
    }

    /// <summary>What comes after the last term that is looked for is not looked at, and what comes before it is passed over.</summary>
    [Theory]
    [InlineData("0102 0402 0102 0040", true, false)]
    [InlineData("0102 0402 0102 4000", false, true)]
    public void Places_outside_of_the_run_matter_where_they_are_looked_at(string bytes, bool first, bool second)
    {
        var row = Bytes(bytes);
        Assert.Equal(first, RunRow.TryFind(row, Run, 0, [2], new EntrySet(64)));
        Assert.Equal(second, RunRow.TryFind(row, Run, 0, [3], new EntrySet(64)));
        Assert.False(RunRow.TryAddAll(row, Run, 0, 0, []));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("0180")]
    [InlineData("0101")]
    [InlineData("0101 04")]
    [InlineData("0102 0402")]
    [InlineData("0102 0402 01")]
    [InlineData("01 8080808010")]
    [InlineData("01 FFFFFFFFFFFFFFFF7F 0402 00")]
    [InlineData("0101 0480808080101000 00")]
    [InlineData("0101 04808080802000")]
    [InlineData("0101 0414 00 FFFFFFFFFFFFFFFF7F")]
    [InlineData("0101 0414 00 FEFFFFFFFFFFFFFF7F")]
    [InlineData("0101 0412 FFFFFFFFFFFFFFFF7F")]
    [InlineData("0101 040C 00 FFFFFFFF0F")]
    [InlineData("0101 040A FFFFFFFF07")]
    [InlineData("0101 0402 00 00")]
    public void Bytes_that_are_no_row_are_refused(string bytes)
    {
        var row = Bytes(bytes);
        Assert.False(RunRow.TryAddAll(row, Run, 0, 0, []));
        Assert.False(RunRow.TryFind(row, Run, 0, [2, long.MaxValue], new EntrySet(Run.Length)));
    }

    [Fact]
    public void Places_are_added_behind_those_of_earlier_runs()
    {
        var all = new SortedDictionary<long, List<int>> { [2] = [5, 60], [9] = [1] };
        var row = RunRow.Encode(Run, new SortedDictionary<long, List<int>> { [2] = [0, 7, 63], [3] = [.. Enumerable.Range(0, 64)] });
        Assert.True(RunRow.TryAddAll(row, Run, 0, 64, all));
        Assert.Equal("5 60 64 71 127", string.Join(' ', all[2]));
        Assert.Equal(string.Join(' ', Enumerable.Range(64, 64)), string.Join(' ', all[3]));
        Assert.Equal("1", string.Join(' ', all[9]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, 2)]
    [InlineData(-2, 3)]
    [InlineData(long.MaxValue, -2)]
    [InlineData(long.MinValue, -1)]
    public void A_number_of_either_sign_is_folded(long number, long folded)
    {
        Assert.Equal(folded, VarInt.Folded(number));
        Assert.Equal(number, VarInt.Unfolded(folded));
    }

    [Theory]
    [InlineData(0, 63, 64)]
    [InlineData(0, 64, 65)]
    [InlineData(3, 5, 3)]
    [InlineData(63, 64, 2)]
    [InlineData(60, 191, 132)]
    [InlineData(64, 127, 64)]
    [InlineData(7, 7, 1)]
    public void A_range_of_places_is_added_whole(int first, int last, int count)
    {
        var set = new EntrySet(192);
        Assert.True(set.IsEmpty);
        set.AddRange(first, last);
        Assert.False(set.IsEmpty);
        Assert.Equal(count, set.Count);
        Assert.Equal(Enumerable.Range(first, count).Reverse(), set.Backwards());
    }

    [Fact]
    public void Places_are_those_of_the_run_and_of_both_sets()
    {
        var (set, other) = (new EntrySet(128), new EntrySet(128));
        foreach (var place in new[] { 0, 63, 64, 127 }) Assert.True(set.Add(place));
        Assert.False(set.Add(128) || set.Add(-1) || set.Add(long.MinValue) || set.Add(1L << 32));
        Assert.Equal("127 64 63 0", string.Join(' ', set.Backwards()));
        other.Add(64);
        other.Add(1);
        set.And(other);
        Assert.Equal("64", string.Join(' ', set.Backwards()));
        Assert.Equal((1, false), (set.Count, set.IsEmpty));
    }

    [Fact]
    public void An_entry_has_its_texts_its_content_and_its_category_and_each_once()
    {
        var entries = new[]
        {
            StoredLog.Row(66) with { ActorId = 5, TargetId = 5, Before = 8, After = 9, Category = ChangeLogCategory.Permission },
            StoredLog.Row(128) with { ActorId = 0, ServiceName = 5, Category = ChangeLogCategory.Permission },
        };
        Assert.Equal("-66:1,63 -3:1,63 5:1,63", All(RunContent.OfEntries(new LogRun(0, 1), entries, _ => 33), Run, 0));
        Assert.Equal("", All(RunContent.OfEntries(new LogRun(0, 1), [], _ => 33), Run, 0));
    }

    [Fact]
    public void Rows_of_sixteen_runs_become_those_of_one_run()
    {
        var run = new LogRun(1, 2);
        byte[]?[] parts = [.. run.Parts().Select((part, i) => RunRow.Encode(part, new SortedDictionary<long, List<int>> { [-3] = [i], [16 + i] = [0, 63] }))];
        var rows = RunContent.OfParts(run, 0, parts)!;
        Assert.Equal(Enumerable.Range(0, 16), rows.Select(row => row.Group));
        for (var i = 0; i < 16; i++)
        {
            var common = i == 13 ? $"-3:{string.Join(',', Enumerable.Range(0, 16).Select(part => part * 65))} " : "";
            Assert.Equal($"{common}{16 + i}:{i * 64},{i * 64 + 63}", All(rows[i].Data, run, i));
        }

        parts[15] = [9];
        Assert.Null(RunContent.OfParts(run, 0, parts));
        parts[15] = null;
        Assert.Null(RunContent.OfParts(run, 0, parts));
    }

    /// <summary>The third row of each part becomes every sixteenth row, from the third on.</summary>
    [Fact]
    public void A_row_of_parts_becomes_rows_that_are_as_many_apart_as_the_parts_have()
    {
        var run = new LogRun(2, 0);
        byte[]?[] parts = [.. run.Parts().Select(part => RunRow.Encode(part, new SortedDictionary<long, List<int>> { [16 * 4 + 2] = [1_023] }))];
        var rows = RunContent.OfParts(run, 2, parts)!;
        Assert.Equal(Enumerable.Range(0, 16).Select(i => 2 + 16 * i), rows.Select(row => row.Group));
        Assert.Equal(string.Join(',', Enumerable.Range(1, 16).Select(i => i * 1_024 - 1)), All(rows[4].Data, run, rows[4].Group).Split(':')[1]);
        Assert.All(rows.Where(row => row.Group != 66), row => Assert.Equal("0100", Convert.ToHexString(row.Data)));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string All(byte[] row, LogRun run, int group)
    {
        var all = new SortedDictionary<long, List<int>>();
        Assert.True(RunRow.TryAddAll(row, run, group, 0, all));
        return string.Join(' ', all.Select(term => $"{term.Key}:{string.Join(',', term.Value)}"));
    }

    private static string Found(byte[] row, LogRun run, int group, params long[] terms)
    {
        var found = new EntrySet(run.Length);
        Assert.True(RunRow.TryFind(row, run, group, terms, found));
        return string.Join(' ', found.Backwards().Reverse());
    }
}
