using System.Globalization;
using System.Text;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>The order and the looks of cells, said again in the plainest way and without the library's own comparison.</summary>
internal static class CellOrder
{
    public static int Compare(Column column, Cell a, Cell b)
    {
        if (a.IsNull || b.IsNull) return a.IsNull ? b.IsNull ? 0 : -1 : 1;
        switch (column.Type)
        {
            case ColumnType.Text:
                return Compare(a.AsText().EnumerateRunes(), b.AsText().EnumerateRunes());
            case ColumnType.Bytes:
                return Compare(a.AsBytes(), b.AsBytes());
            case ColumnType.Decimal:
                return decimal.Compare(a.AsDecimal(), b.AsDecimal());
            default:
                return a.AsNumber() < b.AsNumber() ? -1 : a.AsNumber() > b.AsNumber() ? 1 : 0;
        }
    }

    /// <summary>Compares two tuples of values of columns, as far as both go.</summary>
    public static int Compare(IReadOnlyList<Column> columns, IReadOnlyList<Cell> a, IReadOnlyList<Cell> b)
    {
        for (var i = 0; i < columns.Count && i < a.Count && i < b.Count; i++)
        {
            var order = Compare(columns[i], a[i], b[i]);
            if (order != 0) return order;
        }

        return 0;
    }

    public static bool Same(RecordShape shape, StoredRow a, StoredRow b) =>
        a.Version == b.Version && a.Cells.Length == shape.Columns.Count && b.Cells.Length == shape.Columns.Count && Compare(shape.Columns, a.Cells, b.Cells) == 0;

    public static Cell[] Of(IReadOnlyList<Column> columns, Cell[] row) => [.. columns.Select(column => row[column.Ordinal])];

    public static string Show(Column column, Cell cell)
    {
        if (cell.IsNull) return "null";
        return column.Type switch
        {
            ColumnType.Text when cell.AsText().Length > 24 => $"'{string.Concat(cell.AsText().EnumerateRunes().Take(12))}…' ({cell.AsText().Length} units)",
            ColumnType.Text => $"'{cell.AsText()}'",
            ColumnType.Bytes when cell.AsBytes().Length > 24 => $"0x{Convert.ToHexString(cell.AsBytes().AsSpan(0, 24))}… ({cell.AsBytes().Length})",
            ColumnType.Bytes => $"0x{Convert.ToHexString(cell.AsBytes())}",
            ColumnType.Decimal => cell.AsDecimal().ToString(CultureInfo.InvariantCulture),
            _ => cell.AsNumber().ToString(CultureInfo.InvariantCulture),
        };
    }

    public static string Show(RecordShape shape, Cell[] cells) =>
        cells.Length == shape.Columns.Count
            ? string.Join(", ", shape.Columns.Select(column => $"{column.Name} {Show(column, cells[column.Ordinal])}"))
            : $"{cells.Length} cells instead of {shape.Columns.Count}";

    private static int Compare(StringRuneEnumerator a, StringRuneEnumerator b)
    {
        while (true)
        {
            var more = a.MoveNext();
            if (!b.MoveNext()) return more ? 1 : 0;
            if (!more) return -1;
            if (a.Current.Value != b.Current.Value) return a.Current.Value < b.Current.Value ? -1 : 1;
        }
    }

    private static int Compare(byte[] a, byte[] b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
        }

        return a.Length - b.Length;
    }
}
