using System.Runtime.CompilerServices;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Shared.Cti;

/// <summary>Connectors that are broken on purpose, each in one way, with the cases that say so.</summary>
internal static class BrokenConnectors
{
    public static Dictionary<string, (Func<ICtiConnector, ICtiConnector> Break, string[] CaughtBy)> All { get; } = new()
    {
        [nameof(SignsInTwice)] = (inner => new SignsInTwice(inner), ["An agent signs in once, and out once"]),
        [nameof(SaysDoneAndDoesNothing)] = (inner => new SaysDoneAndDoesNothing(inner), ["An agent signs in once, and out once", "Every state that is set is the state that is told"]),
        [nameof(ForgetsReasons)] = (inner => new ForgetsReasons(inner), ["Every state that is set is the state that is told"]),
        [nameof(ClaimsTooMuch)] = (inner => new ClaimsTooMuch(inner), ["An agent is known or unknown, and known once she is provisioned"]),
        [nameof(KnowsEverybody)] = (inner => new KnowsEverybody(inner), ["A tenant is known or unknown", "An agent is known or unknown, and known once she is provisioned"]),
        [nameof(NumbersWithGaps)] = (inner => new NumbersWithGaps(inner), ["A watch begins with the picture and numbers its events without a gap", "A watch tells what agents do"]),
        [nameof(NumbersFromOne)] = (inner => new NumbersFromOne(inner), ["A watch goes on numbering where the last one ended"]),
        [nameof(DropsStates)] = (inner => new DropsStates(inner), ["A watch tells what agents do"]),
        [nameof(TurnsCallsRound)] = (inner => new TurnsCallsRound(inner), ["A watch tells calls"]),
        [nameof(HidesLostConnections)] = (inner => new HidesLostConnections(inner), ["A lost connection makes the picture anew"]),
        [nameof(WatchesForEver)] = (inner => new WatchesForEver(inner), ["A cancelled watch ends"]),
    };

    /// <summary>Runs the cases that must catch a broken connector; those that do not.</summary>
    public static async Task<IReadOnlyList<string>> NotCaughtByAsync(string name, Func<Func<ICtiConnector, ICtiConnector>, ICtiConnectorFixture> fixture)
    {
        var (breaking, cases) = All[name];
        var missed = new List<string>();
        foreach (var each in cases)
        {
            try
            {
                await CtiConnectorConformance.Case(each).RunAsync(fixture(breaking), CancellationToken.None);
                missed.Add(each);
            }
            catch (ConformanceException)
            {
            }
        }

        return missed;
    }

    private class Around(ICtiConnector inner) : ICtiConnector
    {
        public CtiVersion Version => inner.Version;

        public virtual CtiCapabilities Capabilities => inner.Capabilities;

        public CtiStateMap States => inner.States;

        public virtual ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken) => inner.CheckTenantAsync(tenant, cancellationToken);

        public virtual ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.CheckAgentAsync(tenant, agent, cancellationToken);

        public virtual ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.ProvisionAgentAsync(tenant, agent, cancellationToken);

        public virtual ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.SignInAsync(tenant, agent, cancellationToken);

        public virtual ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.SignOutAsync(tenant, agent, cancellationToken);

        public ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.GetStateAsync(tenant, agent, cancellationToken);

        public virtual ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) => inner.SetStateAsync(tenant, agent, state, cancellationToken);

        public virtual async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var told in inner.WatchAsync(watch, cancellationToken))
            {
                if (Change(told) is { } changed) yield return changed;
            }
        }

        protected virtual CtiEvent? Change(CtiEvent told) => told;
    }

    private sealed class SignsInTwice(ICtiConnector inner) : Around(inner)
    {
        public override async ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
        {
            var answer = await base.SignInAsync(tenant, agent, cancellationToken);
            return answer.Refusal == CtiRefusal.AlreadySignedIn ? CtiAnswer.Done : answer;
        }
    }

    private sealed class SaysDoneAndDoesNothing(ICtiConnector inner) : Around(inner)
    {
        public override ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(CtiAnswer.Done);

        public override ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) => new(CtiAnswer.Done);
    }

    private sealed class ForgetsReasons(ICtiConnector inner) : Around(inner)
    {
        public override ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) =>
            base.SetStateAsync(tenant, agent, new CtiExchangeState(state.Mode), cancellationToken);
    }

    private sealed class ClaimsTooMuch(ICtiConnector inner) : Around(inner)
    {
        public override CtiCapabilities Capabilities => CtiCapabilities.All;

        public override ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(CtiAnswer.Refused(CtiRefusal.NotSupported));
    }

    private sealed class KnowsEverybody(ICtiConnector inner) : Around(inner)
    {
        public override ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken) => new(CtiTenantCheck.Exists);

        public override ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(CtiAgentCheck.Exists);
    }

    private sealed class NumbersWithGaps(ICtiConnector inner) : Around(inner)
    {
        protected override CtiEvent Change(CtiEvent told) => told with { Id = told.Id with { Sequence = told.Id.Sequence * 2 } };
    }

    private sealed class NumbersFromOne(ICtiConnector inner) : Around(inner)
    {
        public override IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, CancellationToken cancellationToken) => base.WatchAsync(watch with { After = 0 }, cancellationToken);
    }

    /// <summary>With numbers without a gap, as if there had been nothing.</summary>
    private sealed class DropsStates(ICtiConnector inner) : Around(inner)
    {
        private long _dropped;

        protected override CtiEvent? Change(CtiEvent told)
        {
            if (told.Kind != CtiEventKind.StateChanged) return told with { Id = told.Id with { Sequence = told.Id.Sequence - _dropped } };
            _dropped++;
            return null;
        }
    }

    private sealed class TurnsCallsRound(ICtiConnector inner) : Around(inner)
    {
        protected override CtiEvent Change(CtiEvent told) =>
            told.Call is { } call ? told with { Call = call with { Direction = call.Direction == CtiCallDirection.Inbound ? CtiCallDirection.Outbound : CtiCallDirection.Inbound } } : told;
    }

    private sealed class HidesLostConnections(ICtiConnector inner) : Around(inner)
    {
        private bool _isReconciled;

        public override async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var told in base.WatchAsync(watch, cancellationToken))
            {
                if (_isReconciled && told.Kind == CtiEventKind.Reconciling) break;
                _isReconciled |= told.Kind == CtiEventKind.Reconciled;
                yield return told;
            }

            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
    }

    private sealed class WatchesForEver(ICtiConnector inner) : Around(inner)
    {
        public override async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var events = base.WatchAsync(watch, CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
            while (await events.MoveNextAsync())
            {
                yield return events.Current;
                if (cancellationToken.IsCancellationRequested) await new TaskCompletionSource().Task;
            }
        }
    }
}
