using System.Reflection;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>Odds are told where they are set, and not found in a simulation that does something else.</summary>
public class CtiFaultsTests
{
    private static IEnumerable<PropertyInfo> Odds => typeof(CtiFaults).GetProperties().Where(property => property.PropertyType == typeof(int));

    public static TheoryData<string> Names => [.. Odds.Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Odds_are_0_to_1000_in_a_thousand(string name)
    {
        var property = typeof(CtiFaults).GetProperty(name)!;
        foreach (var right in new[] { 0, 1, 1_000 }) Assert.Equal(right, Set(right));
        foreach (var wrong in new[] { -1, 1_001 }) Assert.Equal(wrong, Assert.IsType<ArgumentOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => Set(wrong)).InnerException).ActualValue);

        int Set(int value)
        {
            var faults = new CtiFaults();
            property.SetValue(faults, value);
            return (int)property.GetValue(faults)!;
        }
    }

    [Fact]
    public void None_is_nothing_and_the_usual_is_some_of_everything()
    {
        Assert.All(Odds, property => Assert.Equal(0, property.GetValue(CtiFaults.None)));
        Assert.False(CtiFaults.None.SplitEverywhere);
        Assert.All(Odds, property => Assert.InRange((int)property.GetValue(CtiFaults.Usual)!, 1, 100));
        Assert.True(CtiFaults.Usual.SplitEverywhere);
    }

    [Fact]
    public void An_answer_is_late_by_2_seconds_unless_it_is_said_otherwise()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), CtiFaults.None.Delay);
        Assert.Equal(TimeSpan.FromDays(1), new CtiFaults { Delay = TimeSpan.FromDays(1) }.Delay);
    }
}
