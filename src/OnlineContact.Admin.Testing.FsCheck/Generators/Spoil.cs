using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Good values of which one thing is made bad.</summary>
internal sealed class Spoil<T>(Arbitrary<T> good)
    where T : class
{
    private readonly List<Gen<(string What, Func<T, T> Put)>> _ways = [];

    /// <summary>One more way.</summary>
    public Spoil<T> By<TBad>(string what, Gen<TBad> bad, Func<T, TBad, T> put)
    {
        _ways.Add(bad.Select(value => (what, (Func<T, T>)(whole => put(whole, value)))));
        return this;
    }

    /// <summary>What comes of it; the rest gets simpler and the bad thing stays.</summary>
    public Arbitrary<Refused<T>> ToArbitrary() => Arb.From(
        from value in good.Generator
        from way in Gen.OneOf(_ways.ToArray())
        select Refused(value, way.What, way.Put),
        refused => refused.Simpler);

    private Refused<T> Refused(T value, string what, Func<T, T> put) => new(put(value), what, good.Shrinker(value).Select(simpler => Refused(simpler, what, put)));
}

/// <summary>How values are spoiled.</summary>
internal static class Spoil
{
    /// <summary>Begins.</summary>
    public static Spoil<T> Of<T>(Arbitrary<T> good)
        where T : class => new(good);

    /// <summary>Texts of which no value can be made: those of outsiders, and those that are too long.</summary>
    public static Arbitrary<RefusedText<T>> Texts<T>(int limit, Func<string?, bool> isRefused)
        where T : notnull =>
        Arb.From(
            Gen.Frequency((4, TextGenerators.HostileTexts.Select(hostile => hostile.Text)), (1, TextGenerators.TooLong(limit).Nullable()))
                .Where(isRefused)
                .Select(text => new RefusedText<T> { Text = text }),
            refused => refused.Text is null ? [] : Simpler.Texts(refused.Text).Where(isRefused).Select(text => new RefusedText<T> { Text = text }));

    /// <summary>The same for what is made by a method of the library.</summary>
    public static Arbitrary<RefusedText<T>> Texts<T>(int limit, Func<string?, Outcome<T>> create)
        where T : notnull => Texts<T>(limit, text => !create(text).Succeeded);
}
