using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.CampaignWorker.Reports;

/// <summary>Reports every entry that the outbox hands out.</summary>
internal sealed class ReportingHandler(Reporter reporter) : IAdminEventHandler
{
    public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries) reporter.Say(ReportKind.Delivered, organization, entry.Sequence, entry.Hash);
        return Task.CompletedTask;
    }
}
