using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignWorker.Reports;

/// <summary>Reports every change before the store is given it, and what the store has said of it.</summary>
internal sealed class ReportingStore(IAdminStore inner, Reporter reporter) : StoreDecorator(inner)
{
    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var head = changes.Writes[0];
        var sequence = head.Get(OrganizationHead.Columns.Sequence).AsNumber();
        var hash = Convert.ToHexStringLower(head.Get(OrganizationHead.Columns.Hash).AsBytes());
        reporter.Say(ReportKind.Commits, changes.Organization, sequence, hash, Caller.PresentTask, ChangeText.Write(changes));
        var result = await Inner.CommitAsync(changes, cancellationToken);
        reporter.Say(result.Status == CommitStatus.Committed ? ReportKind.Committed : ReportKind.Conflicted, changes.Organization, sequence, hash);
        return result;
    }
}
