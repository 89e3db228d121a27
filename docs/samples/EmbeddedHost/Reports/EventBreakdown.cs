using System.Globalization;
using Spectre.Console;

namespace EmbeddedHost.Reports;

/// <summary>Shows what the event handler was handed, by operation.</summary>
internal static class EventBreakdown
{
    public static Table Of(EventTable events)
    {
        var table = new Table().RoundedBorder()
            .Title($"{events.Entries} entries, #{events.First} to #{events.Last}")
            .AddColumn("event").AddColumn(new TableColumn("count").RightAligned());
        foreach (var (operation, count) in events.ByOperation) table.AddRow(operation, count.ToString(CultureInfo.InvariantCulture));
        return table;
    }
}
