using FsCheck;
using FsCheck.Fluent;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>What all queries have: sizes of pages and cursors.</summary>
internal static class PageGenerators
{
    /// <summary>No cursor of any list.</summary>
    public static Gen<string> NoCursors { get; } = Gen.Elements("", "x", "=", "한", "\ud800", "AAAA", new string('x', 100_000));

    /// <summary>Sizes of a page, the smallest and the largest often.</summary>
    public static Gen<int> Sizes(int most) => Gen.Frequency((1, Gen.Constant(1)), (1, Gen.Constant(most)), (2, Gen.Choose(1, most)));

    /// <summary>No sizes of a page.</summary>
    public static Gen<int> NoSizes(int most) => Gen.Elements(0, -1, most + 1, int.MinValue, int.MaxValue);
}
