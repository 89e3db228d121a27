namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What is said of the values of a type: all of them are so, some are, or one in ten at least.</summary>
internal sealed record Promise(Type Type, string What, double Least, bool IsOfAll, Func<object, bool> Is)
{
    private const int Samples = 500;

    private string TypeName => Drawing.NameOf(Type);

    public static Promise Always<T>(string what, Func<T, bool> holds) => new(typeof(T), what, 1, true, value => holds((T)value));

    public static Promise Sometimes<T>(string what, Func<T, bool> holds) => new(typeof(T), what, 0, false, value => holds((T)value));

    public static Promise Often<T>(string what, Func<T, bool> holds) => new(typeof(T), what, 0.1, false, value => holds((T)value));

    public static TheoryData<string> TypesOf(IEnumerable<Promise> promises) => [.. promises.Select(promise => promise.TypeName).Distinct()];

    /// <summary>Draws values of a type, and says which promises of it they break.</summary>
    public static void Check(IEnumerable<Promise> promises, string type)
    {
        var some = promises.Where(promise => promise.TypeName == type).ToList();
        var values = Drawing.All.Values.Single(drawing => drawing.Type == some[0].Type).Values(Samples).ToList();
        Assert.Empty(some.Select(promise => promise.Broken(values)).OfType<string>());
    }

    private string? Broken(List<object> values)
    {
        if (IsOfAll) return values.Find(value => !Is(value)) is { } other ? $"{What}: {Parts.TextOf(other)}" : null;
        var count = values.Count(Is);
        return count > 0 && count >= Least * values.Count ? null : $"{What}: {count} of {values.Count}";
    }
}
