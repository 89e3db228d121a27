namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>Runs the steps of a script over one connection, with commands that it prepares once.</summary>
internal interface IScriptRunner : IDisposable
{
    /// <summary>Whether a transaction may be open.</summary>
    bool InTransaction { get; }

    /// <summary>The step that failed when the last run threw; -1 when it did not, or nobody knows.</summary>
    int FailedStep { get; }

    /// <summary>Runs the steps from one on to the last, in their order.</summary>
    /// <returns>The first step whose expectation is not met, -1 when all are. Steps behind it may have run, too, and are to be undone.</returns>
    ValueTask<int> RunAsync(Script script, int first, CancellationToken cancellationToken);
}
