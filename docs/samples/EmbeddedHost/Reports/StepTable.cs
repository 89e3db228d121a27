using Spectre.Console;

namespace EmbeddedHost.Reports;

/// <summary>Shows steps: a tick for what was done, the code and messages for what was refused.</summary>
internal static class StepTable
{
    public static Grid Of(IEnumerable<Step> steps)
    {
        var grid = new Grid().AddColumn().AddColumn().AddColumn();
        foreach (var step in steps)
        {
            var what = Markup.Escape(step.What);
            switch (step.Result)
            {
                case StepResult.Done:
                    grid.AddRow("[green]✓[/]", $"[grey]{(step.Sequence is { } number ? $"#{number}" : "")}[/]", what);
                    break;
                case StepResult.Unchanged:
                    grid.AddRow("[green]=[/]", "", $"{what} [grey](nothing to write)[/]");
                    break;
                case StepResult.Seen:
                    grid.AddRow("[blue]·[/]", "", what);
                    break;
                case StepResult.Refused:
                    grid.AddRow("[yellow]✗[/]", $"[yellow]{step.Refusal!.Code}[/]", $"{what} [grey]{step.Refusal.Name}[/]");
                    foreach (var (language, message) in step.Refusal.Messages)
                        grid.AddRow("", "", $"[grey]{language}[/] {Markup.Escape(message)}");
                    break;
            }
        }

        return grid;
    }
}
