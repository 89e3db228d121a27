using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The amounts of one call, each row once and in the order of the keys, since one statement may not touch a row twice.</summary>
internal static class CounterSums
{
    public static IReadOnlyList<Cell[]> Of(RecordShape shape, IReadOnlyList<Cell[]> deltas)
    {
        if (deltas.Count == 1) return deltas;
        var order = new KeyOrder(shape);
        Cell[][] sorted = [.. deltas];
        Array.Sort(sorted, order);
        var sums = new List<Cell[]>(sorted.Length) { sorted[0] };
        for (var i = 1; i < sorted.Length; i++)
        {
            if (order.Compare(sums[^1], sorted[i]) != 0) sums.Add(sorted[i]);
            else sums[^1] = Sum(shape, sums[^1], sorted[i]);
        }

        return sums;
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
