using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// What an agent does at CTI herself: she signs in, naming the service she works in, sets her state, and signs out. Each is told the telephony
/// system once, within the time limit of the options; nothing is sent again.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. The actor is the agent. Besides the refusals named at each method, every call may be refused
/// with OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields, OCA4009 no account, OCA4027 no such agent,
/// OCA5001 no service contracts phone calls, OCA5004 she has no CTI numbers, OCA5006 no settings, OCA5010 tenant unknown, OCA5013 no connector,
/// OCA5014 not supported, OCA5016 refused by the telephony system, OCA5017 not reached, and what changes something with OCA5018: it was sent,
/// and no answer came. Storage failures are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class CtiSessionManager
{
    private readonly AdminDoor _door;
    private readonly CtiGateway _gateway;
    private readonly PhoneWitnesses _witnesses;
    private readonly CtiLiveStates _live;

    internal CtiSessionManager(AdminDoor door, CtiGateway gateway, PhoneWitnesses witnesses, CtiLiveStates live)
    {
        _door = door;
        _gateway = gateway;
        _witnesses = witnesses;
        _live = live;
    }

    /// <summary>Tells whether she can sign in, and everything that is missing.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she works in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>All that is missing.</returns>
    public Task<Outcome<CtiSignInCheck>> CheckAsync(AdminActor actor, OrganizationId organization, long service, CancellationToken cancellationToken = default) =>
        AsAgentAsync(nameof(CheckAsync), actor, organization, service, (read, agent, named) => Task.FromResult(Outcome.Success(CheckOf(read, agent, named))), cancellationToken);

    /// <summary>Signs her in to CTI.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she works in: her states and calls belong to it.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is open.</param>
    /// <returns>Success, or OCA5015 with everything that is missing.</returns>
    public async Task<Outcome> SignInAsync(AdminActor actor, OrganizationId organization, long service, CancellationToken cancellationToken = default) =>
        Plain(await AsAgentAsync(
            nameof(SignInAsync), actor, organization, service,
            async (read, agent, where) =>
            {
                if (CheckOf(read, agent, where).Error is { } missing) return Outcome.Refused<CtiAnswer>(missing);
                if (!CtiSeat.Of(_gateway, read.Settings.ValueOrDefault, agent, CtiCapabilities.SignIn).TryGetValue(out var seat, out var error)) return Outcome.Refused<CtiAnswer>(error);
                var before = await CtiSignIn.LatestAsync(_door.Store, organization, agent.Account, cancellationToken).ConfigureAwait(false);
                var named = await NameAsync(agent, seat, service, before, cancellationToken).ConfigureAwait(false);
                var answer = await _gateway.TellAsync(stop => seat.Connector.SignInAsync(seat.Tenant, seat.Numbers, stop), cancellationToken).ConfigureAwait(false);
                if (CtiGateway.ErrorOf(answer) is not { } failed) return Outcome.Success(answer);

                // Nothing has changed there: what she named before counts again.
                if (answer.Kind != CtiAnswerKind.Unknown) await NameAsync(agent, seat, before?.Service ?? 0, named, cancellationToken).ConfigureAwait(false);
                return Outcome.Refused<CtiAnswer>(failed);
            },
            cancellationToken).ConfigureAwait(false));

    /// <summary>Signs her out of CTI; also where a condition of signing in has gone meanwhile.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she works in.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is open.</param>
    /// <returns>Success, or a refusal.</returns>
    public async Task<Outcome> SignOutAsync(AdminActor actor, OrganizationId organization, long service, CancellationToken cancellationToken = default) =>
        Plain(await TellAsync(
            nameof(SignOutAsync), actor, organization, service, CtiCapabilities.SignIn,
            static (seat, stop) => seat.Connector.SignOutAsync(seat.Tenant, seat.Numbers, stop),
            cancellationToken).ConfigureAwait(false));

    /// <summary>Sets her state.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she works in.</param>
    /// <param name="state">The state: default, ready, a kind of work, rest or meal.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is open.</param>
    /// <returns>Success, or OCA5019 she cannot choose the state.</returns>
    public async Task<Outcome> SetStateAsync(AdminActor actor, OrganizationId organization, long service, CtiAgentState state, CancellationToken cancellationToken = default)
    {
        var wrong = OnlyChosenStatesAreSet.Check(state);
        return Plain(await TellAsync(
            nameof(SetStateAsync), actor, organization, service, CtiCapabilities.SetState,
            (seat, stop) => seat.Connector.SetStateAsync(seat.Tenant, seat.Numbers, seat.Connector.States.ToExchange(state), stop),
            cancellationToken,
            wrong).ConfigureAwait(false));
    }

    /// <summary>Tells what she does now, by the telephony system itself.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she works in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Her state.</returns>
    public Task<Outcome<CtiAgentNow>> GetStateAsync(AdminActor actor, OrganizationId organization, long service, CancellationToken cancellationToken = default) =>
        AsAgentAsync(
            nameof(GetStateAsync), actor, organization, service,
            async (read, agent, _) => CtiSeat.Of(_gateway, read.Settings.ValueOrDefault, agent, CtiCapabilities.GetState).TryGetValue(out var seat, out var error)
                ? await _live.AskAsync(seat, read.Settings.Value, cancellationToken).ConfigureAwait(false)
                : Outcome.Refused<CtiAgentNow>(error),
            cancellationToken);

    private Task<Outcome<CtiAnswer>> TellAsync(
        string name, AdminActor actor, OrganizationId organization, long service, CtiCapabilities capability,
        Func<CtiSeat, CancellationToken, ValueTask<CtiAnswer>> tell, CancellationToken cancellationToken, AdminError? wrong = null) =>
        AsAgentAsync(
            name, actor, organization, service,
            async (read, agent, _) =>
            {
                if (wrong is not null) return Outcome.Refused<CtiAnswer>(wrong);
                if (!CtiSeat.Of(_gateway, read.Settings.ValueOrDefault, agent, capability).TryGetValue(out var seat, out var error)) return Outcome.Refused<CtiAnswer>(error);
                var answer = await _gateway.TellAsync(stop => tell(seat, stop), cancellationToken).ConfigureAwait(false);
                return CtiGateway.ErrorOf(answer) is { } failed ? Outcome.Refused<CtiAnswer>(failed) : Outcome.Success(answer);
            },
            cancellationToken);

    private Task<Outcome<TAnswer>> AsAgentAsync<TAnswer>(
        string name, AdminActor actor, OrganizationId organization, long service, Func<CtiRead, Agent, ContractedService?, Task<Outcome<TAnswer>>> answer, CancellationToken cancellationToken)
        where TAnswer : notnull
    {
        ArgumentNullException.ThrowIfNull(actor);
        var valid = MemberAccount.Create(actor.Account);
        var call = new AdminCall { Name = $"CtiSessionManager.{name}", Operation = AdminOperations.UseCti, Actor = actor, Organization = organization, Service = service };
        return _door.ReadAsync(
            call,
            fetch => (All: CtiRead.Of(fetch, _witnesses), Agent: valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null, Service: fetch.One(ContractedService.ByNumber[service])),
            read => read.All.Phone.Check() is { } none ? Task.FromResult(Outcome.Refused<TAnswer>(none))
                : read.Agent is null ? Task.FromResult(Outcome.Refused<TAnswer>(valid.Error))
                : !read.Agent.Found ? Task.FromResult(Outcome.Refused<TAnswer>(AdminErrors.AgentNotFound.With("account")))
                : answer(read.All, read.Agent.Value, read.Service.ValueOrDefault),
            cancellationToken);
    }

    private CtiSignInCheck CheckOf(CtiRead read, Agent agent, ContractedService? service) =>
        CtiSignInCheck.Of(agent, service, read.Settings.ValueOrDefault, read.Agreement.ValueOrDefault, _witnesses.Items);

    private Task<CtiSignIn> NameAsync(Agent agent, CtiSeat seat, long service, CtiSignIn? latest, CancellationToken cancellationToken) =>
        CtiSignIn.AppendAsync(
            _door.Store,
            new CtiSignIn { Organization = agent.Organization, Account = agent.Account, At = _door.Now, Service = service, CtiId = seat.Numbers.Id, CtiNo = seat.Numbers.No },
            latest,
            cancellationToken);

    private static Outcome Plain(Outcome<CtiAnswer> outcome) => outcome.Succeeded ? Outcome.Success() : Outcome.Refused(outcome.Error);
}
