namespace OnlineContact.Admin.Testing;

/// <summary>What is demanded of a part, and what the suites say when it does something else.</summary>
internal static class Demand
{
    public static void That(bool holds, Func<string> otherwise)
    {
        if (!holds) throw new ConformanceException(otherwise());
    }

    public static void That(bool holds, string otherwise)
    {
        if (!holds) throw new ConformanceException(otherwise);
    }
}
