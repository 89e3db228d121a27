using System.Buffers.Text;
using System.Text;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Storage;

/// <summary>
/// The place where a page ended, as a token for outside: the organization in clear, so that looking it up names the
/// organization, then the order's name and the last row's values in it.
/// </summary>
internal static class PageCursor
{
    /// <summary>Longer than any cursor of ours: an order's text of 400 code points takes 2,200 characters.</summary>
    private const int MaxLength = 4_000;

    public static string Encode(OrganizationId organization, RecordIndex index, Cell[] cells)
    {
        var place = new Cell[index.Columns.Count];
        for (var i = 0; i < place.Length; i++) place[i] = cells[index.Columns[i].Ordinal];

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write($"{index.Shape.Name}.{index.Name}");
        for (var i = 0; i < place.Length; i++)
        {
            switch (index.Columns[i].Type)
            {
                case ColumnType.Text:
                    writer.Write(place[i].AsText());
                    break;
                case ColumnType.Bytes:
                    writer.Write7BitEncodedInt(place[i].AsBytes().Length);
                    writer.Write(place[i].AsBytes());
                    break;
                case ColumnType.Decimal:
                    writer.Write(place[i].AsDecimal());
                    break;
                default:
                    writer.Write(place[i].AsNumber());
                    break;
            }
        }

        writer.Flush();
        return $"{organization}.{Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))}";
    }

    public static Outcome<Cell[]> Decode(OrganizationId organization, RecordIndex index, string cursor)
    {
        var refused = Outcome.Refused<Cell[]>(AdminErrors.CursorInvalid.With("cursor"));
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        if (cursor.Length > MaxLength || dot < 0 || !cursor.AsSpan(0, dot).SequenceEqual(organization.Value)) return refused;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(Base64Url.DecodeFromChars(cursor.AsSpan(dot + 1))), new UTF8Encoding(false, true));
            if (reader.ReadString() != $"{index.Shape.Name}.{index.Name}") return refused;
            var cells = new Cell[index.Columns.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                var column = index.Columns[i];
                cells[i] = column.Type switch
                {
                    ColumnType.Text => Cell.Of(reader.ReadString()),
                    ColumnType.Bytes => Cell.Of(Bytes(reader, reader.Read7BitEncodedInt())),
                    ColumnType.Decimal => Cell.Of(reader.ReadDecimal()),
                    _ => Cell.Of(reader.ReadInt64()),
                };
            }

            return reader.BaseStream.Position == reader.BaseStream.Length ? Outcome.Success(cells) : refused;
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or OverflowException)
        {
            return refused;
        }
    }

    // A reader makes room for as many bytes as are announced; no more are believed than the cursor has.
    private static byte[] Bytes(BinaryReader reader, int count) =>
        count >= 0 && count <= reader.BaseStream.Length - reader.BaseStream.Position
            ? reader.ReadBytes(count)
            : throw new FormatException("There are not so many bytes.");
}
