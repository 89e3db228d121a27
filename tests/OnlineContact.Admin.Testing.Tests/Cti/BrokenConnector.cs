using System.Runtime.CompilerServices;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>A connector around another one, which claims everything and does all but one thing right: the one that it was told.</summary>
internal sealed class BrokenConnector(ICtiConnector inner) : ICtiConnector
{
    public CtiCapabilities Claims { get; init; } = CtiCapabilities.All;

    public Func<CtiAnswer<CtiTenantCheck>, CtiAnswer<CtiTenantCheck>> SaysOfTenant { get; init; } = said => said;

    public Func<CtiAnswer<CtiAgentCheck>, CtiAnswer<CtiAgentCheck>> SaysOfAgent { get; init; } = said => said;

    public Func<CtiAnswer<CtiAgentSnapshot>, CtiAnswer<CtiAgentSnapshot>> SaysOfState { get; init; } = said => said;

    public Func<Func<ValueTask<CtiAnswer>>, ValueTask<CtiAnswer>> Provisions { get; init; } = ask => ask();

    public Func<Func<ValueTask<CtiAnswer>>, ValueTask<CtiAnswer>> SignsIn { get; init; } = ask => ask();

    public Func<Func<ValueTask<CtiAnswer>>, ValueTask<CtiAnswer>> SignsOut { get; init; } = ask => ask();

    public Func<Func<ValueTask<CtiAnswer>>, ValueTask<CtiAnswer>> SetsState { get; init; } = ask => ask();

    /// <summary>The state that is set for one.</summary>
    public Func<CtiExchangeState, CtiExchangeState> StateFor { get; init; } = state => state;

    public Func<CtiWatch, CtiWatch> Watches { get; init; } = watch => watch;

    /// <summary>What is told for an event; numbered without a gap, as if it had been so.</summary>
    public Func<CtiEvent, IEnumerable<CtiEvent>> Tells { get; init; } = told => [told];

    public Func<CtiEventId, CtiEventId> Number { get; init; } = id => id;

    /// <summary>Whether a watch ends by itself after an event.</summary>
    public Func<CtiEvent, bool> EndsAfter { get; init; } = _ => false;

    public bool IgnoresCancellation { get; init; }

    public CtiVersion Version => inner.Version;

    public CtiCapabilities Capabilities => Claims;

    public CtiStateMap States => inner.States;

    public async ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken) => SaysOfTenant(await inner.CheckTenantAsync(tenant, cancellationToken));

    public async ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => SaysOfAgent(await inner.CheckAgentAsync(tenant, agent, cancellationToken));

    public ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => Provisions(() => inner.ProvisionAgentAsync(tenant, agent, cancellationToken));

    public ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => SignsIn(() => inner.SignInAsync(tenant, agent, cancellationToken));

    public ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => SignsOut(() => inner.SignOutAsync(tenant, agent, cancellationToken));

    public async ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => SaysOfState(await inner.GetStateAsync(tenant, agent, cancellationToken));

    public ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) =>
        SetsState(() => inner.SetStateAsync(tenant, agent, StateFor(state), cancellationToken));

    public async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = Watches(watch);
        var sequence = asked.After;
        await foreach (var told in inner.WatchAsync(asked, IgnoresCancellation ? CancellationToken.None : cancellationToken))
        {
            foreach (var other in Tells(told)) yield return other with { Id = Number(told.Id with { Sequence = ++sequence }) };
            if (EndsAfter(told)) yield break;
        }
    }
}
