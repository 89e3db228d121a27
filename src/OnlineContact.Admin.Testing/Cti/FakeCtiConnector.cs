using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>How a <see cref="FakeCtiConnector"/> answers.</summary>
public enum FakeCtiWay
{
    /// <summary>As a telephony system that works.</summary>
    Answers,

    /// <summary>It cannot be reached: nothing is done.</summary>
    Unreachable,

    /// <summary>It does what it is told, and its answer is lost.</summary>
    LosesAnswers,

    /// <summary>It does what it is told, and never answers, not even when it is cancelled.</summary>
    NeverAnswers,

    /// <summary>It throws, which no connector may.</summary>
    Throws,
}

/// <summary>A telephony system in memory with its connector, for tests of hosts and of the library: no network, no time of its own.</summary>
/// <remarks>Safe to use from several threads. Each tenant has its own agents; an agent that nobody has added is unknown.</remarks>
public sealed class FakeCtiConnector : ICtiConnector, ICtiTelephony
{
    private readonly Lock _turn = new();
    private readonly IClock _clock;
    private readonly Dictionary<string, CtiTenantCheck> _tenants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Desk> _desks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Channel<Told>> _watches = [];
    private readonly List<string> _commands = [];
    private int _lastCall;
    private int _unanswered;

    /// <summary>Makes one.</summary>
    /// <param name="version">The version it serves.</param>
    /// <param name="clock">What tells when events happened.</param>
    /// <param name="capabilities">What it claims, and can.</param>
    public FakeCtiConnector(CtiVersion version, IClock clock, CtiCapabilities capabilities = CtiCapabilities.All)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Version = version;
        _clock = clock;
        Capabilities = capabilities;
    }

    /// <inheritdoc/>
    public CtiVersion Version { get; }

    /// <inheritdoc/>
    public CtiCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public CtiStateMap States => CtiStateMap.Standard;

    /// <summary>How it answers from now on.</summary>
    public FakeCtiWay Way { get; set; }

    /// <summary>What it was told to do, in order: the kind, a space and the CTI ID; also what it then did not do.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_turn) return [.. _commands];
        }
    }

    /// <summary>How many calls it has got that it never answers.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>How many watches are open.</summary>
    public int Watches
    {
        get
        {
            lock (_turn) return _watches.Count;
        }
    }

    /// <summary>Makes a tenant known, or known otherwise.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="check">What is said of it.</param>
    public void AddTenant(string name, CtiTenantCheck check = CtiTenantCheck.Exists)
    {
        lock (_turn) _tenants[name] = check;
    }

    /// <inheritdoc/>
    public void Add(CtiNumbers agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        lock (_turn) _desks.TryAdd(agent.Id.Value, new Desk(agent));
    }

    /// <inheritdoc/>
    public CtiAgentSnapshot StateOf(CtiNumbers agent) => At(agent, desk => desk.Snapshot());

    /// <inheritdoc/>
    public void SignIn(CtiNumbers agent) => At(agent, Enter);

    /// <inheritdoc/>
    public void SignOut(CtiNumbers agent) => At(agent, Leave);

    /// <inheritdoc/>
    public void SetState(CtiNumbers agent, CtiExchangeState state) => At(agent, desk =>
    {
        if (!desk.IsSignedIn) throw new InvalidOperationException("She is not signed in.");
        Change(desk, state);
    });

    /// <inheritdoc/>
    public string Offer(CtiNumbers agent) => Begin(agent, CtiCallDirection.Inbound, CtiCallPhase.Offered, CtiEventKind.CallOffered);

    /// <inheritdoc/>
    public string Dial(CtiNumbers agent) => Begin(agent, CtiCallDirection.Outbound, CtiCallPhase.Originated, CtiEventKind.CallOriginated);

    /// <inheritdoc/>
    public void Establish(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Established, CtiEventKind.CallEstablished);

    /// <inheritdoc/>
    public void Hold(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Held, CtiEventKind.CallHeld);

    /// <inheritdoc/>
    public void Retrieve(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Established, CtiEventKind.CallRetrieved);

    /// <inheritdoc/>
    public void Clear(CtiNumbers agent, string call) => Move(agent, call, null, CtiEventKind.CallCleared);

    /// <inheritdoc/>
    public void Restart()
    {
        lock (_turn)
        {
            foreach (var watch in _watches) watch.Writer.TryWrite(Told.Lost);
        }
    }

    /// <inheritdoc/>
    public ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return AskAsync<CtiTenantCheck>(CtiCapabilities.CheckTenant, () => _tenants.GetValueOrDefault(tenant.Name, CtiTenantCheck.Unknown));
    }

    /// <inheritdoc/>
    public ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(agent);
        return AskAsync<CtiAgentCheck>(CtiCapabilities.CheckAgent, () => _desks.ContainsKey(agent.Id.Value) ? CtiAgentCheck.Exists : CtiAgentCheck.Unknown);
    }

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        DoAsync(CtiCapabilities.ProvisionAgent, "provision", tenant, agent, needsDesk: false, _ =>
        {
            _desks.TryAdd(agent.Id.Value, new Desk(agent));
            return CtiAnswer.Done;
        });

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        DoAsync(CtiCapabilities.SignIn, "sign-in", tenant, agent, needsDesk: true, desk =>
        {
            if (desk.IsSignedIn) return CtiAnswer.Refused(CtiRefusal.AlreadySignedIn);
            Enter(desk);
            return CtiAnswer.Done;
        });

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        DoAsync(CtiCapabilities.SignIn, "sign-out", tenant, agent, needsDesk: true, desk =>
        {
            if (!desk.IsSignedIn) return CtiAnswer.Refused(CtiRefusal.NotSignedIn);
            Leave(desk);
            return CtiAnswer.Done;
        });

    /// <inheritdoc/>
    public ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(agent);
        return AskAsync<CtiAgentSnapshot>(CtiCapabilities.GetState, () => _desks.TryGetValue(agent.Id.Value, out var desk) ? desk.Snapshot() : CtiAnswer.Refused(CtiRefusal.UnknownAgent));
    }

    /// <inheritdoc/>
    public ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) =>
        DoAsync(CtiCapabilities.SetState, "set-state", tenant, agent, needsDesk: true, desk =>
        {
            if (!desk.IsSignedIn) return CtiAnswer.Refused(CtiRefusal.NotSignedIn);
            if (state.Mode is CtiAgentMode.SignedOut or CtiAgentMode.Busy) return CtiAnswer.Refused(CtiRefusal.StateNotAllowed);
            Change(desk, state);
            return CtiAnswer.Done;
        });

    /// <inheritdoc/>
    public async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watch);
        if ((Capabilities & CtiCapabilities.Watch) == 0)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            yield break;
        }

        var sequence = watch.After;
        var channel = Channel.CreateUnbounded<Told>();
        lock (_turn)
        {
            _watches.Add(channel);
            channel.Writer.TryWrite(Told.Lost);
        }

        try
        {
            await foreach (var told in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!told.IsLost)
                {
                    yield return Event(told);
                    continue;
                }

                // What was told before the snapshot is in it.
                List<Told> snapshots = [];
                lock (_turn)
                {
                    while (channel.Reader.TryPeek(out var old) && !old.IsLost) channel.Reader.TryRead(out _);
                    if (channel.Reader.TryPeek(out _)) continue;
                    foreach (var desk in _desks.Values.Where(desk => desk.IsSignedIn)) snapshots.Add(new Told(CtiEventKind.Snapshot, desk, null, desk.Snapshot(), _clock.GetCurrentInstant()));
                }

                yield return Event(new Told(CtiEventKind.Reconciling, null, null, null, _clock.GetCurrentInstant()));
                foreach (var snapshot in snapshots) yield return Event(snapshot);
                yield return Event(new Told(CtiEventKind.Reconciled, null, null, null, _clock.GetCurrentInstant()));
            }
        }
        finally
        {
            lock (_turn) _watches.Remove(channel);
        }

        CtiEvent Event(Told told) => new()
        {
            Id = new CtiEventId(watch.Tenant.Organization, watch.Fence, ++sequence),
            At = told.At,
            Kind = told.Kind,
            Agent = told.Desk?.Agent,
            State = told.State?.State,
            Calls = told.Kind == CtiEventKind.Snapshot ? told.State!.Calls : null,
            Call = told.Call,
        };
    }

    private async ValueTask<CtiAnswer<T>> AskAsync<T>(CtiCapabilities capability, Func<CtiAnswer<T>> answer) where T : notnull
    {
        if ((Capabilities & capability) == 0) return CtiAnswer.Refused(CtiRefusal.NotSupported);
        switch (Way)
        {
            case FakeCtiWay.Answers:
                lock (_turn) return answer();
            case FakeCtiWay.NeverAnswers:
                await NeverAsync().ConfigureAwait(false);
                return CtiAnswer.Unreachable;
            case FakeCtiWay.Throws:
                throw new InvalidOperationException("A connector that throws.");
            default:
                return CtiAnswer.Unreachable;
        }
    }

    private async ValueTask<CtiAnswer> DoAsync(CtiCapabilities capability, string name, CtiTenant tenant, CtiNumbers agent, bool needsDesk, Func<Desk, CtiAnswer> act)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(agent);
        if ((Capabilities & capability) == 0) return CtiAnswer.Refused(CtiRefusal.NotSupported);
        if (Way == FakeCtiWay.Unreachable) return CtiAnswer.Unreachable;
        CtiAnswer answer;
        lock (_turn)
        {
            _commands.Add($"{name} {agent.Id}");
            answer = !_desks.TryGetValue(agent.Id.Value, out var desk) && needsDesk ? CtiAnswer.Refused(CtiRefusal.UnknownAgent) : act(desk!);
        }

        switch (Way)
        {
            case FakeCtiWay.Answers:
                return answer;
            case FakeCtiWay.NeverAnswers:
                await NeverAsync().ConfigureAwait(false);
                return CtiAnswer.Unknown;
            case FakeCtiWay.Throws:
                throw new InvalidOperationException("A connector that throws.");
            default:
                return CtiAnswer.Unknown;
        }
    }

    private Task NeverAsync()
    {
        Interlocked.Increment(ref _unanswered);
        return new TaskCompletionSource().Task;
    }

    private void Enter(Desk desk)
    {
        desk.State = new CtiExchangeState(CtiAgentMode.NotReady);
        Tell(CtiEventKind.SignedIn, desk, null);
    }

    private void Leave(Desk desk)
    {
        foreach (var call in desk.Calls.ToList())
        {
            desk.Calls.Remove(call);
            Tell(CtiEventKind.CallCleared, desk, call.Call);
        }

        desk.State = default;
        Tell(CtiEventKind.SignedOut, desk, null);
    }

    private void Change(Desk desk, CtiExchangeState state)
    {
        if (state.Mode == CtiAgentMode.SignedOut) throw new ArgumentOutOfRangeException(nameof(state), state, "Signing out is a call of its own.");
        desk.State = state;
        Tell(CtiEventKind.StateChanged, desk, null);
    }

    private string Begin(CtiNumbers agent, CtiCallDirection direction, CtiCallPhase phase, CtiEventKind kind) => At(agent, desk =>
    {
        if (!desk.IsSignedIn) throw new InvalidOperationException("She is not signed in.");
        var call = new CtiCall { Id = string.Create(CultureInfo.InvariantCulture, $"call-{++_lastCall}"), Direction = direction };
        desk.Calls.Add(new CtiCallSnapshot { Call = call, Phase = phase });
        Tell(kind, desk, call);
        return call.Id;
    });

    private void Move(CtiNumbers agent, string call, CtiCallPhase? phase, CtiEventKind kind) => At(agent, desk =>
    {
        var place = desk.Calls.FindIndex(each => each.Call.Id == call);
        if (place < 0) throw new ArgumentException($"She has no call {call}.", nameof(call));
        var moved = desk.Calls[place].Call;
        if (phase is { } reached) desk.Calls[place] = new CtiCallSnapshot { Call = moved, Phase = reached };
        else desk.Calls.RemoveAt(place);
        Tell(kind, desk, moved);
    });

    private void Tell(CtiEventKind kind, Desk desk, CtiCall? call)
    {
        var state = kind is CtiEventKind.SignedIn or CtiEventKind.StateChanged ? desk.Snapshot() : null;
        foreach (var watch in _watches) watch.Writer.TryWrite(new Told(kind, desk, call, state, _clock.GetCurrentInstant()));
    }

    private void At(CtiNumbers agent, Action<Desk> act) => At(agent, desk =>
    {
        act(desk);
        return true;
    });

    private T At<T>(CtiNumbers agent, Func<Desk, T> act)
    {
        ArgumentNullException.ThrowIfNull(agent);
        lock (_turn) return act(_desks[agent.Id.Value]);
    }

    private sealed class Desk(CtiNumbers agent)
    {
        public CtiNumbers Agent { get; } = agent;

        public CtiExchangeState State { get; set; }

        public bool IsSignedIn => State.Mode != CtiAgentMode.SignedOut;

        public List<CtiCallSnapshot> Calls { get; } = [];

        public CtiAgentSnapshot Snapshot() => new() { State = State, Calls = [.. Calls] };
    }

    /// <summary>What a watch is told; without a kind it is that the connection was lost.</summary>
    private sealed record Told(CtiEventKind Kind, Desk? Desk, CtiCall? Call, CtiAgentSnapshot? State, Instant At)
    {
        public static Told Lost { get; } = new(default, null, null, null, default);

        public bool IsLost => Kind == default;
    }
}
