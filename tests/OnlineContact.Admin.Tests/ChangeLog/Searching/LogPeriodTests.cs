using System.Globalization;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Searching;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

public class LogPeriodTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>Three entries in a row have the same time each; the first ones may be gone, which were older than all others.</summary>
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(3, 0, 1)]
    [InlineData(31, 0, 1)]
    [InlineData(32, 0, 2)]
    [InlineData(400, 0, 2)]
    [InlineData(400, 390, 2)]
    [InlineData(400, 400, 2)]
    public async Task A_period_begins_with_the_first_entry_that_is_not_older(int last, int gone, int trips)
    {
        var store = new ToldStore(await StoredLog.OfAsync(gone == last ? [] : StoredLog.Rows(gone + 1, last).Select(row => row with { Time = TimeOf(row.Sequence) })));
        for (var second = -1; second <= last / 3 + 2; second += last < 100 ? 1 : 9)
        {
            foreach (var instant in new[] { Start + Duration.FromSeconds(second), Start + Duration.FromSeconds(second) + Duration.FromTicks(1) })
            {
                var expected = Enumerable.Range(gone + 1, last - gone).Where(sequence => TimeOf(sequence) >= instant).DefaultIfEmpty(last + 1).First();
                Assert.Equal(expected, await LogPeriod.FirstFromAsync(store, StoredLog.Acme, last, instant, default));
                Assert.All(store.Told().Split(", "), trip => Assert.InRange(int.Parse(trip.Split(' ')[1], CultureInfo.InvariantCulture), 1, 31));
            }
        }

        await LogPeriod.FirstFromAsync(store, StoredLog.Acme, last, Start, default);
        Assert.InRange(store.Told().Split(", ").Length, 1, trips);
        await LogPeriod.FirstFromAsync(store, StoredLog.Acme, last, Start + Duration.FromDays(1), default);
        Assert.InRange(store.Told().Split(", ").Length, 1, trips);
    }

    [Fact]
    public async Task An_empty_log_has_no_period()
    {
        var store = new ToldStore(await StoredLog.OfAsync([]));
        Assert.Equal(1, await LogPeriod.FirstFromAsync(store, StoredLog.Acme, 0, Start, default));
        Assert.Equal("", store.Told());
    }

    /// <summary>31 places that are far apart, and then those between the two that it is between.</summary>
    [Fact]
    public async Task A_log_of_a_million_entries_takes_four_trips()
    {
        var store = new ToldStore(await StoredLog.OfAsync([]));
        Assert.Equal(1_000_001, await LogPeriod.FirstFromAsync(store, StoredLog.Acme, 1_000_000, Start, default));
        Assert.Equal("entry 31, entry 31, entry 31, entry 30", store.Told());
    }

    private static Instant TimeOf(long sequence) => Start + Duration.FromSeconds(sequence / 3);
}
