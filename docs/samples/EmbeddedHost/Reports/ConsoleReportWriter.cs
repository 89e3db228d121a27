using System.Globalization;
using Spectre.Console;

namespace EmbeddedHost.Reports;

/// <summary>Writes the report as tables.</summary>
internal sealed class ConsoleReportWriter : IReportWriter
{
    private const int WidthOfFiles = 160;

    private readonly IAnsiConsole _console;

    public ConsoleReportWriter(TextWriter output)
    {
        var ansi = ReferenceEquals(output, Console.Out) ? AnsiSupport.Detect : AnsiSupport.No;
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = ansi });

        // In a file there is no edge to wrap at.
        if (!_console.Profile.Out.IsTerminal) _console.Profile.Width = WidthOfFiles;
    }

    public void Begin(RunInfo run)
    {
        var grid = new Grid().AddColumn().AddColumn();
        grid.AddRow("조직 Organization", $"[bold]{Markup.Escape(run.Name)}[/]  {Markup.Escape(run.Organization)}");
        grid.AddRow("오늘 Today", $"{run.Today} in {run.TimeZone}  [grey]{run.Now}[/]");
        grid.AddRow("데이터 Database", run.Data is null ? "a temporary SQLite file" : Markup.Escape(run.Data) + (run.GoesOn ? ", goes on from there" : ", new"));
        _console.Write(new Panel(grid).Header("[bold]OnlineContact.Admin[/]").RoundedBorder());
    }

    public void Write(Chapter chapter)
    {
        _console.WriteLine();
        _console.Write(new Rule($"[bold]{chapter.Korean} · {chapter.Title}[/]").LeftJustified());
        if (chapter.Steps.Count > 0) _console.Write(StepTable.Of(chapter.Steps));
        if (chapter.Services is { } services) _console.Write(StatusTable.Of(services));
        foreach (var estimate in chapter.Estimates ?? []) _console.Write(CostTable.Of(estimate));
        if (chapter.Charges is { } charges)
        {
            _console.Write(ChargeReport.Of(charges));
            _console.Write(ChargeReport.BarsOf(charges));
        }

        foreach (var comparison in chapter.Comparisons ?? []) _console.Write(ChargeReport.Of(comparison));
        if (chapter.Events is { } events) _console.Write(EventBreakdown.Of(events));
        if (chapter.ChangeLog is { } log) WriteLog(log);
    }

    public void Summarize(int checks)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green bold]✓[/] {checks} checks: everything went as the rules say.");
    }

    public void End(string? problem)
    {
        // What is wrong goes to the error output.
    }

    private void WriteLog(LogTable log)
    {
        _console.Write(LogEntryTable.Of(log.Newest));
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The newest {log.Newest.Count} of {log.Total} entries. Chain verified: [green]whole[/], last hash [grey]{log.LastHash}[/]");
    }
}
