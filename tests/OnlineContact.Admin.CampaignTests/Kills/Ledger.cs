using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.CampaignTests.Kills;

/// <summary>All that the workers on one database have reported.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<EntryMark, string> _offered = [];
    private readonly HashSet<EntryMark> _offeredTwice = [];
    private readonly HashSet<EntryMark> _committed = [];
    private readonly HashSet<EntryMark> _denied = [];
    private readonly HashSet<(OrganizationId Organization, long Sequence)> _answered = [];
    private readonly HashSet<EntryMark> _delivered = [];

    /// <summary>The changes that a store was given, by the last entry of each.</summary>
    public IEnumerable<EntryMark> Offered => _offered.Keys;

    /// <summary>Those of them that the store said were durable.</summary>
    public IEnumerable<EntryMark> Committed => _committed;

    /// <summary>
    /// Those of them of which somebody was told that nothing was written. Two workers may want the very same at the same instant; of such a
    /// change one may be made.
    /// </summary>
    public IEnumerable<EntryMark> Denied => _denied.Except(_offeredTwice);

    /// <summary>Those of them of which the store never said anything: the kill met them.</summary>
    public IEnumerable<EntryMark> Unanswered => _offered.Keys.Except(_committed).Except(_denied);

    /// <summary>The last entries that receipts have named.</summary>
    public IEnumerable<(OrganizationId Organization, long Sequence)> Answered => _answered;

    /// <summary>The entries that event handlers have been given.</summary>
    public IReadOnlySet<EntryMark> Delivered => _delivered;

    public void Add(Report report)
    {
        switch (report.Kind)
        {
            case ReportKind.Commits:
                Offer(Mark(report), report[4]);
                break;
            case ReportKind.Committed:
                _committed.Add(Mark(report));
                break;
            case ReportKind.Conflicted:
                Deny(report);
                break;
            case ReportKind.Answered when report.Number(2) > 0:
                _answered.Add((OrganizationId.Parse(report[1]), report.Number(2)));
                break;
            case ReportKind.Delivered:
                _delivered.Add(Mark(report));
                break;
        }
    }

    public ChangeSet Change(EntryMark last) => ChangeText.Read(last.Organization, _offered[last]);

    /// <summary>Says of a change that its caller was told that it had failed, for certain.</summary>
    public void Deny(Report commits) => _denied.Add(Mark(commits));

    /// <summary>
    /// Of two who want the very same, one may have found the other's texts in the log, and makes none itself; it comes too late for certain,
    /// so what was made, if anything, is the one with the texts.
    /// </summary>
    private void Offer(EntryMark last, string change)
    {
        if (_offered.TryAdd(last, change)) return;
        _offeredTwice.Add(last);
        if (change.Length > _offered[last].Length) _offered[last] = change;
    }

    private static EntryMark Mark(Report report) => new(OrganizationId.Parse(report[0]), report.Number(1), report[2]);
}

/// <summary>An entry of the change log, told apart by its hash from all others that might have stood in its place.</summary>
internal readonly record struct EntryMark(OrganizationId Organization, long Sequence, string Hash);
