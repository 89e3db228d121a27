using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Runtime;

/// <summary>Starts the library and runs the work that falls due. A host calls it; the library has no threads or timers of its own.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public interface IAdminRuntime
{
    /// <summary>Whether <see cref="StartAsync"/> has finished.</summary>
    bool IsStarted { get; }

    /// <summary>The jobs, ordered by name.</summary>
    IReadOnlyList<JobStatus> Jobs { get; }

    /// <summary>Checks options, store and schema; to be awaited once before the first call of a manager. A second call does nothing.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task.</returns>
    /// <exception cref="AdminConfigurationException">No store was chosen (OCA0001), an option is out of its limits (OCA0003), the schema is of another version (OCA0004), or the database cannot be used (OCA0005).</exception>
    Task StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Runs the jobs that are due until an instant, one after the other; one that fails does not keep the others.</summary>
    /// <param name="until">The instant; usually now. A later one runs jobs early. A job that ran by a clock that has been set back since is due at once.</param>
    /// <param name="cancellationToken">Cancels; what is done stays done.</param>
    /// <returns>The state of the jobs that ran. A failed one has its exception in <see cref="JobStatus.LastError"/>.</returns>
    Task<IReadOnlyList<JobStatus>> RunDueAsync(Instant until, CancellationToken cancellationToken = default);
}

/// <summary>Something that has to hold before the library may be used.</summary>
internal interface IStartCheck
{
    /// <summary>Throws <see cref="AdminConfigurationException"/> when it does not hold.</summary>
    void Check();
}
