using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Commands;

public sealed class CounterSumsTests
{
    [Fact]
    public void Amounts_for_one_row_become_one_and_stand_in_the_order_of_the_keys()
    {
        var sums = CounterSums.Of(Tally.Shape, [Amount("b", 1, 1, 10), Amount("a", 2, 2, 20), Amount("b", 1, 3, -5), Amount("a", 1, 7, 7)]);
        Assert.Equal([Amount("a", 1, 7, 7), Amount("a", 2, 2, 20), Amount("b", 1, 4, 5)], sums);
    }

    private static Cell[] Amount(string name, long hour, long calls, long seconds) => [Cell.Of(name), Cell.Of(hour), Cell.Of(calls), Cell.Of(seconds)];
}
