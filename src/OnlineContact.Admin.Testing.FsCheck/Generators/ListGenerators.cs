using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Several values of a kind.</summary>
internal static class ListGenerators
{
    /// <summary>From fewest to most of them.</summary>
    public static Gen<ImmutableArray<T>> Lists<T>(Gen<T> gen, int min, int max) =>
        from count in Gen.Choose(min, max)
        from list in Sequence(Enumerable.Repeat(gen, count))
        select list;

    /// <summary>One of each.</summary>
    public static Gen<ImmutableArray<T>> Sequence<T>(IEnumerable<Gen<T>> gens) =>
        Gen.CollectToArray(gens.ToArray(), gen => gen).Select(list => list.ToImmutableArray());

    /// <summary>None, some or all of some values, each once.</summary>
    public static Gen<IReadOnlyList<T>> Some<T>(params T[] values) =>
        from shuffled in Gen.Shuffle(values)
        from count in Gen.Choose(0, values.Length)
        select (IReadOnlyList<T>)(count == 0 ? [] : shuffled[..count]);
}
