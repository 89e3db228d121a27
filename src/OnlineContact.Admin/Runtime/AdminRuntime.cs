using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

internal sealed class AdminRuntime : IAdminRuntime, IDisposable
{
    private readonly IAdminStore _store;
    private readonly IClock _clock;
    private readonly RuntimeState _state;
    private readonly IStartCheck[] _checks;
    private readonly IAdminJob[] _jobs;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _statusLock = new();
    private readonly JobStatus[] _status;

    public AdminRuntime(IAdminStore store, IClock clock, RuntimeState state, IEnumerable<IStartCheck> checks, IEnumerable<IAdminJob> jobs)
    {
        _store = store;
        _clock = clock;
        _state = state;
        _checks = [.. checks];
        _jobs = [.. jobs.OrderBy(job => job.Name, StringComparer.Ordinal)];
        _status = [.. _jobs.Select(job => new JobStatus { Name = job.Name, DueAt = Instant.MinValue })];
    }

    public bool IsStarted => _state.IsStarted;

    public IReadOnlyList<JobStatus> Jobs
    {
        get
        {
            lock (_statusLock) return [.. _status];
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_state.IsStarted) return;
            foreach (var check in _checks) check.Check();
            RequireDistinctJobs();
            await _store.PrepareAsync(cancellationToken).ConfigureAwait(false);
            _state.Start();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<IReadOnlyList<JobStatus>> RunDueAsync(Instant until, CancellationToken cancellationToken = default)
    {
        _state.EnsureStarted("IAdminRuntime.RunDueAsync");
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var ran = new List<JobStatus>();
            for (var i = 0; i < _jobs.Length; i++)
            {
                // Written only here, in turn; the lock is for those who look on.
                if (!IsDue(_status[i], until)) continue;
                var status = await RunAsync(_jobs[i], cancellationToken).ConfigureAwait(false);
                lock (_statusLock) _status[i] = status;
                ran.Add(status);
            }

            return ran;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // A status names its job, so that a host could not tell two of one name apart.
    private void RequireDistinctJobs()
    {
        if (_jobs.CountBy(job => job.Name, StringComparer.Ordinal).FirstOrDefault(named => named.Value > 1) is not { Key: { } name, Value: var count }) return;
        throw new AdminConfigurationException(
            AdminErrors.OptionsInvalid.With(name, nameof(IAdminJob), $"one job named {name}", count),
            "Give each job a name of its own.");
    }

    // What ran in the future ran by a clock that has been set right since.
    private bool IsDue(JobStatus job, Instant until) => job.DueAt <= until || job.LastRunAt > _clock.GetCurrentInstant();

    private static Instant Later(Instant now, Duration interval) =>
        interval < Instant.MaxValue - now ? now + interval : Instant.MaxValue;

    private async Task<JobStatus> RunAsync(IAdminJob job, CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        var status = new JobStatus { Name = job.Name, DueAt = Later(now, job.Interval), LastRunAt = now };
        try
        {
            var result = await job.RunAsync(now, cancellationToken).ConfigureAwait(false);
            return status with { LastResult = result, LastError = result.Error };
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A job that fails is due again at once; the others still run.
            return status with { DueAt = now, LastError = e };
        }
    }
}
