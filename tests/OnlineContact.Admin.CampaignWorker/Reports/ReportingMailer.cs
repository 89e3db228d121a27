using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.CampaignWorker.Reports;

/// <summary>A mailer for which a report is the mail: what is written has left the process, whatever becomes of it.</summary>
internal sealed class ReportingMailer(Reporter reporter) : IMemberMailer
{
    public Task SendAsync(MemberMessage message, CancellationToken cancellationToken)
    {
        reporter.Say(ReportKind.Mailed, message.Organization, message.IdempotencyKey, message.Account.Value, message.Token);
        return Task.CompletedTask;
    }
}
