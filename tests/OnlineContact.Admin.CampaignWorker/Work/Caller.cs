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

    public Task CallAsync(int task, string what, Func<Task<Outcome<ChangeReceipt>>> call) =>
        CallAsync(task, what, call, static receipt => [receipt.Organization, receipt.Sequence, receipt.Version.Value, receipt.Number]);

    /// <summary>The same for an answer that is no receipt.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">What is asked for.</param>
    /// <param name="call">The call.</param>
    /// <param name="fields">What is reported of the answer.</param>
    /// <returns>Whether it was answered, and not refused.</returns>
    public async Task<bool> CallAsync<T>(int task, string what, Func<Task<Outcome<T>>> call, Func<T, object?[]> fields) where T : notnull
    {
        Present.Value = task;
        reporter.Say(ReportKind.Asks, task, what);
        try
        {
            var outcome = await call();
            if (outcome.TryGetValue(out var answer, out var error)) reporter.Say(ReportKind.Answered, [task, .. fields(answer)]);
            else reporter.Say(ReportKind.Refused, task, error.Code);
            return outcome.Succeeded;
        }
        catch (AdminStorageException e)
        {
            reporter.Say(ReportKind.Failed, task, e.OutcomeUnknown, e.IsTransient, e.Message, e.InnerException?.Message);
            return false;
        }
    }
}
