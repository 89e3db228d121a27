using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public sealed class IndexReaderTests
{
    private const int Runs = 4;

    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    /// <summary>Every entry has term 0, every third one of terms 1 to 8 as well, each of which stands in a row of its own.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 1)]
    [InlineData(16, 2)]
    [InlineData(31, 3)]
    [InlineData(1_000, 4)]
    public async Task Pieces_wait_whose_second_condition_would_take_too_many_rows(int most, int looked)
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var pieces = new List<LogPiece>();
        for (var number = Runs - 1; number >= 0; number--)
        {
            var run = new LogRun(1, number);
            pieces.Add(new LogPiece(run.Range, run));
            var rows = Enumerable.Range(0, run.Groups).Select(group => LogIndexRow.Shape.ToCells(new LogIndexRow { Organization = Acme, Place = run.PlaceOf(group), Data = RunRow.Encode(run, Terms(run, group)) }));
            await store.AppendAsync(Acme, LogIndexRow.Shape, [.. rows], CancellationToken.None);
        }

        var reader = new IndexReader(store, Acme, [new TermSet([0]), new TermSet(Enumerable.Range(1, 8).Select(term => (long)term))]);
        for (var next = 0; next < Runs;)
        {
            var sets = await reader.FindAsync(pieces[next..], most, certain: true, CancellationToken.None);
            Assert.Equal(Math.Min(looked, Runs - next), sets.Count);
            Assert.All(sets, set => Assert.Equal(Enumerable.Range(0, new LogRun(1, 0).Length).Where(place => place % 3 == 0).Reverse(), set!.Backwards()));
            next += sets.Count;
        }

        // Nothing is read twice, though pieces were asked for again.
        Assert.Equal(Runs * 9, reader.Lookups);
    }

    private static SortedDictionary<long, List<int>> Terms(LogRun run, int group)
    {
        var places = Enumerable.Range(0, run.Length).Where(place => group == 0 || (group <= 8 && place % 3 == 0 && place / 3 % 8 == group - 1)).ToList();
        return places.Count == 0 ? [] : new() { [group] = places };
    }
}
