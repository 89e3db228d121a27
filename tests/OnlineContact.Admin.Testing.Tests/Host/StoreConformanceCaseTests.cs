using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>The suite for stores as a list of demands; what each demands is held by the tests of the suite itself.</summary>
public class StoreConformanceCaseTests
{
    [Fact]
    public void Every_case_is_found_by_its_name() => Assert.All(StoreConformance.Cases, each => Assert.Same(each, StoreConformance.Case(each.Name)));

    [Theory]
    [InlineData("A read names a thousand keys")]
    [InlineData("A change writes a thousand rows")]
    [InlineData("A unique key finds its one row")]
    [InlineData("A search finds the text literally and nothing else")]
    [InlineData("Only organizations with work that is due are listed")]
    [InlineData("A read sees a change whole or not at all")]
    [InlineData("A person's texts are erased and the chain stays whole")]
    [InlineData("A random history of 300 steps with seed 1 goes as in a naive store")]
    [InlineData("A random history of 300 steps with seed 2 goes as in a naive store")]
    [InlineData("A simulation with seed 1 ends in what its change log says")]
    [InlineData("A simulation with seed 2 ends in what its change log says")]
    public void Each_kind_of_demand_is_in_the_list(string name) => Assert.Single(StoreConformance.Cases, each => each.Name == name);

    [Fact]
    public void A_history_may_be_of_no_steps_but_not_of_fewer()
    {
        Assert.StartsWith("A random history of 0 steps with seed 7 ", StoreConformance.RandomHistory(7, 0).Name, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => StoreConformance.RandomHistory(7, -1));
    }

    [Fact]
    public async Task A_store_is_made_for_the_case_and_with_what_may_cancel_it()
    {
        using var source = new CancellationTokenSource();
        var made = new List<CancellationToken>();
        await StoreConformance.Case("A unique key finds its one row").RunAsync(new Fixture(made.Add), source.Token);
        Assert.Equal([source.Token], made);
    }

    [Fact]
    public async Task A_fixture_that_cannot_make_a_store_says_so_itself() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => StoreConformance.Cases[0].RunAsync(new Fixture(_ => throw new NotSupportedException()), default));

    private sealed class Fixture(Action<CancellationToken> making) : IStoreFixture
    {
        public IReadOnlyList<RecordShape> Shapes => SampleShapes.All;

        public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken)
        {
            making(cancellationToken);
            return Task.FromResult<IAdminStore>(new InMemoryAdminStore(Shapes));
        }
    }
}
