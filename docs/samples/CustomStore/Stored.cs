using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Storage;

namespace CustomStore;

/// <summary>How a cell stands in SQLite: numbers, flags, instants and dates as INTEGER, text and decimals as TEXT, bytes as BLOB.</summary>
internal static class Stored
{
    // No decimal is as large. Moved up by it all of them are above zero, and texts of one length that sort as they do.
    private const decimal Shift = 10_000_000_000_000_000_000m;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string TypeOf(Column column) => column.Type switch
    {
        ColumnType.Text or ColumnType.Decimal => "TEXT",
        ColumnType.Bytes => "BLOB",
        _ => "INTEGER",
    };

    /// <summary>What rows get that were there before the column.</summary>
    public static string DefaultOf(Column column) => column.Type switch
    {
        ColumnType.Text => "''",
        ColumnType.Decimal => $"'{TextOf(0)}'",
        ColumnType.Bytes => "x''",
        _ => "0",
    };

    public static object Write(Column column, Cell cell) => cell.IsNull ? DBNull.Value : column.Type switch
    {
        ColumnType.Text => cell.AsText(),
        ColumnType.Decimal => TextOf(cell.AsDecimal()),
        ColumnType.Bytes => cell.AsBytes(),
        _ => cell.AsNumber(),
    };

    public static Cell Read(Column column, SqliteDataReader reader, int at)
    {
        if (column.IsOptional && reader.IsDBNull(at)) return Cell.Null;
        return column.Type switch
        {
            ColumnType.Text => Cell.Of(reader.GetString(at)),
            ColumnType.Decimal => Cell.Of(DecimalOf(reader.GetString(at))),
            ColumnType.Bytes => Cell.Of(reader.GetFieldValue<byte[]>(at)),
            _ => Cell.Of(reader.GetInt64(at)),
        };
    }

    /// <summary>Any number of cells in one value, which <c>json_each</c> takes apart; bytes as hexadecimal digits.</summary>
    public static string List(Column column, IEnumerable<Cell> cells)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartArray();
            foreach (var cell in cells)
            {
                switch (Write(column, cell))
                {
                    case long number: json.WriteNumberValue(number); break;
                    case string text: json.WriteStringValue(text); break;
                    case byte[] binary: json.WriteStringValue(Convert.ToHexString(binary)); break;
                    default: json.WriteNullValue(); break;
                }
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string TextOf(decimal value) => (value + Shift).ToString("00000000000000000000.000000000", CultureInfo.InvariantCulture);

    // Divided by a one with many places, a decimal loses the zeros at its end.
    private static decimal DecimalOf(string text) => (decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) - Shift) / 1.0000000000000000000000000000m;
}
