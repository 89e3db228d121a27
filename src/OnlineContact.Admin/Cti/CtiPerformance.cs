using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Makes events of performance of what a watch sees: what agents do, and the calls they begin. Their identities follow from those of the watch's events, and
/// of calls from the calls, so that a host that takes the watch over counts nothing twice.
/// </summary>
internal sealed class CtiPerformance(IAdminStore store, IClock clock, CtiLiveStates live, CtiGateway gateway, LaneReader reader, PerformanceManager performance) : ICtiEventHandler
{
    private static readonly AdminActor Actor = AdminActor.Operator("cti-watch");

    private readonly ConcurrentDictionary<(OrganizationId Organization, CtiId Agent), CtiSeenAgent> _agents = new();
    private readonly ConcurrentDictionary<OrganizationId, bool> _known = new();

    public async ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken)
    {
        if (happened.Kind == CtiEventKind.Reconciled)
        {
            await TakeOverAsync(happened, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (happened.Agent is not { } numbers || await AgentAsync(happened, numbers, cancellationToken).ConfigureAwait(false) is not { } agent) return;
        agent.See(happened);
        var events = new List<PerformanceEvent>();
        if (state is { } now) await ChangeAsync(agent, happened, 0, now, events, cancellationToken).ConfigureAwait(false);
        foreach (var call in CtiSeenAgent.SpokenIn(happened)) events.Add(await StartOfAsync(agent, happened, numbers, call, cancellationToken).ConfigureAwait(false));
        await SendAsync(happened.Id.Organization, events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The picture is the exchange's again: everybody does what it shows, and who is not in it is signed out, though her end was not seen.</summary>
    private async Task TakeOverAsync(CtiEvent happened, CancellationToken cancellationToken)
    {
        var organization = happened.Id.Organization;
        var fetch = new Fetch(organization);
        var slot = fetch.One(CtiSettings.Shape.SingleKey());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        if (slot.ValueOrDefault is not { } settings || gateway.Find(settings.Version) is not { } connector) return;
        var picture = live.Watch(organization);
        var events = new List<PerformanceEvent>();
        var here = new HashSet<MemberAccount>();
        var index = 0;
        foreach (var (key, agent) in _agents)
        {
            if (key.Organization != organization || picture.Find(key.Agent) is not { } shown) continue;
            here.Add(agent.Account);
            await ChangeAsync(agent, happened, index++, shown.Shown(connector.States, settings.AfterCallWork), events, cancellationToken).ConfigureAwait(false);
        }

        // Whom the host that watched before has seen is only known by what it has written.
        if (_known.TryAdd(organization, true)) await EndOthersAsync(happened, here, index, events, cancellationToken).ConfigureAwait(false);
        await SendAsync(organization, events, cancellationToken).ConfigureAwait(false);
    }

    private async Task EndOthersAsync(CtiEvent happened, HashSet<MemberAccount> here, int index, List<PerformanceEvent> events, CancellationToken cancellationToken)
    {
        var organization = happened.Id.Organization;
        var fetch = new Fetch(organization);
        var signIns = fetch.All(CtiSignIn.Columns.InOrder.Ascending());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        foreach (var (account, service) in signIns.Values.Where(named => named.Service > 0 && !here.Contains(named.Account)).Select(named => (named.Account, named.Service)).Distinct())
        {
            if (await reader.LastActivityAsync(organization, new LaneKey(service, account.Value), clock.GetCurrentInstant(), cancellationToken).ConfigureAwait(false) is not (null or AgentActivity.SignedOut))
                events.Add(PerformanceEvent.OfActivity(SourceOf(happened, "end"), SequenceOf(happened, index++), AtOf(happened), service, account.Value, AgentActivity.SignedOut));
        }
    }

    /// <summary>What she does now, in the service that her call carries or that her sign-in names; and the end of it in another.</summary>
    private async Task ChangeAsync(CtiSeenAgent agent, CtiEvent happened, int index, CtiAgentState now, List<PerformanceEvent> events, CancellationToken cancellationToken)
    {
        var activity = agent.ActivityOf(now);
        var service = activity is AgentActivity.InboundCall or AgentActivity.OutboundCall or AgentActivity.Transfer
            ? await NumberOfAsync(agent.Organization, agent.CallService, cancellationToken).ConfigureAwait(false) ?? agent.SignedInTo
            : agent.SignedInTo;
        if (agent.Activity == activity && agent.Service == service) return;
        if (agent.Service != service && agent.Service != 0 && agent.Activity is not (null or AgentActivity.SignedOut))
            events.Add(PerformanceEvent.OfActivity(SourceOf(happened, "end"), SequenceOf(happened, index), AtOf(happened), agent.Service, agent.Account.Value, AgentActivity.SignedOut));
        events.Add(PerformanceEvent.OfActivity(SourceOf(happened, "state"), SequenceOf(happened, index), AtOf(happened), service, agent.Account.Value, activity));
        (agent.Service, agent.Activity) = (service, activity);
    }

    private async Task<PerformanceEvent> StartOfAsync(CtiSeenAgent agent, CtiEvent happened, CtiNumbers numbers, CtiCall call, CancellationToken cancellationToken)
    {
        var service = await NumberOfAsync(happened.Id.Organization, call.Service, cancellationToken).ConfigureAwait(false) ?? agent.SignedInTo;

        // An identity of a call is not used again within a day, and one call is at her once, whoever tells of it.
        var day = happened.At.InUtc().Date;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{numbers.Id.Key}\n{call.Id}\n{day:uuuu-MM-dd}")));
        var sequence = (BitConverter.ToInt64(digest) & long.MaxValue) | 1;
        return call.Direction == CtiCallDirection.Inbound
            ? PerformanceEvent.OfInboundCall("cti/call", sequence, AtOf(happened), service, agent.Account.Value)
            : PerformanceEvent.OfOutboundCall("cti/call", sequence, AtOf(happened), service, agent.Account.Value);
    }

    private async Task<long?> NumberOfAsync(OrganizationId organization, string? serviceId, CancellationToken cancellationToken)
    {
        if (serviceId is not { Length: > 0 and <= ServiceId.MaxLength } || !serviceId.All(char.IsAsciiLetter)) return null;
        var fetch = new Fetch(organization);
        var service = fetch.One(ContractedService.ByIdKey[serviceId.ToLowerInvariant()]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return service.ValueOrDefault?.Number;
    }

    /// <summary>Who has the CTI ID, and in which service; looked up when she signs in or is met in a snapshot. Null for one whom nobody knows, or who has named no service.</summary>
    private async Task<CtiSeenAgent?> AgentAsync(CtiEvent happened, CtiNumbers numbers, CancellationToken cancellationToken)
    {
        var organization = happened.Id.Organization;
        var known = _agents.TryGetValue((organization, numbers.Id), out var agent);
        if (known && happened.Kind is not (CtiEventKind.SignedIn or CtiEventKind.Snapshot)) return agent;
        var fetch = new Fetch(organization);
        var owner = fetch.One(CtiNumberOwner.ByNumber[CtiNumberOwner.Of(numbers.Id)]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        if (owner.ValueOrDefault?.Account is not { } account) return null;
        if (await CtiSignIn.LatestAsync(store, organization, account, cancellationToken).ConfigureAwait(false) is not { Service: > 0 } named) return null;
        if (!known || agent!.Account != account) _agents[(organization, numbers.Id)] = agent = new CtiSeenAgent { Organization = organization, Account = account };
        agent.SignedInTo = named.Service;
        return agent;
    }

    private async Task SendAsync(OrganizationId organization, List<PerformanceEvent> events, CancellationToken cancellationToken)
    {
        foreach (var batch in events.Chunk(PerformanceManager.MaxBatch))
            await performance.RecordAsync(Actor, organization, batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An exchange whose clock is ahead tells of what has just happened.</summary>
    private Instant AtOf(CtiEvent happened) => Instant.Min(happened.At, clock.GetCurrentInstant());

    private static string SourceOf(CtiEvent happened, string what) => string.Create(CultureInfo.InvariantCulture, $"cti/{happened.Id.Fence}/{what}");

    /// <summary>One event of a watch may tell of many agents.</summary>
    private static long SequenceOf(CtiEvent happened, int index) => (happened.Id.Sequence << 20) + index + 1;
}
