using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>What the cases say when a store fails them.</summary>
internal static class Check
{
    public static void That(bool holds, Func<string> otherwise)
    {
        if (!holds) throw new StoreConformanceException(otherwise());
    }

    public static void That(bool holds, string otherwise)
    {
        if (!holds) throw new StoreConformanceException(otherwise);
    }

    /// <summary>The same rows in the same order.</summary>
    public static void Rows(RecordShape shape, IReadOnlyList<StoredRow> expected, IReadOnlyList<StoredRow> actual, string what)
    {
        for (var i = 0; i < expected.Count && i < actual.Count; i++)
        {
            if (CellOrder.Same(shape, expected[i], actual[i])) continue;
            throw new StoreConformanceException(
                $"In {what}, row {i} is not as expected. Expected version {expected[i].Version} and {CellOrder.Show(shape, expected[i].Cells)}; "
                + $"came version {actual[i].Version} and {CellOrder.Show(shape, actual[i].Cells)}.");
        }

        That(expected.Count == actual.Count, () => $"In {what} there are {actual.Count} rows instead of {expected.Count}.");
    }
}
