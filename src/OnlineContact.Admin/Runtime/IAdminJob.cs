using NodaTime;

namespace OnlineContact.Admin.Runtime;

/// <summary>Work that falls due from time to time and is done by <see cref="IAdminRuntime.RunDueAsync"/>.</summary>
/// <remarks>Runs at most once at a time within a host; several hosts may run it at once.</remarks>
public interface IAdminJob
{
    /// <summary>The job's name, for example <c>outbox</c>.</summary>
    string Name { get; }

    /// <summary>How long after a run the next one falls due; <see cref="Duration.Zero"/>: whenever jobs are run.</summary>
    Duration Interval { get; }

    /// <summary>Does what there is to do.</summary>
    /// <param name="now">The instant of the run.</param>
    /// <param name="cancellationToken">Cancels; what is done stays done.</param>
    /// <returns>How many things were done, and how many failed and will be tried again.</returns>
    Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken);
}

/// <summary>What a run of a job did.</summary>
/// <param name="Done">The number of things done.</param>
/// <param name="Failed">The number of things that failed and will be tried again.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct JobResult(int Done, int Failed)
{
    /// <summary>Why the first of the failed things failed, if the job knows.</summary>
    public Exception? Error { get; init; }
}

/// <summary>What is known of a job: when it is due, and how its last run ended.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record JobStatus
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due next.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>When it ran last; null when it has not run in this process.</summary>
    public Instant? LastRunAt { get; init; }

    /// <summary>What the last run did; null when it has not run or has failed as a whole.</summary>
    public JobResult? LastResult { get; init; }

    /// <summary>Why the last run failed: as a whole, or the first of the things that failed in it; null when nothing did.</summary>
    public Exception? LastError { get; init; }
}
