using OnlineContact.Admin.CampaignWorker.Reports;

namespace OnlineContact.Admin.CampaignTests.Kills;

/// <summary>What happens in a round.</summary>
internal sealed record KillPlan
{
    private const int LongestFirstStart = 700;
    private const int MostReports = 250;
    private const int LongestPause = 4_000;

    /// <summary>Whether the database is a new one, and the moment lies in its first start.</summary>
    public required bool InFirstStart { get; init; }

    /// <summary>The seeds of the workers: one or two of them.</summary>
    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>Whether the second worker, if there is one, goes on.</summary>
    public required bool OneGoesOn { get; init; }

    /// <summary>How many reports of the first worker come before the moment, at least.</summary>
    public required int Reports { get; init; }

    /// <summary>How long after them the moment is.</summary>
    public required TimeSpan Pause { get; init; }

    public static KillPlan Draw(Random random, bool newDatabase)
    {
        // In every round the same number of draws, so that one round's plan does not depend on how another one went.
        var (inFirstStart, two, goesOn) = (newDatabase && random.Next(2) == 0, random.Next(3) == 0, random.Next(2) == 0);
        var (reports, pause, start) = (1 + random.Next(MostReports), random.Next(LongestPause), random.Next(LongestFirstStart));
        int[] seeds = [random.Next(), random.Next()];
        return new KillPlan
        {
            InFirstStart = inFirstStart,
            Seeds = two ? seeds : seeds[..1],
            OneGoesOn = two && goesOn,
            Reports = inFirstStart ? 1 : reports,
            Pause = inFirstStart ? TimeSpan.FromMilliseconds(start) : TimeSpan.FromMicroseconds(pause),
        };
    }

    /// <summary>Whether so much was reported that the pause begins: with a change that the store has just been given, unless it is the first start.</summary>
    public bool IsReached(IReadOnlyList<Report> reports) => reports.Count >= Reports && (InFirstStart || reports[^1].Kind == ReportKind.Commits);

    public override string ToString() =>
        $"{Seeds.Count} at work{(InFirstStart ? " for the first time" : "")}, after {Reports} reports and {Pause.TotalMilliseconds} ms{(OneGoesOn ? ", one goes on" : "")}";
}
