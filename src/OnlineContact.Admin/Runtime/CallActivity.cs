using System.Diagnostics;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// The trace of one call, under the source name <c>OnlineContact.Admin</c>; nothing while nobody listens. It says what was asked
/// for in which organization and what came of it, and nothing of persons.
/// </summary>
internal readonly struct CallActivity : IDisposable
{
    public const string SourceName = "OnlineContact.Admin";
    public const string Operation = "onlinecontact.admin.operation";
    public const string Organization = "onlinecontact.admin.organization";
    public const string Outcome = "onlinecontact.admin.outcome";
    public const string Succeeded = "succeeded";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Activity? _activity;

    private CallActivity(Activity? activity) => _activity = activity;

    public static CallActivity Start(AdminCall call)
    {
        var activity = Source.StartActivity(call.Name);
        activity?.SetTag(Operation, call.Operation.ToString());
        activity?.SetTag(Organization, call.Organization.ToString());
        return new CallActivity(activity);
    }

    /// <summary>Notes what came of the call, and hands it on. A refusal is an answer and no error.</summary>
    public Outcome<T> Ended<T>(Outcome<T> outcome) where T : notnull
    {
        _activity?.SetTag(Outcome, outcome.TryGetValue(out _, out var error) ? Succeeded : error.Code);
        return outcome;
    }

    /// <summary>A call that ends without an outcome has thrown.</summary>
    public void Dispose()
    {
        if (_activity is null) return;
        if (_activity.GetTagItem(Outcome) is null) _activity.SetStatus(ActivityStatusCode.Error);
        _activity.Dispose();
    }
}
