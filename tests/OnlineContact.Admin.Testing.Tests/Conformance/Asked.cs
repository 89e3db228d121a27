using System.Collections.Concurrent;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>What the cases ask of a store; each case is run once for a class of tests.</summary>
public sealed class Asked
{
    private readonly ConcurrentDictionary<(string Name, bool Odd), Lazy<Task<RecordingStore>>> _runs = new();

    internal Task<RecordingStore> ByAsync(string name) => ByAsync(StoreConformance.Case(name));

    internal Task<RecordingStore> ByAsync(StoreConformanceCase each) =>
        _runs.GetOrAdd((each.Name, false), _ => new(() => RunAsync(each, SampleShapes.All))).Value;

    /// <summary>The same of a store that keeps the odd shapes.</summary>
    internal Task<RecordingStore> OfOddShapesAsync(string name) =>
        _runs.GetOrAdd((name, true), _ => new(() => RunAsync(StoreConformance.Case(name), OddShapes.All))).Value;

    internal static async Task<RecordingStore> RunAsync(StoreConformanceCase each, IReadOnlyList<RecordShape> shapes)
    {
        RecordingStore? asked = null;
        await each.RunAsync(new InMemoryFixture(store => asked = new RecordingStore(store), shapes), CancellationToken.None);
        return asked!;
    }
}

internal static class ShapeNames
{
    public static Column Of(this RecordShape shape, string column) => shape.Columns.Single(each => each.Name == column);

    public static string[] Names(this IEnumerable<RecordShape> shapes) => [.. shapes.Select(shape => shape.Name).Distinct().Order(StringComparer.Ordinal)];
}
