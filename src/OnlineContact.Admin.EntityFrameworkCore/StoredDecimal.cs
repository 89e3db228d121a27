namespace OnlineContact.Admin.EntityFrameworkCore;

/// <summary>The decimals that can be stored, as <see cref="Storage.ColumnType.Decimal"/> promises them: what has more digits is no value but a mistake.</summary>
internal static class StoredDecimal
{
    /// <summary>The most digits before the point.</summary>
    public const int Before = 19;

    /// <summary>The most digits after the point.</summary>
    public const int After = 9;

    private const decimal Limit = 10_000_000_000_000_000_000m;

    // Dividing by a one with as many zeros as fit takes the zeros off the quotient.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The value without zeros at its end, if it can be stored as it is: a database might round it without a word.</summary>
    public static decimal Of(decimal value)
    {
        if (Math.Abs(value) >= Limit || (value.Scale > After && decimal.Round(value, After) != value))
            throw new InvalidOperationException($"A stored decimal has at most {Before} digits before and {After} after the point.");
        return value.Scale == 0 ? value : value / One;
    }
}
