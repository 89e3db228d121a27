using System.Text.RegularExpressions;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What is drawn as good is taken, what is drawn as refused is refused with a code or as an argument, and so is all that it shrinks to.</summary>
public sealed partial class AcceptanceLaws(JudgeScene scene) : IClassFixture<JudgeScene>
{
    public static TheoryData<string> Inputs => [.. Judges.OfInputs.Keys.Select(Drawing.NameOf)];

    public static TheoryData<string> Texts => [.. Judges.OfTexts.Keys.Select(Drawing.NameOf)];

    [Fact]
    public void All_that_can_be_refused_is_judged()
    {
        Assert.Equal(Named(Judges.OfInputs.Keys), Named(Arguments(typeof(Refused<>))));
        Assert.Equal(Named(Judges.OfTexts.Keys), Named(Arguments(typeof(RefusedText<>))));
        Assert.Empty(Judges.OfInputs.Keys.Concat(Judges.OfTexts.Keys).Except(Drawing.All.Values.Select(drawing => drawing.Type)));
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Good_input_is_taken(string name)
    {
        var (type, judge) = Judges.OfInputs.Single(each => Drawing.NameOf(each.Key) == name);
        await AllAsync(DrawingOf(type), async value => Assert.True(await judge(scene, value) is null, $"{await judge(scene, value)}: {new Hostile<object> { Value = value }}"));
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Refused_input_is_refused(string name)
    {
        var (type, judge) = Judges.OfInputs.Single(each => Drawing.NameOf(each.Key) == name);
        await AllAsync(DrawingOf(typeof(Refused<>).MakeGenericType(type)), async refused =>
        {
            var said = await judge(scene, refused.GetType().GetProperty("Value")!.GetValue(refused)!);
            Assert.True(said is not null && CodeOrArgument().IsMatch(said), $"{said ?? "taken"}: {refused}");
        });
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public Task Refused_texts_make_no_value(string name)
    {
        var (type, judge) = Judges.OfTexts.Single(each => Drawing.NameOf(each.Key) == name);
        return AllAsync(DrawingOf(typeof(RefusedText<>).MakeGenericType(type)), refused =>
        {
            Assert.False(judge((string?)refused.GetType().GetProperty("Text")!.GetValue(refused)), refused.ToString());
            return Task.CompletedTask;
        });
    }

    /// <summary>Many values, and of a few all that they may shrink to.</summary>
    private static async Task AllAsync(Drawing drawing, Func<object, Task> law)
    {
        foreach (var value in drawing.Values(Campaign.Cases(40))) await law(value);
        foreach (var simpler in drawing.Values(5).SelectMany(value => drawing.Simpler(value).Take(15))) await law(simpler);
    }

    private static Drawing DrawingOf(Type type) => Drawing.All.Values.Single(drawing => drawing.Type == type);

    private static IEnumerable<Type> Arguments(Type definition) =>
        Drawing.All.Values.Where(drawing => drawing.Type.IsGenericType && drawing.Type.GetGenericTypeDefinition() == definition).Select(drawing => drawing.Type.GetGenericArguments()[0]);

    private static IEnumerable<string> Named(IEnumerable<Type> types) => types.Select(Drawing.NameOf).Order(StringComparer.Ordinal);

    [GeneratedRegex("^(OCA[0-9]{4}|argument)$")]
    private static partial Regex CodeOrArgument();
}
