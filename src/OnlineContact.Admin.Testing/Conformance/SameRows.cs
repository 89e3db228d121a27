using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>The rows of a store are those that were expected, in the same order.</summary>
internal static class SameRows
{
    public static void Check(RecordShape shape, IReadOnlyList<StoredRow> expected, IReadOnlyList<StoredRow> actual, string what)
    {
        for (var i = 0; i < expected.Count && i < actual.Count; i++)
        {
            if (CellOrder.Same(shape, expected[i], actual[i])) continue;
            throw new ConformanceException(
                $"In {what}, row {i} is not as expected. Expected version {expected[i].Version} and {CellOrder.Show(shape, expected[i].Cells)}; "
                + $"came version {actual[i].Version} and {CellOrder.Show(shape, actual[i].Cells)}.");
        }

        Demand.That(expected.Count == actual.Count, () => $"In {what} there are {actual.Count} rows instead of {expected.Count}.");
    }
}
