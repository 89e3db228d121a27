using System.Threading.Channels;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>
/// What every <see cref="ICtiConnector"/> has to do, as data: run each case with a fixture of its own, in whatever test framework there is.
/// Capabilities are tried both ways: what is claimed works, what is not is refused.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class CtiConnectorConformance
{
    private const long Fence = 7;

    /// <summary>All cases; their names are unique.</summary>
    public static IReadOnlyList<CtiConnectorConformanceCase> Cases { get; } =
    [
        new("What is not claimed is refused", RefusesWhatItDoesNotClaim),
        new("Every state that an agent can choose stands in the map, both ways", MapsEveryState),
        new("A tenant is known or unknown", ChecksTenants),
        new("An agent is known or unknown, and known once she is provisioned", ChecksAgents),
        new("An agent signs in once, and out once", SignsInAndOut),
        new("Every state that is set is the state that is told", SetsStates),
        new("Nobody who is signed out gets a state", RefusesStatesOfWhoIsSignedOut),
        new("A watch begins with the picture and numbers its events without a gap", BeginsWithThePicture),
        new("A watch tells what agents do", TellsWhatAgentsDo),
        new("A watch tells calls", TellsCalls),
        new("A watch goes on numbering where the last one ended", GoesOnNumbering),
        new("A lost connection makes the picture anew", MakesThePictureAnew),
        new("A cancelled watch ends", EndsWhenCancelled),
        RandomScript(1, 60),
        RandomScript(2, 60),
    ];

    /// <summary>The case of a name.</summary>
    /// <param name="name">One of the names of <see cref="Cases"/>.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static CtiConnectorConformanceCase Case(string name) =>
        Cases.FirstOrDefault(each => each.Name == name) ?? throw new ArgumentException($"There is no case '{name}'.", nameof(name));

    /// <summary>A case in which agents do random things, and connections are lost, until the picture equals the exchange's.</summary>
    /// <param name="seed">The seed; the same one does the same things.</param>
    /// <param name="steps">How many things.</param>
    /// <returns>The case.</returns>
    public static CtiConnectorConformanceCase RandomScript(int seed, int steps) =>
        new($"After a random script of {steps} steps with seed {seed} the picture is the exchange's", (fixture, stop) => EndsInTheExchangesPicture(fixture, seed, steps, stop));

    private static async Task RefusesWhatItDoesNotClaim(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        var (connector, tenant, agent) = (fixture.Connector, fixture.Tenant, fixture.Agents[0]);
        if (!Can(fixture, CtiCapabilities.CheckTenant)) IsRefused((await connector.CheckTenantAsync(tenant, stop).ConfigureAwait(false)).Answer, CtiRefusal.NotSupported, "check tenant");
        if (!Can(fixture, CtiCapabilities.CheckAgent)) IsRefused((await connector.CheckAgentAsync(tenant, agent, stop).ConfigureAwait(false)).Answer, CtiRefusal.NotSupported, "check agent");
        if (!Can(fixture, CtiCapabilities.ProvisionAgent)) IsRefused(await connector.ProvisionAgentAsync(tenant, agent, stop).ConfigureAwait(false), CtiRefusal.NotSupported, "provision");
        if (!Can(fixture, CtiCapabilities.SignIn)) IsRefused(await connector.SignInAsync(tenant, agent, stop).ConfigureAwait(false), CtiRefusal.NotSupported, "sign in");
        if (!Can(fixture, CtiCapabilities.SignIn)) IsRefused(await connector.SignOutAsync(tenant, agent, stop).ConfigureAwait(false), CtiRefusal.NotSupported, "sign out");
        if (!Can(fixture, CtiCapabilities.GetState)) IsRefused((await connector.GetStateAsync(tenant, agent, stop).ConfigureAwait(false)).Answer, CtiRefusal.NotSupported, "get state");
        if (!Can(fixture, CtiCapabilities.SetState))
            IsRefused(await connector.SetStateAsync(tenant, agent, connector.States.ToExchange(Admin.Cti.CtiAgentState.Ready), stop).ConfigureAwait(false), CtiRefusal.NotSupported, "set state");
    }

    private static Task MapsEveryState(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        var states = fixture.Connector.States;
        foreach (var state in CtiStateMap.Chosen) Demand.That(states.ToHandbook(states.ToExchange(state)) == state, $"{state} is read back as {states.ToHandbook(states.ToExchange(state))}");
        foreach (var (state, exchange) in states.Rows) Demand.That(states.ToHandbook(exchange) == state, $"{exchange} is read as {states.ToHandbook(exchange)}, not {state}");
        return Task.CompletedTask;
    }

    private static async Task ChecksTenants(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.CheckTenant)) return;
        var known = await fixture.Connector.CheckTenantAsync(fixture.Tenant, stop).ConfigureAwait(false);
        Demand.That(known.Answer.Kind == CtiAnswerKind.Done && known.Value == CtiTenantCheck.Exists, $"the tenant that is known is {known}");
        if (fixture.UnknownTenant is not { } tenant) return;
        var unknown = await fixture.Connector.CheckTenantAsync(tenant, stop).ConfigureAwait(false);
        Demand.That(
            unknown.Answer is { Kind: CtiAnswerKind.Refused, Refusal: CtiRefusal.UnknownTenant } || (unknown.Answer.Kind == CtiAnswerKind.Done && unknown.Value == CtiTenantCheck.Unknown),
            $"the tenant that is unknown is {unknown}");
    }

    private static async Task ChecksAgents(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.CheckAgent)) return;
        var stranger = new CtiNumbers { Id = CtiId.Create("stranger").Value, No = CtiNo.Create("9999").Value };
        Demand.That(await CheckAsync(fixture.Agents[0]).ConfigureAwait(false) == CtiAgentCheck.Exists, "an agent who is known is not");
        Demand.That(await CheckAsync(stranger).ConfigureAwait(false) == CtiAgentCheck.Unknown, "an agent who is unknown is known");
        if (!Can(fixture, CtiCapabilities.ProvisionAgent)) return;
        for (var i = 0; i < 2; i++) IsDone(await fixture.Connector.ProvisionAgentAsync(fixture.Tenant, stranger, stop).ConfigureAwait(false), "provision");
        Demand.That(await CheckAsync(stranger).ConfigureAwait(false) == CtiAgentCheck.Exists, "an agent who was provisioned is unknown");

        async Task<CtiAgentCheck> CheckAsync(CtiNumbers agent)
        {
            var answer = await fixture.Connector.CheckAgentAsync(fixture.Tenant, agent, stop).ConfigureAwait(false);
            IsDone(answer.Answer, "check agent");
            return answer.Value;
        }
    }

    private static async Task SignsInAndOut(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.SignIn)) return;
        var (connector, tenant, agent) = (fixture.Connector, fixture.Tenant, fixture.Agents[0]);
        IsRefused(await connector.SignOutAsync(tenant, agent, stop).ConfigureAwait(false), CtiRefusal.NotSignedIn, "sign out before signing in");
        IsDone(await connector.SignInAsync(tenant, agent, stop).ConfigureAwait(false), "sign in");
        Demand.That(fixture.Telephony.StateOf(agent).State.Mode != CtiAgentMode.SignedOut, "she signed in, and the exchange does not know");
        IsRefused(await connector.SignInAsync(tenant, agent, stop).ConfigureAwait(false), CtiRefusal.AlreadySignedIn, "sign in twice");
        IsDone(await connector.SignOutAsync(tenant, agent, stop).ConfigureAwait(false), "sign out");
        Demand.That(fixture.Telephony.StateOf(agent).State.Mode == CtiAgentMode.SignedOut, "she signed out, and the exchange does not know");
    }

    private static async Task SetsStates(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.SignIn | CtiCapabilities.SetState)) return;
        var (connector, tenant, agent) = (fixture.Connector, fixture.Tenant, fixture.Agents[0]);
        IsDone(await connector.SignInAsync(tenant, agent, stop).ConfigureAwait(false), "sign in");
        foreach (var state in CtiStateMap.Chosen)
        {
            var wanted = connector.States.ToExchange(state);
            IsDone(await connector.SetStateAsync(tenant, agent, wanted, stop).ConfigureAwait(false), $"set {state}");
            Demand.That(fixture.Telephony.StateOf(agent).State == wanted, $"{state} was set, and the exchange has {fixture.Telephony.StateOf(agent).State}");
            if (!Can(fixture, CtiCapabilities.GetState)) continue;
            var told = await connector.GetStateAsync(tenant, agent, stop).ConfigureAwait(false);
            IsDone(told.Answer, "get state");
            Demand.That(connector.States.ToHandbook(told.Value.State) == state, $"{state} was set, and {told.Value.State} is told");
        }
    }

    private static async Task RefusesStatesOfWhoIsSignedOut(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.SetState)) return;
        var state = fixture.Connector.States.ToExchange(Admin.Cti.CtiAgentState.Ready);
        IsRefused(await fixture.Connector.SetStateAsync(fixture.Tenant, fixture.Agents[0], state, stop).ConfigureAwait(false), CtiRefusal.NotSignedIn, "set a state of who is signed out");
    }

    private static async Task BeginsWithThePicture(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.Watch)) return;
        fixture.Telephony.SignIn(fixture.Agents[1]);
        await using var watch = new Watching(fixture, after: 0, stop);
        var first = await watch.NextAsync().ConfigureAwait(false);
        Demand.That(first.Kind == CtiEventKind.Reconciling, $"a watch begins with {first.Kind}");
        await watch.UntilAsync(() => watch.Picture.IsReconciled).ConfigureAwait(false);
        watch.IsAsTheExchange();
    }

    private static async Task TellsWhatAgentsDo(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.Watch)) return;
        var agent = fixture.Agents[0];
        await using var watch = new Watching(fixture, after: 0, stop);
        await watch.UntilAsync(() => watch.Picture.IsReconciled).ConfigureAwait(false);
        fixture.Telephony.SignIn(agent);
        await watch.UntilAsync(() => watch.Picture.StateOf(agent).State.Mode != CtiAgentMode.SignedOut).ConfigureAwait(false);
        foreach (var state in CtiStateMap.Chosen)
        {
            var wanted = fixture.Connector.States.ToExchange(state);
            fixture.Telephony.SetState(agent, wanted);
            await watch.UntilAsync(() => watch.Picture.StateOf(agent).State == wanted).ConfigureAwait(false);
        }

        fixture.Telephony.SignOut(agent);
        await watch.UntilAsync(() => watch.Picture.StateOf(agent).State.Mode == CtiAgentMode.SignedOut).ConfigureAwait(false);
        watch.IsAsTheExchange();
    }

    private static async Task TellsCalls(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.Watch | CtiCapabilities.Calls)) return;
        var (telephony, agent) = (fixture.Telephony, fixture.Agents[0]);
        telephony.SignIn(agent);
        await using var watch = new Watching(fixture, after: 0, stop);
        await watch.UntilAsync(() => watch.Picture.IsReconciled).ConfigureAwait(false);
        var inbound = telephony.Offer(agent);
        await PhaseAsync(inbound, CtiCallPhase.Offered).ConfigureAwait(false);
        watch.IsAsTheExchange();
        telephony.Establish(agent, inbound);
        await PhaseAsync(inbound, CtiCallPhase.Established).ConfigureAwait(false);
        telephony.Hold(agent, inbound);
        await PhaseAsync(inbound, CtiCallPhase.Held).ConfigureAwait(false);
        telephony.Retrieve(agent, inbound);
        await PhaseAsync(inbound, CtiCallPhase.Established).ConfigureAwait(false);
        telephony.Clear(agent, inbound);
        await watch.UntilAsync(() => watch.Picture.StateOf(agent).Calls.Count == 0).ConfigureAwait(false);
        var outbound = telephony.Dial(agent);
        await PhaseAsync(outbound, CtiCallPhase.Originated).ConfigureAwait(false);
        watch.IsAsTheExchange();

        Task PhaseAsync(string call, CtiCallPhase phase) =>
            watch.UntilAsync(() => watch.Picture.IsReconciled && watch.Picture.StateOf(agent).Calls.Any(each => each.Call.Id == call && each.Phase == phase));
    }

    private static async Task GoesOnNumbering(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.Watch)) return;
        await using var watch = new Watching(fixture, after: 41, stop);
        await watch.UntilAsync(() => watch.Picture.IsReconciled).ConfigureAwait(false);
    }

    private static async Task MakesThePictureAnew(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.Watch)) return;
        await using var watch = new Watching(fixture, after: 0, stop);
        await watch.UntilAsync(() => watch.Picture.IsReconciled).ConfigureAwait(false);
        fixture.Telephony.Restart();
        fixture.Telephony.SignIn(fixture.Agents[2]);
        await watch.UntilAsync(() => watch.Picture.IsReconciled && watch.Times(CtiEventKind.Reconciled) >= 2 && watch.Picture.StateOf(fixture.Agents[2]).State.Mode != CtiAgentMode.SignedOut).ConfigureAwait(false);
        watch.IsAsTheExchange();
    }

    private static async Task EndsWhenCancelled(ICtiConnectorFixture fixture, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.Watch)) return;
        // Every watch is cancelled in the end, and has to end then; here nothing else comes first.
        await using var watch = new Watching(fixture, after: 0, stop);
        await watch.UntilAsync(() => watch.Picture.IsReconciled).ConfigureAwait(false);
    }

    private static async Task EndsInTheExchangesPicture(ICtiConnectorFixture fixture, int seed, int steps, CancellationToken stop)
    {
        if (!Can(fixture, CtiCapabilities.Watch)) return;
        var random = new SeededRandom((ulong)seed);
        var telephony = fixture.Telephony;
        var calls = fixture.Agents.ToDictionary(agent => agent, _ => new List<string>());
        await using var watch = new Watching(fixture, after: 0, stop);
        for (var i = 0; i < steps; i++)
        {
            var agent = fixture.Agents[random.Next(fixture.Agents.Count)];
            if (random.Next(15) == 0) telephony.Restart();
            if (telephony.StateOf(agent).State.Mode == CtiAgentMode.SignedOut)
            {
                telephony.SignIn(agent);
                continue;
            }

            var call = calls[agent].FirstOrDefault();
            switch (random.Next(6))
            {
                case 0 when call is null && Can(fixture, CtiCapabilities.Calls):
                    calls[agent].Add(telephony.Offer(agent));
                    break;
                case 1 when call is not null:
                    telephony.Establish(agent, call);
                    break;
                case 2 when call is not null:
                    telephony.Clear(agent, call);
                    calls[agent].Remove(call);
                    break;
                case 3 when random.Next(3) == 0:
                    telephony.SignOut(agent);
                    calls[agent].Clear();
                    break;
                default:
                    telephony.SetState(agent, fixture.Connector.States.ToExchange(CtiStateMap.Chosen[random.Next(CtiStateMap.Chosen.Count)]));
                    break;
            }
        }

        await watch.UntilAsync(() => watch.Picture.IsReconciled && watch.Difference() is null).ConfigureAwait(false);
        watch.IsAsTheExchange();
    }

    private static bool Can(ICtiConnectorFixture fixture, CtiCapabilities capability) => (fixture.Connector.Capabilities & capability) == capability;

    private static void IsDone(CtiAnswer answer, string what) => Demand.That(answer.Kind == CtiAnswerKind.Done, $"{what} is {answer}");

    private static void IsRefused(CtiAnswer answer, CtiRefusal refusal, string what) =>
        Demand.That(answer.Kind == CtiAnswerKind.Refused && answer.Refusal == refusal, $"{what} is {answer}, not refused with {refusal}");

    /// <summary>A watch that is read, and what it makes believe.</summary>
    private sealed class Watching : IAsyncDisposable
    {
        private readonly ICtiConnectorFixture _fixture;
        private readonly CancellationToken _stop;
        private readonly CancellationTokenSource _end = new();
        private readonly Channel<CtiEvent> _events = Channel.CreateUnbounded<CtiEvent>();
        private readonly Dictionary<CtiEventKind, int> _times = [];
        private readonly Task _reading;
        private long _last;

        public Watching(ICtiConnectorFixture fixture, long after, CancellationToken stop)
        {
            _fixture = fixture;
            _stop = stop;
            _last = after;
            _reading = Task.Run(() => ReadAsync(new CtiWatch { Tenant = fixture.Tenant, Fence = Fence, After = after, Agents = fixture.Agents }), stop);
        }

        public NaiveCtiPicture Picture { get; } = new();

        public int Times(CtiEventKind kind) => _times.GetValueOrDefault(kind);

        public async Task<CtiEvent> NextAsync()
        {
            // This throws what the watch ended with; reading would put another exception around it.
            await _events.Reader.WaitToReadAsync(_stop).ConfigureAwait(false);
            var happened = await _events.Reader.ReadAsync(_stop).ConfigureAwait(false);
            Demand.That(happened.Id == new CtiEventId(_fixture.Tenant.Organization, Fence, _last + 1), $"event {_last} is followed by {happened}");
            _last++;
            _times[happened.Kind] = Times(happened.Kind) + 1;
            Picture.Take(happened);
            return happened;
        }

        public async Task UntilAsync(Func<bool> holds)
        {
            while (!holds()) await NextAsync().ConfigureAwait(false);
        }

        public void IsAsTheExchange() => Demand.That(Difference() is null, Difference() ?? "");

        public string? Difference()
        {
            foreach (var agent in _fixture.Agents)
            {
                if (!NaiveCtiPicture.AreSame(Picture.StateOf(agent), _fixture.Telephony.StateOf(agent)))
                    return $"the picture has {Shown(Picture.StateOf(agent))} where the exchange has {Shown(_fixture.Telephony.StateOf(agent))}";
            }

            return null;
        }

        private static string Shown(CtiAgentSnapshot snapshot) =>
            $"{snapshot.State} with {snapshot.Calls.Count} calls{string.Concat(snapshot.Calls.Select(each => $", {each.Call.Direction} {each.Call.Id} {each.Phase}"))}";

        /// <summary>A watch that is cancelled ends; who has lost patience already waits for it no longer.</summary>
        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync().ConfigureAwait(false);
            if (_stop.IsCancellationRequested) return;
            await _reading.WaitAsync(_stop).ConfigureAwait(false);
            _end.Dispose();
        }

        private async Task ReadAsync(CtiWatch watch)
        {
            try
            {
                await foreach (var happened in _fixture.Connector.WatchAsync(watch, _end.Token).ConfigureAwait(false)) _events.Writer.TryWrite(happened);
                _events.Writer.Complete(new ConformanceException("the watch ended by itself"));
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                _events.Writer.Complete();
            }
            catch (Exception e)
            {
                _events.Writer.Complete(new ConformanceException("the watch threw", e));
            }
        }
    }
}
