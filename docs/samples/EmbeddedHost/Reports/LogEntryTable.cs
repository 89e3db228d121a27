using System.Globalization;
using Spectre.Console;

namespace EmbeddedHost.Reports;

/// <summary>Shows entries of the change log.</summary>
internal static class LogEntryTable
{
    public static Table Of(IEnumerable<LogLine> entries)
    {
        var table = new Table().RoundedBorder()
            .AddColumn(new TableColumn("#").RightAligned()).AddColumn("작업\nOperation").AddColumn("작업자\nActor")
            .AddColumn("대상\nTarget").AddColumn("변경 전\nBefore").AddColumn("변경 후\nAfter").AddColumn("hash");
        foreach (var entry in entries)
        {
            var refused = entry.Kind == "Refused" ? " [yellow]refused[/]" : "";
            table.AddRow(
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                $"{entry.Operation}{refused}",
                Markup.Escape(entry.Actor),
                Markup.Escape(entry.Target),
                Markup.Escape(entry.Before ?? ""),
                Markup.Escape(entry.After ?? ""),
                $"[grey]{entry.Hash[..8]}[/]");
        }

        return table;
    }
}
