using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>Reports what a manager is asked and what it answered.</summary>
internal sealed class Caller(Reporter reporter)
{
    private static readonly AsyncLocal<int> Present = new();

    /// <summary>The task whose call is under way here.</summary>
    public static int PresentTask => Present.Value;

    public async Task CallAsync(int task, string what, Func<Task<Outcome<ChangeReceipt>>> call)
    {
        Present.Value = task;
        reporter.Say(ReportKind.Asks, task, what);
        try
        {
            var outcome = await call();
            if (outcome.TryGetValue(out var receipt, out var error))
                reporter.Say(ReportKind.Answered, task, receipt.Organization, receipt.Sequence, receipt.Version.Value, receipt.Number);
            else
                reporter.Say(ReportKind.Refused, task, error.Code);
        }
        catch (AdminStorageException e)
        {
            reporter.Say(ReportKind.Failed, task, e.OutcomeUnknown, e.IsTransient, e.Message, e.InnerException?.Message);
        }
    }
}
