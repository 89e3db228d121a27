using OnlineContact.Admin.EntityFrameworkCore.Commands;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Commands;

public sealed class BucketsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(32, 32)]
    [InlineData(33, 40)]
    [InlineData(40, 40)]
    [InlineData(50, 56)]
    [InlineData(64, 64)]
    [InlineData(65, 80)]
    [InlineData(1_000, 1_024)]
    public void A_list_is_padded_to_the_next_bucket(int count, int bucket) => Assert.Equal(bucket, Buckets.Padded(count));

    [Theory]
    [InlineData(1, 16, 1)]
    [InlineData(15, 16, 8)]
    [InlineData(16, 16, 16)]
    [InlineData(99, 16, 16)]
    [InlineData(99, 20, 16)]
    public void A_statement_takes_the_largest_power_of_two_that_is_left(int left, int most, int taken) => Assert.Equal(taken, Buckets.Filled(left, most));
}
