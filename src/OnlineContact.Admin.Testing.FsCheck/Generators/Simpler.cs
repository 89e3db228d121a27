using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>How values get simpler: each step is tried by itself, and what it does not change is no step.</summary>
internal static class Simpler
{
    /// <summary>Values with the steps that make them simpler. A step that was taken finds nothing to do any more, so shrinking ends.</summary>
    public static Arbitrary<T> By<T>(this Gen<T> values, params Func<T, T>[] steps) =>
        Arb.From(values, value => steps.Select(step => step(value)).Where(simpler => !EqualityComparer<T>.Default.Equals(simpler, value)));

    /// <summary>Values that are made of a text: their text gets shorter as long as it makes a value.</summary>
    public static Arbitrary<T> ByText<T>(this Gen<T> values, Func<T, string> text, Func<string, Outcome<T>> create)
        where T : notnull =>
        Arb.From(values, value => Texts(text(value)).Select(create).Where(made => made.Succeeded).Select(made => made.Value));

    /// <summary>Halves of a text, then the text without single units.</summary>
    public static IEnumerable<string> Texts(string text)
    {
        if (text.Length > 1)
        {
            yield return text[..(text.Length / 2)];
            yield return text[(text.Length / 2)..];
        }

        for (var i = 0; i < Math.Min(text.Length, 40); i++) yield return text.Remove(i, 1);
    }
}
