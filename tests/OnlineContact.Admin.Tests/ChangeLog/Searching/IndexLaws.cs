using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public class IndexLaws
{
    private static readonly Arbitrary<int> Seeds = ArbMap.Default.ArbFor<int>();

    [Fact]
    public void Sets_are_as_sets_of_numbers_are()
    {
        Campaign.Run(Seeds, 200, seed =>
        {
            var random = new Random(seed);
            var length = 1 << random.Next(1, 12);
            var (a, b) = (Numbers(random, length), Numbers(random, length));
            var (first, last) = (random.Next(length), random.Next(length));
            if (first > last) (first, last) = (last, first);
            var set = SetOf(length, a);
            Assert.Equal(a.Count == 0, set.IsEmpty);
            set.AddRange(first, last);
            a.UnionWith(Enumerable.Range(first, last - first + 1));
            Assert.Equal(a.Count, set.Count);
            set.And(SetOf(length, b));
            a.IntersectWith(b);
            Assert.Equal(a.Reverse(), set.Backwards());
            Assert.False(set.Add(length));
            Assert.False(set.Add(-1));
        });
    }

    [Fact]
    public void A_row_finds_what_was_written_into_it()
    {
        Campaign.Run(Seeds, 200, seed =>
        {
            var random = new Random(seed);
            var run = new LogRun(random.Next(LogRun.HighestLevel + 1), random.Next(1_000));
            var group = random.Next(run.Groups);
            var terms = Terms(random, run, group);
            var row = RunRow.Encode(run, terms);

            long[] wanted = [.. terms.Keys.Where(_ => random.Next(3) == 0).Concat(Enumerable.Range(0, 5).Select(_ => AnyTerm(random, run, group))).Distinct().Order()];
            var found = new EntrySet(run.Length);
            Assert.True(RunRow.TryFind(row, run, group, wanted, found));
            Assert.Equal(wanted.SelectMany(term => terms.GetValueOrDefault(term, [])).Distinct().OrderDescending(), found.Backwards());

            var all = new SortedDictionary<long, List<int>>();
            Assert.True(RunRow.TryAddAll(row, run, group, 0, all));
            Assert.Equal(terms.Select(term => (term.Key, string.Join(' ', term.Value))), all.Select(term => (term.Key, string.Join(' ', term.Value))));
        });
    }

    [Fact]
    public void Bytes_that_are_no_row_are_refused_and_break_nothing()
    {
        Campaign.Run(Seeds, 300, seed =>
        {
            var random = new Random(seed);
            var run = new LogRun(random.Next(3), 0);
            var row = RunRow.Encode(run, Terms(random, run, 0));
            switch (random.Next(3))
            {
                case 0:
                    row = row[..random.Next(row.Length)];
                    Assert.False(RunRow.TryAddAll(row, run, 0, 0, []));
                    break;
                case 1:
                    row[random.Next(row.Length)] ^= (byte)(1 << random.Next(8));
                    RunRow.TryAddAll(row, run, 0, 0, []);
                    break;
                default:
                    random.NextBytes(row);
                    RunRow.TryAddAll(row, run, 0, 0, []);
                    break;
            }

            RunRow.TryFind(row, run, 0, [1, 2, 3], new EntrySet(run.Length));
        });
    }

    /// <summary>Sixteen runs together say what they say one by one, in sixteen times as many rows.</summary>
    [Fact]
    public void A_run_has_what_its_parts_have()
    {
        Campaign.Run(Seeds, 30, seed =>
        {
            var random = new Random(seed);
            var run = new LogRun(random.Next(1, LogRun.HighestLevel + 1), random.Next(100));
            LogRun[] parts = [.. run.Parts()];
            var group = random.Next(parts[0].Groups);
            var of = Array.ConvertAll(parts, part => Terms(random, part, group));
            var rows = RunContent.OfParts(run, group, [.. parts.Zip(of, RunRow.Encode)])!;

            var expected = new SortedDictionary<long, List<int>>();
            for (var i = 0; i < parts.Length; i++)
            {
                Assert.Equal(run.Range.First + i * parts[0].Length, parts[i].Range.First);
                foreach (var (term, places) in of[i])
                {
                    if (!expected.TryGetValue(term, out var all)) expected[term] = all = [];
                    all.AddRange(places.Select(place => place + i * parts[0].Length));
                }
            }

            var merged = new SortedDictionary<long, List<int>>();
            foreach (var (target, data) in rows)
            {
                Assert.Equal(group, LogRun.GroupOf(target, run.Level - 1));
                Assert.True(RunRow.TryAddAll(data, run, target, 0, merged));
            }

            Assert.Equal(expected.Select(term => (term.Key, string.Join(' ', term.Value))), merged.Select(term => (term.Key, string.Join(' ', term.Value))));
            Assert.Null(RunContent.OfParts(run, group, [null, .. parts.Zip(of, RunRow.Encode).Skip(1)]));
        });
    }

    /// <summary>Every entry of a range is looked at once, the newest first, in a number of pieces that grows with the logarithm.</summary>
    [Fact]
    public void Pieces_cover_a_range_without_a_gap()
    {
        Campaign.Run(Seeds, 500, seed =>
        {
            var random = new Random(seed);
            var last = random.NextInt64(1, 1L << random.Next(1, 31));
            var indexed = random.NextInt64(last + 200) / LogRun.LengthOf(0) * LogRun.LengthOf(0);
            var range = new LogRange(random.NextInt64(1, last + 1), random.NextInt64(1, last + 1));
            var highest = random.Next(LogRun.HighestLevel + 1);
            var entries = random.Next(2) * random.Next(400);
            var next = range.Last;
            var pieces = 0;
            foreach (var piece in LogCover.Of(range, indexed, entries, LogRun.HighestLevel).Take(5_000))
            {
                pieces++;
                Assert.Equal(next, piece.Range.Last);
                Assert.False(piece.Range.IsEmpty);
                if (piece.Run is { } run)
                {
                    Assert.True(run.Range.First <= piece.Range.First && piece.Range.Last <= run.Range.Last && run.Range.Last <= indexed);
                    if (pieces < 50) Assert.Equal([piece.Range], Joined(piece.WithoutRun()));
                }
                else
                {
                    Assert.Equal(1, pieces);
                    Assert.Equal(Math.Max(range.First, Math.Min(indexed, range.Last - entries) + 1), piece.Range.First);
                }

                next = piece.Range.First - 1;
            }

            Assert.Equal(range.IsEmpty ? range.Last : range.First - 1, pieces == 5_000 ? range.First - 1 : next);
            Assert.True(range.IsEmpty || pieces <= 101 + (range.Last - range.First) / LogRun.LengthOf(LogRun.HighestLevel));
            Assert.All(LogCover.Of(range, indexed, entries, highest).Take(100), piece => Assert.True((piece.Run?.Level ?? 0) <= highest));
        });
    }

    [Fact]
    public void Places_of_rows_are_in_the_order_of_levels_runs_and_groups()
    {
        Campaign.Run(Seeds, 200, seed =>
        {
            var random = new Random(seed);
            (LogRun Run, int Group) Any()
            {
                var run = new LogRun(random.Next(LogRun.HighestLevel + 1), random.NextInt64(1L << 30));
                return (run, random.Next(run.Groups));
            }

            var (a, b) = (Any(), Any());
            Assert.Equal(a.Run, LogRun.AtPlace(a.Run.PlaceOf(a.Group)));
            Assert.Equal(
                (a.Run.Level, a.Run.Number, a.Group).CompareTo((b.Run.Level, b.Run.Number, b.Group)),
                Math.Sign(a.Run.PlaceOf(a.Group).CompareTo(b.Run.PlaceOf(b.Group))));
        });
    }

    private static IReadOnlyList<LogRange> Joined(IEnumerable<LogPiece> pieces) =>
        [pieces.Select(piece => piece.Range).Aggregate((joined, range) => joined.First == range.Last + 1 ? joined with { First = range.First } : new LogRange(0, 0))];

    private static SortedSet<int> Numbers(Random random, int length)
    {
        var numbers = new SortedSet<int>();
        for (var i = random.Next(length); i > 0; i--) numbers.Add(random.Next(length));
        return numbers;
    }

    private static EntrySet SetOf(int length, IEnumerable<int> numbers)
    {
        var set = new EntrySet(length);
        foreach (var number in numbers) Assert.True(set.Add(number));
        return set;
    }

    private static SortedDictionary<long, List<int>> Terms(Random random, LogRun run, int group)
    {
        var terms = new SortedDictionary<long, List<int>>();
        for (var i = random.Next(20); i > 0; i--)
        {
            var most = random.Next(4) == 0 ? run.Length : Math.Min(run.Length, 40);
            var places = new SortedSet<int>();
            for (var n = 1 + random.Next(Math.Min(most, 5_000)); n > 0; n--) places.Add(random.Next(random.Next(5) == 0 ? most : run.Length));
            terms[AnyTerm(random, run, group)] = [.. places];
        }

        return terms;
    }

    private static long AnyTerm(Random random, LogRun run, int group) => (random.NextInt64(-500, 1_000) << LogRun.GroupBitsOf(run.Level)) | (uint)group;
}
