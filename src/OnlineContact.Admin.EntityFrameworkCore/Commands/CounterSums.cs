using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// The amounts of one call, each row once and in the order of the keys: one statement may not touch a row twice, and two
/// calls that touch the same rows in the same order never wait for each other in a ring.
/// </summary>
internal static class CounterSums
{
    public static IReadOnlyList<Cell[]> Of(RecordShape shape, IReadOnlyList<Cell[]> deltas)
    {
        if (deltas.Count == 1) return deltas;
        Cell[][] sorted = [.. deltas];
        Array.Sort(sorted, (a, b) => Compare(shape, a, b));
        var sums = new List<Cell[]>(sorted.Length) { sorted[0] };
        for (var i = 1; i < sorted.Length; i++)
        {
            if (Compare(shape, sums[^1], sorted[i]) != 0) sums.Add(sorted[i]);
            else sums[^1] = Sum(shape, sums[^1], sorted[i]);
        }

        return sums;
    }

    private static int Compare(RecordShape shape, Cell[] a, Cell[] b)
    {
        for (var i = 0; i < shape.Key.Count; i++)
        {
            var order = a[shape.Key[i].Ordinal].CompareTo(b[shape.Key[i].Ordinal]);
            if (order != 0) return order;
        }

        return 0;
    }

    private static Cell[] Sum(RecordShape shape, Cell[] a, Cell[] b)
    {
        Cell[] sum = [.. a];
        for (var i = 0; i < sum.Length; i++)
        {
            if (!shape.Key.Contains(shape.Columns[i])) sum[i] = Cell.Of(checked(a[i].AsNumber() + b[i].AsNumber()));
        }

        return sum;
    }
}
