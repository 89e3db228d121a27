namespace OnlineContact.Admin.Contracts;

/// <summary>How an amount becomes whole smallest units of its currency. Which rounding is used where is data of the price book (D, handbook, section 3).</summary>
public enum AmountRounding
{
    /// <summary>To the nearest unit, a half away from zero: 0.5 becomes 1.</summary>
    HalfUp = 0,

    /// <summary>Whatever is below a unit is dropped: 0.9 becomes 0.</summary>
    Truncate = 1,
}
