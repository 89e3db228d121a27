using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Health;

/// <summary>
/// Says how the library is in this host: the store and its schema, the heads of the change logs, what waits for event handlers, the watches of
/// CTI, and the jobs. For the host's own health check; no right is asked for, and nothing in the answer is personal.
/// </summary>
/// <remarks>Safe to use from several threads; a singleton. Only reads.</remarks>
public sealed class AdminHealth
{
    /// <summary>A store that neither answers nor lets itself be cancelled is left alone after so many calls, until one comes back.</summary>
    private const int MostUnanswered = 8;

    private readonly IAdminStore _store;
    private readonly IAdminRuntime _runtime;
    private readonly IClock _clock;
    private readonly TimeProvider _time;
    private readonly Lazy<HealthLimits> _limits;
    private readonly ChainHeads _chains;
    private readonly WaitingMessages _messages;
    private readonly CtiTenants _tenants;
    private int _unanswered;

    internal AdminHealth(IAdminStore store, IAdminRuntime runtime, IClock clock, TimeProvider time, Lazy<HealthLimits> limits, CtiGateway gateway, CtiLiveStates live, CtiLease lease)
    {
        _store = store;
        _runtime = runtime;
        _clock = clock;
        _time = time;
        _limits = limits;
        _chains = new ChainHeads(store);
        _messages = new WaitingMessages(store);
        _tenants = new CtiTenants(store, gateway, live, lease, clock);
    }

    /// <summary>
    /// Looks, for at most <c>TimeLimit</c> and at most at <c>MaxOrganizations</c> organizations of each kind; the next look goes on with the next ones. Nothing
    /// escapes as an exception but the cancellation by the caller: what fails or does not come in time is a finding, and what would have come after
    /// it is not asked.
    /// </summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What it found. Before <c>IAdminRuntime.StartAsync</c> has finished it is <see cref="AdminHealthStatus.Unhealthy"/> with OCA0002.</returns>
    public async Task<AdminHealthReport> CheckAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var look = new Look(_limits.Value, _clock.GetCurrentInstant(), _runtime.IsStarted, _time.GetTimestamp());
        await AskAsync(look, cancellationToken).ConfigureAwait(false);
        look.Judge(_runtime.Jobs);
        return look.ToReport();
    }

    /// <summary>From the plainest question to the largest one, until one is not answered.</summary>
    private async Task AskAsync(Look look, CancellationToken cancellationToken)
    {
        var most = look.Limits.MaxOrganizations;
        if (_store is IStoreSchemaReader reader)
        {
            if (await AnsweredAsync(look, reader.ReadSchemaAsync, cancellationToken).ConfigureAwait(false) is not { } schema) return;
            look.Judge(schema);
        }

        if (!look.IsStarted) return;
        var began = _time.GetTimestamp();
        if (await AnsweredAsync(look, token => _store.OrganizationsAsync(null, 1, null, token), cancellationToken).ConfigureAwait(false) is null) return;
        look.Latency = Duration.FromTimeSpan(_time.GetElapsedTime(began));
        if (await AnsweredAsync(look, async token => new Chains(await _chains.LookAsync(most, token).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false) is not { } chains) return;
        look.Judge(chains);
        if (await AnsweredAsync(look, token => _messages.LookAsync(most, look.Late, token), cancellationToken).ConfigureAwait(false) is not { } waiting) return;
        look.Judge(waiting);
        if (await AnsweredAsync(look, token => _tenants.LookAsync(most, token), cancellationToken).ConfigureAwait(false) is not { } tenants) return;
        look.Judge(tenants);
    }

    /// <summary>The answer; null when there was none in the time that is left, and the look has noted why.</summary>
    private async Task<T?> AnsweredAsync<T>(Look look, Func<CancellationToken, Task<T>> question, CancellationToken cancellationToken) where T : class
    {
        try
        {
            var left = look.Limits.TimeLimit.ToTimeSpan() - _time.GetElapsedTime(look.Began);
            if (left <= TimeSpan.Zero || Volatile.Read(ref _unanswered) >= MostUnanswered) throw new TimeoutException();

            // Counted before it is sent off, since the thread that makes the call may be long in coming.
            Interlocked.Increment(ref _unanswered);
            return await TimeLimit.RunAsync(CountedAsync, left, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            look.Fail(e);
            return null;
        }

        async Task<T> CountedAsync(CancellationToken token)
        {
            try
            {
                return await question(token).ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Decrement(ref _unanswered);
            }
        }
    }

    /// <summary>What the heads were found to be.</summary>
    private sealed record Chains((int Checked, IReadOnlyList<AdminError> Faults) Found);

    /// <summary>One look: what has been answered so far, and what that is worth.</summary>
    private sealed class Look(HealthLimits limits, Instant now, bool isStarted, long began)
    {
        private readonly List<HealthFinding> _findings = isStarted
            ? []
            : [new HealthFinding { Status = AdminHealthStatus.Unhealthy, Error = AdminErrors.RuntimeNotStarted.With(null, $"{nameof(AdminHealth)}.{nameof(CheckAsync)}") }];

        private StoreSchema _schema = StoreSchema.NotTold;
        private int? _chainsChecked;
        private IReadOnlyList<(OrganizationId Organization, Instant Since)>? _waiting;
        private IReadOnlyList<CtiTenantHealth>? _tenants;
        private IReadOnlyList<JobHealth> _jobs = [];

        public HealthLimits Limits => limits;

        public bool IsStarted => isStarted;

        public long Began => began;

        public Instant Late => now - limits.MaxWaiting;

        public Duration? Latency { get; set; }

        public void Fail(Exception exception) => Add(AdminHealthStatus.Unhealthy, exception switch
        {
            TimeoutException => AdminErrors.HealthTimeLimit.With(null, Shown(limits.TimeLimit)),
            AdminConfigurationException configuration => configuration.Error,
            AdminStorageException storage => AdminErrors.StoreFailed.With(null, $"{storage.Adapter} {storage.Operation}"),

            // What a store of somebody else's says in its exceptions may be anything.
            _ => AdminErrors.StoreFailed.With(null, exception.GetType().Name),
        });

        public void Judge(StoreSchema schema)
        {
            _schema = schema;
            if (schema.State is not (StoreSchemaState.Older or StoreSchemaState.Newer)) return;
            Add(
                schema.State == StoreSchemaState.Newer ? AdminHealthStatus.Degraded : AdminHealthStatus.Unhealthy,
                AdminErrors.StoreSchemaMismatch.With("database", schema.Expected ?? "-", schema.Found ?? "-"));
        }

        public void Judge(Chains chains)
        {
            _chainsChecked = chains.Found.Checked;
            foreach (var fault in chains.Found.Faults) Add(AdminHealthStatus.Unhealthy, fault);
        }

        public void Judge(IReadOnlyList<(OrganizationId Organization, Instant Since)> waiting)
        {
            _waiting = waiting;
            foreach (var (organization, since) in waiting)
            {
                if (since < Late) Add(AdminHealthStatus.Degraded, AdminErrors.OutboxDelayed.With(organization.Value, Shown(limits.MaxWaiting), Shown(now - since)));
            }
        }

        public void Judge(IReadOnlyList<CtiTenantHealth> tenants)
        {
            _tenants = tenants;
            foreach (var tenant in tenants)
            {
                if (tenant.State == CtiWatchState.Reconciling) Add(AdminHealthStatus.Degraded, AdminErrors.CtiNotConnected.With(tenant.Organization.Value));
                if (tenant.State == CtiWatchState.NotWatched && limits.ExpectsCtiWatch) Add(AdminHealthStatus.Degraded, AdminErrors.CtiNotWatched.With(tenant.Organization.Value));
            }
        }

        public void Judge(IReadOnlyList<JobStatus> jobs)
        {
            _jobs = [.. jobs.Select(Shown)];
            foreach (var job in _jobs)
            {
                // A host need not run jobs; one that has begun to is expected to go on.
                if (job.LastRunAt is null) continue;
                if (job.FailedWith is not null || job.Failed > 0) Add(AdminHealthStatus.Degraded, AdminErrors.JobFailed.With(job.Name, job.FailedWith ?? "-"));
                if (now - job.DueAt > limits.MaxJobDelay) Add(AdminHealthStatus.Degraded, AdminErrors.JobOverdue.With(job.Name, Shown(limits.MaxJobDelay), Shown(now - job.DueAt)));
            }
        }

        public AdminHealthReport ToReport() => new()
        {
            At = now,
            IsStarted = isStarted,
            StoreLatency = Latency,
            Schema = _schema,
            ChainsChecked = _chainsChecked,
            OrganizationsWaiting = _waiting?.Count,
            OldestWaitingSince = _waiting is { Count: > 0 } ? _waiting.Min(each => each.Since) : null,
            CtiTenants = _tenants,
            Jobs = _jobs,
            Findings = _findings,
        };

        private void Add(AdminHealthStatus status, AdminError error) => _findings.Add(new HealthFinding { Status = status, Error = error });

        private static JobHealth Shown(JobStatus job) => new()
        {
            Name = job.Name,
            DueAt = job.DueAt,
            LastRunAt = job.LastRunAt,
            Done = job.LastResult?.Done,
            Failed = job.LastResult?.Failed,
            FailedWith = job.LastError?.GetType().Name,
        };

        private static string Shown(Duration duration) => $"{Math.Floor(duration.TotalSeconds):0} s";
    }
}
