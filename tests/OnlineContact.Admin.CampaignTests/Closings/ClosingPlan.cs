using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.CampaignWorker.Reports;

namespace OnlineContact.Admin.CampaignTests.Closings;

/// <summary>What happens in a round.</summary>
internal sealed record ClosingPlan
{
    private const int MostReports = 120;
    private const int MostCommits = 4;
    private const int LongestPause = 4_000;

    /// <summary>The seeds of the workers: one or two of them.</summary>
    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>Whether the second worker, if there is one, goes on until the month is closed.</summary>
    public required bool OneGoesOn { get; init; }

    /// <summary>The moment is the so-manieth change of a closing that the first worker offers; 0 for one of usage.</summary>
    public required int ClosingChange { get; init; }

    /// <summary>How many reports of the first worker come before the moment at most; where it does not close, just so many.</summary>
    public required int Reports { get; init; }

    /// <summary>How long after that the moment is.</summary>
    public required TimeSpan Pause { get; init; }

    public static ClosingPlan Draw(Random random)
    {
        // In every round the same number of draws, so that one round's plan does not depend on how another one went.
        var (two, goesOn, change, reports, pause) = (random.Next(3) == 0, random.Next(2) == 0, random.Next(MostCommits), 1 + random.Next(MostReports), random.Next(LongestPause));
        int[] seeds = [random.Next(), random.Next()];
        return new ClosingPlan
        {
            Seeds = two ? seeds : seeds[..1],
            OneGoesOn = two && goesOn,
            ClosingChange = change,
            Reports = change == 0 ? reports : 3 * MostReports,
            Pause = TimeSpan.FromMicroseconds(pause),
        };
    }

    /// <summary>Whether so much was reported that the pause begins: with a change that the store has just been given.</summary>
    public bool IsReached(IReadOnlyList<Report> reports)
    {
        if (reports[^1].Kind != ReportKind.Commits) return false;
        return reports.Count >= Reports || (ClosingChange > 0 && IsClosing(reports[^1]) && reports.Count(IsClosing) == ClosingChange);
    }

    public override string ToString() =>
        $"{Seeds.Count} at work, at {(ClosingChange == 0 ? $"report {Reports}" : $"change {ClosingChange} of the closing")} and {Pause.TotalMilliseconds} ms{(OneGoesOn ? ", one goes on" : "")}";

    private static bool IsClosing(Report report) => report.Kind == ReportKind.Commits && report[4].Contains($"\"{MonthClosing.Shape.Name}\"", StringComparison.Ordinal) && report[4].Contains($"\"{StatementHeader.Shape.Name}\"", StringComparison.Ordinal);
}
