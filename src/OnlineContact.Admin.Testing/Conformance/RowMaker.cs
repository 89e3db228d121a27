using System.Text;
using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>
/// Makes rows of any shape, the same ones each time: two ids never share the key or a unique key, while the beginnings of
/// keys and all other columns repeat, so that orders have ties. The values are those that stores trip over.
/// </summary>
internal sealed class RowMaker(ShapeCatalog shapes)
{
    private const int Smiley = 0x1F600;

    private static readonly int[] CodePoints =
        ['a', 'A', 'b', 'z', '_', '%', '\\', '\'', '"', '0', ' ', '-', 0xE9, 0xD55C, 0xE000, 0xFFFD, Smiley, 0x10FFFF];

    /// <summary>A row.</summary>
    /// <param name="shape">The kind.</param>
    /// <param name="id">Which row: decides the key and the unique keys.</param>
    /// <param name="variant">Which of many contents outside of the keys.</param>
    public Cell[] Row(RecordShape shape, int id, int variant = 0) => RowUnder(ParentKey(shape, id), shape, id, variant);

    /// <summary>A row whose key begins as told.</summary>
    public static Cell[] RowUnder(Cell[] prefix, RecordShape shape, int id, int variant)
    {
        var carriers = Carriers(shape);
        var cells = new Cell[shape.Columns.Count];
        foreach (var column in shape.Columns)
        {
            var choices = Boundaries(column);
            cells[column.Ordinal] = carriers.Contains(column)
                ? column.IsOptional && id % 7 == 3 ? Cell.Null : Distinct(column, id)
                : choices[(int)(Mixed(id, variant, column.Ordinal) % (uint)choices.Count)];
        }

        for (var i = 0; i < prefix.Length; i++) cells[shape.Key[i].Ordinal] = prefix[i];
        Column[] free = [.. shape.Key.Skip(prefix.Length)];
        var taker = free.FirstOrDefault(column => column.Type != ColumnType.Flag);
        var rest = id;
        foreach (var column in free.Reverse())
        {
            if (column == taker || carriers.Contains(column)) continue;
            var radix = column.Type == ColumnType.Flag ? 2 : 3;
            cells[column.Ordinal] = Distinct(column, rest % radix);
            rest /= radix;
        }

        if (taker is not null && !carriers.Contains(taker)) cells[taker.Ordinal] = Distinct(taker, rest);
        return cells;
    }

    /// <summary>The id of the row that a child's key begins with.</summary>
    public static int ParentId(int id) => id / 4;

    /// <summary>Columns outside of the key and of unique keys: changing them takes no row out of its place.</summary>
    public static IEnumerable<Column> Loose(RecordShape shape)
    {
        var carriers = Carriers(shape);
        return shape.Columns.Where(column => !shape.Key.Contains(column) && !carriers.Contains(column));
    }

    /// <summary>The smallest, largest, longest, emptiest and oddest values of a column, each once.</summary>
    public static IReadOnlyList<Cell> Boundaries(Column column)
    {
        List<Cell> cells = column.Type switch
        {
            ColumnType.Number => [.. new[] { 0, 1, -1, long.MaxValue, long.MinValue, (1L << 53) + 1, -(1L << 53) - 1, int.MaxValue + 1L }.Select(Cell.Of)],
            ColumnType.Flag => [Cell.Of(false), Cell.Of(true)],
            ColumnType.Instant => [Cell.Of(Instant.MinValue), Cell.Of(Instant.MaxValue), Cell.Of(0L), Cell.Of(1L), Cell.Of(-1L), Cell.Of(17_000_000_000_000_001L)],
            ColumnType.Date => [.. new[] { 0001_01_01L, 9999_12_31, 1970_01_01, 2024_02_29, 2026_12_01 }.Select(Cell.Of)],
            ColumnType.Text => [.. Texts(column.MaxLength).Distinct(StringComparer.Ordinal).Select(Cell.Of)],
            ColumnType.Bytes => [.. Bytes(column.MaxLength).Select(Cell.Of).Distinct()],
            _ => [.. new[] { 0m, 1m, -1m, 1.10m, 0.000000001m, -0.000000001m, 9999999999999999999.999999999m, -9999999999999999999.999999999m }.Select(Cell.Of)],
        };
        if (column.IsOptional) cells.Add(Cell.Null);
        return cells;
    }

    /// <summary>A value that no other id has, as far as the column has that many.</summary>
    public static Cell Distinct(Column column, int id)
    {
        switch (column.Type)
        {
            case ColumnType.Text:
                return Cell.Of(DistinctText(column.MaxLength, id));
            case ColumnType.Bytes:
                if (id == 0) return Cell.Of(Array.Empty<byte>());
                if (column.MaxLength == 1) return Cell.Of(new[] { (byte)id });
                var bytes = new byte[id % 3 == 0 ? column.MaxLength : 2];
                bytes[0] = (byte)(id >> 8);
                bytes[1] = (byte)id;
                return Cell.Of(bytes);
            default:
                Cell[] first = [.. Boundaries(column).Where(cell => !cell.IsNull)];
                return id < first.Length || column.Type == ColumnType.Flag ? first[id % first.Length] : Later(column, id);
        }
    }

    public static long Mixed(int a, int b, int c)
    {
        var x = unchecked(((ulong)(uint)a * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)b * 0xC2B2AE3D27D4EB4F) ^ ((ulong)(uint)c * 0x165667B19E3779F9));
        x ^= x >> 31;
        x = unchecked(x * 0xBF58476D1CE4E5B9);
        return (long)(x >> 33);
    }

    private Cell[] ParentKey(RecordShape shape, int id) =>
        shapes.ParentOf(shape) is { } parent ? parent.KeyOf(Row(parent, ParentId(id))) : [];

    // The columns that keep unique keys apart: of each one the first that can, unless it holds the whole key anyway.
    private static HashSet<Column> Carriers(RecordShape shape)
    {
        var carriers = new HashSet<Column>();
        foreach (var unique in shape.UniqueKeys)
        {
            if (shape.Key.Count > 0 && shape.Key.All(unique.Columns.Contains)) continue;
            if (unique.Columns.Any(carriers.Contains)) continue;
            var carrier = unique.Columns.FirstOrDefault(column => column.Type != ColumnType.Flag && !shape.Key.Contains(column))
                ?? unique.Columns.FirstOrDefault(column => column.Type != ColumnType.Flag);
            if (carrier is not null) carriers.Add(carrier);
        }

        return carriers;
    }

    private static Cell Later(Column column, int id) => column.Type switch
    {
        ColumnType.Number => Cell.Of(id + 1_000L),
        ColumnType.Instant => Cell.Of(17_500_000_000_000_000L + id),
        ColumnType.Date => Cell.Of(new LocalDate(2030, 1, 1).PlusDays(id)),
        _ => Cell.Of(id + 1_000.5m),
    };

    private static string DistinctText(int length, int id)
    {
        var place = length == 1 ? id : id / 3;
        var text = char.ConvertFromUtf32(place < CodePoints.Length ? CodePoints[place] : 0x4E00 + place);
        if (length == 1 || id % 3 == 0) return text;
        return id % 3 == 1 ? text + "a" : text + Repeat(Smiley, length - 1);
    }

    private static IEnumerable<string> Texts(int length)
    {
        yield return "";
        yield return "a";
        yield return "A";
        yield return " ";
        yield return Repeat(Smiley, length);
        yield return Repeat(0xE000, length);
        yield return Cut("\uFFFD\uE000", length);
        yield return Cut("'\"%_\\;--[*?]/**/$1:p@q{0}", length);
        yield return Cut(" a\t\r\n ", length);
        yield return Cut("e\u0301\u00E9\uD55C\uAE00", length);
        yield return Cut("a\U0010FFFFa", length);
    }

    private static IEnumerable<byte[]> Bytes(int length)
    {
        yield return [];
        yield return [0];
        yield return [0xFF];
        yield return new byte[length];
        yield return [.. Enumerable.Repeat((byte)0xFF, length)];
        yield return [.. Enumerable.Range(0, Math.Min(length, 256)).Select(i => (byte)i)];
    }

    private static string Repeat(int codePoint, int count) => new StringBuilder().Insert(0, char.ConvertFromUtf32(codePoint), count).ToString();

    private static string Cut(string text, int length) => string.Concat(text.EnumerateRunes().Take(length).Select(rune => rune.ToString()));
}
