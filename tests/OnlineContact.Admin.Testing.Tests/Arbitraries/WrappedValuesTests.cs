using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What a tester gets who has a generator of her own: both the good and the bad answers of a port, in good measure.</summary>
public sealed class WrappedValuesTests
{
    private const int Samples = 1_000;

    private static readonly MemberInvitation Good = new() { Account = "kim", Name = "A", Email = "a@b.example" };

    private static readonly Arbitrary<string> Words = Gen.Elements("a", "b").ToArbitrary();

    [Fact]
    public void Input_is_good_three_times_in_five()
    {
        var drawn = Drawn(AdminArbitraries.Hostile(Gen.Constant(Good).ToArbitrary(), AdminArbitraries.RefusedMemberInvitation()));
        Assert.InRange(drawn.Count(each => each.Value == Good), Samples * 11 / 20, Samples * 13 / 20);
    }

    [Fact]
    public void A_store_gives_back_values_with_versions_from_the_first_one_on()
    {
        var drawn = Drawn(AdminArbitraries.Stored(Words));
        Assert.Equal(["a", "b"], drawn.Select(each => each.Value).Distinct().Order());
        Assert.All(drawn, each => Assert.InRange(each.Version.Value, 1, long.MaxValue));
        Assert.Contains(drawn, each => each.Version.Value == 1);
        Assert.Contains(drawn, each => each.Version.Value == long.MaxValue);
        Assert.Contains(drawn, each => each.Version.Value is > 1 and <= 1_000);
    }

    [Fact]
    public void A_call_succeeds_twice_in_three()
    {
        var drawn = Drawn(AdminArbitraries.Outcome(Words));
        Assert.InRange(drawn.Count(each => each.Succeeded), Samples * 6 / 10, Samples * 7 / 10);
        Assert.Equal(["a", "b"], drawn.Where(each => each.Succeeded).Select(each => each.Value).Distinct().Order());
        Assert.True(drawn.Where(each => !each.Succeeded).Select(each => each.Error.Code).Distinct().Count() > 30);
    }

    [Fact]
    public void A_connector_answers_twice_in_three()
    {
        var drawn = Drawn(AdminArbitraries.CtiAnswer(Words));
        Assert.InRange(drawn.Count(each => each.Answer.Kind == CtiAnswerKind.Done), Samples * 6 / 10, Samples * 7 / 10);
        Assert.Equal(Enum.GetValues<CtiAnswerKind>(), drawn.Select(each => each.Answer.Kind).Distinct().Order());
    }

    [Fact]
    public void What_wraps_nothing_is_refused()
    {
        Assert.Throws<ArgumentNullException>("good", () => AdminArbitraries.Hostile(null!, AdminArbitraries.RefusedMemberInvitation()));
        Assert.Throws<ArgumentNullException>("refused", () => AdminArbitraries.Hostile(AdminArbitraries.MemberInvitation(), null!));
        Assert.Throws<ArgumentNullException>("values", () => AdminArbitraries.Stored<string>(null!));
        Assert.Throws<ArgumentNullException>("values", () => AdminArbitraries.Outcome<string>(null!));
        Assert.Throws<ArgumentNullException>("values", () => AdminArbitraries.CtiAnswer<string>(null!));
    }

    private static List<T> Drawn<T>(Arbitrary<T> arbitrary) => [.. arbitrary.Generator.Sample(Samples, new Rnd(7), 30)];
}
