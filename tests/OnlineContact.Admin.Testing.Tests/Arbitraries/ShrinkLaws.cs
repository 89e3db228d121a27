namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

public sealed class ShrinkLaws
{
    private const int MostSteps = 20_000;

    public static TheoryData<string> Names => [.. Drawing.All.Keys];

    /// <summary>By the first way and by the second one: a circle of simpler values would never end.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Shrinking_ends(string name)
    {
        var drawing = Drawing.All[name];
        foreach (var value in drawing.Values(5))
        {
            Assert.InRange(Steps(value, simpler => simpler.FirstOrDefault()), 0, MostSteps);
            Assert.InRange(Steps(value, simpler => simpler.Take(2).LastOrDefault()), 0, MostSteps);
        }

        int Steps(object value, Func<IEnumerable<object>, object?> choose)
        {
            var steps = 0;
            for (var next = value; choose(drawing.Simpler(next)) is { } simpler && steps <= MostSteps; next = simpler) steps++;
            return steps;
        }
    }
}
