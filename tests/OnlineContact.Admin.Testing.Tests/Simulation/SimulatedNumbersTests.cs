using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>The numbers of a seed are promised: a seed in a report means the same on every machine, and with the next version.</summary>
public class SimulatedNumbersTests
{
    /// <summary>SplitMix64, of a state that is the third number of the seed; worked out by another implementation.</summary>
    [Theory]
    [InlineData(0, new[] { 2105792657, 1658973790, 1031059145, 998233527 })]
    [InlineData(1, new[] { 1390363196, 1947439212, 921804163, 1013293062 })]
    [InlineData(-1, new[] { 1630087879, 1207626693, 476399881, 540610079 })]
    [InlineData(1L << 62, new[] { 1819145436, 1736668307, 1391206141, 154707100 })]
    public async Task A_seed_has_its_numbers(long seed, int[] numbers) => Assert.Equal(numbers, await DrawnAsync(seed, numbers.Length, int.MaxValue));

    [Fact]
    public async Task Numbers_are_of_the_whole_range_in_about_equal_shares()
    {
        var counts = (await DrawnAsync(3, 6_000, 6)).CountBy(number => number).OrderBy(pair => pair.Key).ToList();
        Assert.Equal([0, 1, 2, 3, 4, 5], counts.Select(pair => pair.Key));
        Assert.All(counts, pair => Assert.InRange(pair.Value, 900, 1_100));
        Assert.All(await DrawnAsync(3, 20, 1), number => Assert.Equal(0, number));
    }

    [Fact]
    public async Task Another_seed_has_other_numbers() => Assert.NotEqual(await DrawnAsync(1, 10, 1_000), await DrawnAsync(2, 10, 1_000));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_bound_is_positive(int bound) =>
        await AdminSimulation.RunAsync(1, new NaiveStore(), simulation =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(nameof(bound), () => simulation.Next(bound));
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    public void Odds_are_met_so_many_times_in_a_thousand(int odds)
    {
        const int Tries = 200_000;
        var random = new SeededRandom(2);
        var deviation = Math.Sqrt(odds * (1_000.0 - odds) / Tries);
        Assert.InRange(1_000.0 * Enumerable.Range(0, Tries).Count(_ => random.Hits(odds)) / Tries, odds - 4 * deviation, odds + 4 * deviation);
    }

    /// <summary>So however much goes on before faults begin, the same ones come.</summary>
    [Fact]
    public void What_is_ruled_out_uses_up_no_number()
    {
        var (one, two) = (new SeededRandom(4), new SeededRandom(4));
        Assert.False(one.Hits(0));
        Assert.Equal(two.Next(1_000_000), one.Next(1_000_000));
    }

    private static async Task<List<int>> DrawnAsync(long seed, int count, int bound)
    {
        List<int> drawn = [];
        await AdminSimulation.RunAsync(seed, new NaiveStore(), simulation =>
        {
            for (var i = 0; i < count; i++) drawn.Add(simulation.Next(bound));
            return Task.CompletedTask;
        });
        return drawn;
    }
}
