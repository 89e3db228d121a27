using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.CampaignTests.Kills;

/// <summary>Enters the reports of one worker into the ledger, in their order.</summary>
internal sealed class WorkerRecord(Ledger ledger)
{
    private readonly DeliveryOrder _order = new(ledger);
    private readonly Dictionary<long, string> _asked = [];
    private readonly Dictionary<long, List<Report>> _commits = [];

    /// <summary>Whether nobody else delivers at the same time: of two, each hands out what the other one has not removed yet.</summary>
    public required bool DeliversAlone { get; init; }

    /// <summary>Whether calls may end with a storage failure, because somebody interferes with the database.</summary>
    public bool MayFail { get; init; }

    /// <summary>How many did.</summary>
    public int Failures { get; private set; }

    public void Add(IEnumerable<Report> reports)
    {
        foreach (var report in reports)
        {
            Assert.False(report.Kind == ReportKind.Broken || (report.Kind == ReportKind.Failed && !MayFail), report.ToString());
            if (report.Kind == ReportKind.Delivered && DeliversAlone) _order.Check(report);
            ledger.Add(report);
            Follow(report);
        }
    }

    /// <summary>Keeps what belongs to a call together, since a call that has failed for certain has written nothing.</summary>
    private void Follow(Report report)
    {
        switch (report.Kind)
        {
            case ReportKind.Asks:
                _asked[report.Number(0)] = report[1];
                _commits[report.Number(0)] = [];
                break;
            case ReportKind.Commits when _commits.TryGetValue(report.Number(3), out var commits):
                commits.Add(report);
                break;
            case ReportKind.Failed:
                Failures++;
                // An erasure is made of several changes, and those before the failure stay.
                if (bool.Parse(report[1]) || _asked[report.Number(0)] == nameof(ErasePersonCommand)) break;
                foreach (var commit in _commits[report.Number(0)]) ledger.Deny(commit);
                break;
        }
    }
}
