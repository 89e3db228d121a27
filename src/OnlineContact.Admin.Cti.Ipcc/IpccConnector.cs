using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Cti.Ipcc.Session;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Cti.Ipcc;

/// <summary>Speaks to private IPCCs: CSTA Phase III as ECMA-323 XML over TCP, sessions by ECMA-354, one connection for a tenant.</summary>
internal sealed class IpccConnector : ICtiConnector, IAsyncDisposable, IDisposable
{
    /// <summary>So many tenants are kept at least; beyond, those without a connection are forgotten. Names of tenants come from outside.</summary>
    private const int ManyLines = 1_000;

    /// <summary>Read when they are needed first: what is wrong with them the start says, and not whoever makes a connector.</summary>
    private readonly IOptions<IpccOptions> _lazyOptions;
    private readonly Lazy<IpccSettings> _lazySettings;
    private readonly IClock _clock;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(OrganizationId, string), IpccLine> _lines = new();
    private volatile bool _isDisposed;

    public IpccConnector(IOptions<IpccOptions> options, IClock clock, TimeProvider time)
    {
        _lazyOptions = options;
        _lazySettings = new Lazy<IpccSettings>(() => IpccSettings.Of(options.Value));
        _clock = clock;
        _time = time;
    }

    public CtiVersion Version => CtiVersion.IpccPrivate;

    public CtiCapabilities Capabilities => CtiCapabilities.All & ~CtiCapabilities.ProvisionAgent;

    public CtiStateMap States => Options.States;

    private IpccOptions Options => _lazyOptions.Value;

    private IpccSettings Settings => _lazySettings.Value;

    public async ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken)
    {
        if (LineOf(tenant) is not { } line) return CtiTenantCheck.Unknown;
        var (session, problem) = await OpenAsync(line, isAskedFor: true, cancellationToken).ConfigureAwait(false);
        if (session is not null) return CtiTenantCheck.Exists;
        return problem.Refusal == CtiRefusal.UnknownTenant ? CtiTenantCheck.Unknown : problem;
    }

    public async ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var reply = await AskAsync(tenant, CstaMessage.GetAgentState(agent.No.Value), cancellationToken).ConfigureAwait(false);
        if (reply.Problem is { } problem) return problem.Refusal == CtiRefusal.UnknownAgent ? CtiAgentCheck.Unknown : problem;
        var named = reply.Answer!.Within("agentStateList")?.Each("agentStateEntry").Select(entry => entry.TextOf("agentID")).FirstOrDefault(id => id is not null);
        return named is null || string.Equals(named, agent.Id.Value, StringComparison.OrdinalIgnoreCase) ? CtiAgentCheck.Exists : CtiAgentCheck.Unknown;
    }

    public ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(CtiAnswer.Refused(CtiRefusal.NotSupported));

    public ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        CommandAsync(tenant, agent, "loggedOn", null, CtiRefusal.AlreadySignedIn, cancellationToken);

    public ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        CommandAsync(tenant, agent, "loggedOff", null, CtiRefusal.NotSignedIn, cancellationToken);

    public async ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var (no, picture) = (agent.No.Value, new IpccPicture([agent], Settings.MaxCallsOfAnAgent));
        var states = await AskAsync(tenant, CstaMessage.GetAgentState(no), cancellationToken).ConfigureAwait(false);
        if (states.Problem is { } problem) return problem;
        picture.TakeStates(no, states.Answer!);
        var connections = await AskAsync(tenant, CstaMessage.SnapshotDevice(no), cancellationToken).ConfigureAwait(false);
        if (connections.Problem is { } other) return other;
        picture.TakeConnections(no, connections.Answer!);
        foreach (var call in IpccPicture.CallsOf(connections.Answer!))
        {
            var parties = await AskAsync(tenant, CstaMessage.SnapshotCall(call, no), cancellationToken).ConfigureAwait(false);
            if (parties.Problem is { Kind: not CtiAnswerKind.Refused } third) return third;
            // Refused: the call ended in between.
            if (parties.Answer is { } answer) picture.TakeParties(call, answer);
        }

        return picture.Of(agent);
    }

    public ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) =>
        CstaWords.Requested(state.Mode) is { } requested
            ? CommandAsync(tenant, agent, requested, state.Reason, CtiRefusal.StateNotAllowed, cancellationToken)
            : new(CtiAnswer.Refused(CtiRefusal.StateNotAllowed));

    public async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var sequence = watch.After;
        yield return Event(new Happening(CtiEventKind.Reconciling));
        if (LineOf(watch.Tenant) is not { } line)
        {
            // An exchange that nobody named never comes; the options do not change any more.
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken).ConfigureAwait(false);
            yield break;
        }

        using var watching = line.Watch();
        var state = new WatchState(watch.Agents, Settings.MaxCallsOfAnAgent, Settings.MaxWaitingEvents);
        var happenings = new List<Happening>();
        while (true)
        {
            var session = await line.PatientSessionAsync(cancellationToken).ConfigureAwait(false);
            await using var feed = new WatchFeed(session, watch.Agents, GroupsOf(watch.Tenant), Settings.SnapshotInterval, Settings.MaxWaitingEvents, _time);
            while (await feed.Items.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (feed.Items.TryRead(out var item))
                {
                    state.Take(item, happenings);
                    if (feed.TakeOverflow()) state.Lose(happenings);
                    foreach (var happening in happenings) yield return Event(happening);
                    happenings.Clear();
                }

                if (!state.NeedsSnapshot) continue;
                state.NeedsSnapshot = false;
                feed.WantSnapshot();
            }

            state.Lose(happenings);
            foreach (var happening in happenings) yield return Event(happening);
            happenings.Clear();
        }

        CtiEvent Event(Happening happening) => new()
        {
            Id = new CtiEventId(watch.Tenant.Organization, watch.Fence, ++sequence),
            At = _clock.GetCurrentInstant(),
            Kind = happening.Kind,
            Agent = happening.Agent,
            State = happening.State,
            Call = happening.Call,
            Calls = happening.Calls,
            Detail = happening.Detail,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        foreach (var line in _lines.Values) await line.DisposeAsync().ConfigureAwait(false);
    }

    // A container that is not disposed of asynchronously would refuse to be, if it could not do this.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private IpccExchange? ExchangeOf(CtiTenant tenant) => Options.Exchanges.TryGetValue(tenant.Name, out var own) ? own : Options.Exchange;

    private IReadOnlyList<string> GroupsOf(CtiTenant tenant) => [.. ExchangeOf(tenant)!.Groups];

    private IpccLine? LineOf(CtiTenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (ExchangeOf(tenant) is not { } exchange) return null;
        if (_lines.Count >= ManyLines)
        {
            foreach (var idle in _lines.Where(line => line.Value.IsClosed)) _lines.TryRemove(idle);
        }

        return _lines.GetOrAdd((tenant.Organization, tenant.Name), static (key, of) => new IpccLine(of.exchange, key.Item2, of.Settings, of._time), (exchange, Settings, _time));
    }

    private async Task<LineAnswer> OpenAsync(IpccLine line, bool isAskedFor, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Settings.TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await line.SessionAsync(isAskedFor, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new LineAnswer(null, CtiAnswer.Unreachable);
        }
    }

    /// <summary>Asks something that changes nothing: no answer is as good as not having asked.</summary>
    private async Task<(CstaElement? Answer, CtiAnswer? Problem)> AskAsync(CtiTenant tenant, CstaMessage message, CancellationToken cancellationToken)
    {
        var (answer, problem) = await SendAsync(tenant, message, cancellationToken).ConfigureAwait(false);
        return problem is { Kind: CtiAnswerKind.Unknown } ? (null, CtiAnswer.Unreachable) : (answer, problem);
    }

    private async ValueTask<CtiAnswer> CommandAsync(CtiTenant tenant, CtiNumbers agent, string state, string? reason, CtiRefusal otherwise, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var (_, problem) = await SendAsync(tenant, CstaMessage.SetAgentState(agent.No.Value, state, agent.Id.Value, reason), cancellationToken).ConfigureAwait(false);
        if (problem is not { } refused) return CtiAnswer.Done;
        if (refused.Refusal != CtiRefusal.StateNotAllowed) return refused;
        // The standard's word for it does not say which state stands in the way; hers does.
        if (otherwise != CtiRefusal.StateNotAllowed) return CtiAnswer.Refused(otherwise, refused.Detail);
        var now = await GetStateAsync(tenant, agent, cancellationToken).ConfigureAwait(false);
        var isOut = now.Answer.Kind == CtiAnswerKind.Done && now.Value.State.Mode == CtiAgentMode.SignedOut;
        return CtiAnswer.Refused(isOut ? CtiRefusal.NotSignedIn : otherwise, refused.Detail);
    }

    private async Task<(CstaElement? Answer, CtiAnswer? Problem)> SendAsync(CtiTenant tenant, CstaMessage message, CancellationToken cancellationToken)
    {
        if (LineOf(tenant) is not { } line) return (null, CtiAnswer.Refused(CtiRefusal.UnknownTenant));
        var start = _time.GetTimestamp();
        var (session, problem) = await OpenAsync(line, isAskedFor: false, cancellationToken).ConfigureAwait(false);
        if (session is null) return (null, problem);
        var left = Settings.TimeLimit - _time.GetElapsedTime(start);
        if (left <= TimeSpan.Zero) return (null, CtiAnswer.Unreachable);
        var reply = await session.CommandAsync(message, left, cancellationToken).ConfigureAwait(false);
        // The session ended for want of use in this very moment, and nothing was sent.
        if (reply.Status == CstaReplyStatus.NotSent && session.EndedUnused) return await SendAsync(tenant, message, cancellationToken).ConfigureAwait(false);
        return reply.Status switch
        {
            CstaReplyStatus.Done => (reply.Answer, null),
            CstaReplyStatus.Refused => (null, CtiAnswer.Refused(CstaWords.Refusal(reply.Answer!, reply.Reason), reply.Reason)),
            CstaReplyStatus.NotSent => (null, CtiAnswer.Unreachable),
            _ => (null, CtiAnswer.Unknown),
        };
    }
}
