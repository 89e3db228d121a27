using OnlineContact.Admin.CampaignWorker.Reports;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>What a writer was answered.</summary>
internal sealed record RaceAnswer
{
    private const string BusyCode = "OCA0006";

    public required int Writer { get; init; }

    /// <summary>The code of the refusal; null when there was none.</summary>
    public string? Refusal { get; init; }

    /// <summary>The receipt's sequence; 0 when nothing was written.</summary>
    public long Sequence { get; init; }

    public long Version { get; init; }

    public long Number { get; init; }

    public bool Won => Sequence > 0;

    /// <summary>Others were faster at every attempt.</summary>
    public bool IsBusy => Refusal == BusyCode;

    /// <summary>The answer in a report; null when it is a report of something else. A storage failure is never an answer.</summary>
    public static RaceAnswer? Of(Report report) => report.Kind switch
    {
        ReportKind.Answered => new() { Writer = (int)report.Number(0), Sequence = report.Number(2), Version = report.Number(3), Number = report.Number(4) },
        ReportKind.Refused => new() { Writer = (int)report.Number(0), Refusal = report[1] },
        ReportKind.Failed or ReportKind.Broken => throw new InvalidOperationException(report.ToString()),
        _ => null,
    };
}
