using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact.Watching;
using OnlineContact.Admin.Cti.MobileContact.Wire;

namespace OnlineContact.Admin.Cti.MobileContact;

/// <summary>Speaks to Mobile Contact.</summary>
internal sealed class MobileContactConnector(MobileContactClient client, IOptions<MobileContactOptions> options, IClock clock, TimeProvider time) : ICtiConnector
{
    public CtiVersion Version => CtiVersion.MobileContact;

    public CtiCapabilities Capabilities => CtiCapabilities.All;

    public CtiStateMap States => options.Value.States;

    public async ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken)
    {
        var reply = await client.AskAsync(Call(MobileContactCallKind.CheckTenant, tenant), cancellationToken).ConfigureAwait(false);
        return reply.Tenant is { } check ? check : Undone(reply);
    }

    public async ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        var reply = await client.AskAsync(Call(MobileContactCallKind.CheckAgent, tenant, agent), cancellationToken).ConfigureAwait(false);
        return reply.Agent is { } check ? check : Undone(reply);
    }

    public ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        new(client.ChangeAsync(Call(MobileContactCallKind.ProvisionAgent, tenant, agent), cancellationToken));

    public ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        new(client.ChangeAsync(Call(MobileContactCallKind.SignIn, tenant, agent), cancellationToken));

    public ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) =>
        new(client.ChangeAsync(Call(MobileContactCallKind.SignOut, tenant, agent), cancellationToken));

    public async ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
    {
        var reply = await client.AskAsync(Call(MobileContactCallKind.GetState, tenant, agent), cancellationToken).ConfigureAwait(false);
        return reply.State is { } state ? state : Undone(reply);
    }

    public ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) =>
        state.Mode is CtiAgentMode.SignedOut or CtiAgentMode.Busy
            ? new(CtiAnswer.Refused(CtiRefusal.StateNotAllowed))
            : new(client.ChangeAsync(Call(MobileContactCallKind.SetState, tenant, agent) with { State = state }, cancellationToken));

    public async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var sequence = watch.After;
        var events = new EventOrder(watch.Agents);
        var failures = 0;
        while (true)
        {
            yield return Event(CtiEventKind.Reconciling);
            var snapshot = await AskAsync(MobileContactCallKind.Snapshot, "").ConfigureAwait(false);
            for (; snapshot.Snapshot is null; snapshot = await AskAsync(MobileContactCallKind.Snapshot, "").ConfigureAwait(false)) await PauseAsync().ConfigureAwait(false);
            foreach (var (agent, standing) in events.Begin(snapshot.Snapshot)) yield return Event(CtiEventKind.Snapshot) with { Agent = agent, State = standing.State, Calls = standing.Calls };
            yield return Event(CtiEventKind.Reconciled);

            var cursor = snapshot.Snapshot.Cursor;
            while (await AskAsync(MobileContactCallKind.Events, cursor).ConfigureAwait(false) is { Events: { } page } && events.Take(page) is { } told)
            {
                (failures, cursor) = (0, page.Cursor);
                foreach (var (agent, each) in told)
                    yield return Event(each.Kind) with { At = each.At, Agent = agent, State = each.State, Call = each.Call, Detail = each.Detail };
            }

            // A poll failed, the cursor is too old, or an event is missing: the whole state is asked for, but not in a hurry.
            await PauseAsync().ConfigureAwait(false);
        }

        Task<MobileContactReply> AskAsync(MobileContactCallKind kind, string cursor) => client.AskAsync(
            kind == MobileContactCallKind.Events ? Call(kind, watch.Tenant) with { Cursor = cursor, Wait = options.Value.PollWait } : Call(kind, watch.Tenant), cancellationToken);

        Task PauseAsync()
        {
#pragma warning disable CA5394 // Nobody gains anything by guessing when we ask again.
            var wait = ReconnectBackoff.Before(failures++, options.Value.FirstBackoff.ToTimeSpan(), options.Value.LongestBackoff.ToTimeSpan(), Random.Shared.NextDouble());
#pragma warning restore CA5394
            return Task.Delay(wait, time, cancellationToken);
        }

        CtiEvent Event(CtiEventKind kind) => new() { Id = new CtiEventId(watch.Tenant.Organization, watch.Fence, ++sequence), At = clock.GetCurrentInstant(), Kind = kind };
    }

    private static MobileContactCall Call(MobileContactCallKind kind, CtiTenant tenant, CtiNumbers? agent = null)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return new MobileContactCall { Kind = kind, Tenant = tenant, Agent = agent };
    }

    /// <summary>The answer to a question that gave nothing back; one that says "done" without what was asked for is as good as none.</summary>
    private static CtiAnswer Undone(MobileContactReply reply) => reply.Answer.Kind == CtiAnswerKind.Refused ? reply.Answer : CtiAnswer.Unreachable;
}
