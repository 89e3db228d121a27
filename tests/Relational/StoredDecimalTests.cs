namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class StoredDecimalTests
{
    [Theory]
    [InlineData("9999999999999999999.999999999", "9999999999999999999.999999999")]
    [InlineData("-9999999999999999999.999999999", "-9999999999999999999.999999999")]
    [InlineData("0.000000001", "0.000000001")]
    [InlineData("1.0000000000", "1")]
    [InlineData("1.5000000000000", "1.5")]
    [InlineData("2.50", "2.5")]
    [InlineData("700.00", "700")]
    [InlineData("700", "700")]
    [InlineData("0.00", "0")]
    public void What_fits_is_kept_without_zeros_at_its_end(string value, string kept) => Assert.Equal(kept, Of(value));

    [Theory]
    [InlineData("10000000000000000000")]
    [InlineData("-10000000000000000000")]
    [InlineData("10000000000000000000.5")]
    [InlineData("0.0000000001")]
    [InlineData("1.0000000005")]
    public void What_a_database_would_round_is_refused(string value) => Assert.Throws<InvalidOperationException>(() => Of(value));

    private static string Of(string value) =>
        StoredDecimal.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
