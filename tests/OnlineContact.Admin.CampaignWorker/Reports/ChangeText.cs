using System.Globalization;
using System.Text.Json.Nodes;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.CampaignWorker.Reports;

/// <summary>Writes a change as text and reads it again, so that another process knows all that was to be committed.</summary>
internal static class ChangeText
{
    private static readonly Dictionary<string, RecordShape> Shapes = AdminShapes.All.ToDictionary(shape => shape.Name);

    public static string Write(ChangeSet changes) =>
        new JsonArray([.. changes.Writes.Select(WriteOf)]).ToJsonString();

    public static ChangeSet Read(OrganizationId organization, string text)
    {
        var writes = JsonNode.Parse(text)!.AsArray().Select(node => WriteOf(node!.AsObject())).ToArray();
        return ChangeSet.Create(organization, writes[0], writes[1..]);
    }

    private static JsonNode WriteOf(Write write) => new JsonObject
    {
        ["kind"] = write.Kind.ToString(),
        ["shape"] = write.Shape.Name,
        ["expected"] = write.Expected?.Value,
        ["key"] = Cells(write.Shape.Key, write.Key),
        ["cells"] = write.Cells is null ? null : Cells(write.Shape.Columns, write.Cells),
        ["rows"] = new JsonArray([.. write.Rows.Select(row => Cells(write.Shape.Columns, row))]),
    };

    private static Write WriteOf(JsonObject node)
    {
        var shape = Shapes[node["shape"]!.GetValue<string>()];
        StoreVersion? expected = node["expected"] is { } version ? new StoreVersion(version.GetValue<long>()) : null;
        return Enum.Parse<WriteKind>(node["kind"]!.GetValue<string>()) switch
        {
            WriteKind.Insert => Storage.Write.Insert(shape, Cells(shape.Columns, node["cells"])),
            WriteKind.Replace => Storage.Write.Replace(shape, Cells(shape.Columns, node["cells"]), expected!.Value),
            WriteKind.Remove => Storage.Write.Remove(shape, Cells(shape.Key, node["key"]), expected!.Value),
            WriteKind.Require => Storage.Write.Require(shape, Cells(shape.Key, node["key"]), expected),
            _ => Storage.Write.ReplaceAll(shape, Cells(shape.Key, node["key"]), [.. node["rows"]!.AsArray().Select(row => Cells(shape.Columns, row))]),
        };
    }

    private static JsonArray Cells(IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells) => new([.. cells.Select((cell, i) => Node(columns[i].Type, cell))]);

    private static Cell[] Cells(IReadOnlyList<Column> columns, JsonNode? nodes) => [.. nodes!.AsArray().Select((node, i) => CellOf(columns[i].Type, node))];

    private static JsonNode? Node(ColumnType type, Cell cell) => cell.IsNull
        ? null
        : type switch
        {
            ColumnType.Text => cell.AsText(),
            ColumnType.Bytes => Convert.ToBase64String(cell.AsBytes()),
            ColumnType.Decimal => cell.AsDecimal().ToString(CultureInfo.InvariantCulture),
            _ => cell.AsNumber(),
        };

    private static Cell CellOf(ColumnType type, JsonNode? node) => node is null
        ? Cell.Null
        : type switch
        {
            ColumnType.Text => Cell.Of(node.GetValue<string>()),
            ColumnType.Bytes => Cell.Of(Convert.FromBase64String(node.GetValue<string>())),
            ColumnType.Decimal => Cell.Of(decimal.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture)),
            _ => Cell.Of(node.GetValue<long>()),
        };
}
