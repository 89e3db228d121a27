namespace OnlineContact.Admin.Contracts;

/// <summary>Which terms decide on a day on which they change (<c>dayTerms</c>; D, handbook, section 3).</summary>
public enum DayTerms
{
    /// <summary>
    /// Per item the most users in force at any time of the day: the larger of before and after. The default, because nobody can then
    /// save by dropping before midnight and raising after it.
    /// </summary>
    Highest = 0,

    /// <summary>The terms saved last on the day.</summary>
    Last = 1,
}
