using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Administrators.Rules;
using OnlineContact.Admin.Agents.Rules;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>
/// Adds IAM members to the organization as agents (상담원), gives them roles and channels in services, and takes these and them away again.
/// An organization administrator does so in any service, for herself too, which is marked in the entry; a service administrator in her own.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields; every change with
/// OCA0006 busy, OCA0007 stale version, OCA0008 request ID reused, OCA0010 clock far behind. Storage failures are thrown as
/// <see cref="AdminStorageException"/>, those of the host's own directory as they are.
/// </remarks>
public sealed class AgentManager
{
    private readonly AdminDoor _door;
    private readonly IIamDirectory _directory;
    private readonly ContractItemCatalogue _items;

    internal AgentManager(AdminDoor door, IIamDirectory directory, ContractItemCatalogue items)
    {
        _door = door;
        _directory = directory;
        _items = items;
    }

    /// <summary>Reads an agent.</summary>
    /// <param name="actor">The operator, an organization administrator, or an administrator of the service.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <param name="service">The number of a service: then only her role there is told. Null, for all of them, is for those who have a right in the organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The agent with her version, or OCA4009 no account, OCA4027 no such agent, or not one of the service.</returns>
    public Task<Outcome<Stored<Agent>>> GetAsync(AdminActor actor, OrganizationId organization, string account, long? service = null, CancellationToken cancellationToken = default)
    {
        var valid = MemberAccount.Create(account);
        var call = Call(nameof(GetAsync), AdminOperations.ReadAgents, actor, organization, service);
        return _door.ReadAsync(
            call,
            fetch => (Account: valid, Agent: valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null),
            seen => seen.Agent is null ? Outcome.Refused<Stored<Agent>>(seen.Account.Error)
                : !seen.Agent.Found || (service is { } number && seen.Agent.Value.RoleIn(number) is null) ? Outcome.Refused<Stored<Agent>>(AdminErrors.AgentNotFound.With("account"))
                : Outcome.Success(Shown(seen.Agent, service)),
            cancellationToken);
    }

    /// <summary>Lists agents, ordered by account.</summary>
    /// <param name="actor">The operator, an organization administrator, or an administrator of the service.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or OCA0011 page size, OCA0009 cursor.</returns>
    public Task<Outcome<AgentPage>> ListAsync(AdminActor actor, OrganizationId organization, AgentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var call = Call(nameof(ListAsync), AdminOperations.ReadAgents, actor, organization, query.Service);
        return _door.ReadAsync(
            call,
            static fetch => fetch,
            _ => query.PageSize is < 1 or > AgentQuery.MaxPageSize
                ? Task.FromResult(Outcome.Refused<AgentPage>(AdminErrors.PageSize.With("pageSize", AgentQuery.MaxPageSize, query.PageSize)))
                : query.Service is { } service
                    ? InServiceAsync(organization, service, query, cancellationToken)
                    : InOrganizationAsync(organization, query, cancellationToken),
            cancellationToken);
    }

    /// <summary>Adds members to the organization as agents, all or none; they have no role in any service yet. Who is one already stays as she is.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="accounts">Their accounts, 1 to 100.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4016 not in the directory, OCA4023 disabled there, OCA4024 too many.</returns>
    public Task<Outcome<ChangeReceipt>> AddAsync(AdminActor actor, OrganizationId organization, IReadOnlyList<string> accounts, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var content = AdminCall.ContentOf([.. accounts.Take(MemberSearch.MaxPageSize + 1)]);
        var call = Call(nameof(AddAsync), AdminOperations.AddAgents, actor, organization, null, requestId, content);
        return _door.ReadAsync(
            call,
            static fetch => fetch,
            async _ =>
            {
                var candidates = await Candidates.FindAsync(_directory, organization, accounts, cancellationToken).ConfigureAwait(false);
                if (!candidates.TryGetValue(out var members, out var error)) return Outcome.Refused<ChangeReceipt>(error);
                return await _door.ChangeAsync(
                    call,
                    fetch => (Ours: Candidates.Ask(fetch, members), Agents: members.Select(member => fetch.One(Agent.ByAccount[member.Account])).ToList()),
                    (change, read) => Add(change, members, read.Ours, read.Agents),
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>
    /// Gives a member a role and channels in a service, or other ones than she has. One who is no agent of the organization becomes one.
    /// Phone brings ticket with it.
    /// </summary>
    /// <param name="actor">The operator, an organization administrator, or an administrator of the service.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="seen">The version of the agent that the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="role">The role.</param>
    /// <param name="channels">The channels; none is allowed.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, or OCA4009 no account, OCA4016 not in the directory, OCA4023 disabled there, OCA1001 no such service, OCA1029 terminated,
    /// OCA2008 no contract yet, OCA4029 no such role or channel, OCA4030 channel not contracted, OCA4031 tickets only.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> GiveRoleAsync(AdminActor actor, OrganizationId organization, string account, long service, StoreVersion seen, ServiceRole role, AgentChannels channels, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var valid = MemberAccount.Create(account);
        var call = Call(nameof(GiveRoleAsync), AdminOperations.GiveRole, actor, organization, service, requestId, AdminCall.ContentOf(account, service, seen.Value, (int)role, (int)channels));
        return _door.ReadAsync(
            call,
            fetch => (Account: valid, Agent: valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null),
            async known =>
            {
                if (known.Agent is null) return Outcome.Refused<ChangeReceipt>(known.Account.Error);

                // Who is an agent already came out of the directory once; of others it is asked.
                IReadOnlyList<IamMember>? members = null;
                if (!known.Agent.Found)
                {
                    var candidates = await Candidates.FindAsync(_directory, organization, [account], cancellationToken).ConfigureAwait(false);
                    if (!candidates.TryGetValue(out members, out var error)) return Outcome.Refused<ChangeReceipt>(error);
                }

                return await _door.ChangeAsync(
                    call,
                    fetch => (Agent: fetch.One(Agent.ByAccount[known.Account.Value]), Service: fetch.One(ContractedService.ByNumber[service]), Ours: members is null ? null : Candidates.Ask(fetch, members)),
                    (change, read) => Change.CheckVersion(seen, read.Agent.Found ? read.Agent.Version : default)
                        ?? GiveRole(change, read.Agent, read.Service, service, role, channels, members, read.Ours),
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Takes an agent out of a service. She stays an agent of the organization, also when it was her last service.</summary>
    /// <param name="actor">The operator, an organization administrator, or an administrator of the service.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="seen">The version of the agent that the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4027 no such agent, OCA4028 she has no role there.</returns>
    public Task<Outcome<ChangeReceipt>> TakeRoleAsync(AdminActor actor, OrganizationId organization, string account, long service, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var valid = MemberAccount.Create(account);
        var call = Call(nameof(TakeRoleAsync), AdminOperations.TakeRole, actor, organization, service, requestId, AdminCall.ContentOf(account, service, seen.Value));
        return _door.ChangeAsync(
            call,
            fetch => valid.Succeeded ? (Agent: fetch.One(Agent.ByAccount[valid.Value]), Service: fetch.One(ContractedService.ByNumber[service])) : default,
            (change, read) => read.Agent is null ? valid.Error
                : !read.Agent.Found ? AdminErrors.AgentNotFound.With("account")
                : Change.CheckVersion(seen, read.Agent.Version) ?? TakeRole(change, read.Agent, read.Service, service),
            cancellationToken);
    }

    /// <summary>
    /// Removes an agent from the organization: her rights in all services, her CTI numbers, and her right as an organization administrator if
    /// she has one, in one change.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <param name="seen">The version of the agent that the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt, or OCA4009 no account, OCA4027 no such agent, OCA4025 she is the last active organization administrator.</returns>
    public Task<Outcome<ChangeReceipt>> RemoveAsync(AdminActor actor, OrganizationId organization, string account, StoreVersion seen, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        var valid = MemberAccount.Create(account);
        var call = Call(nameof(RemoveAsync), AdminOperations.RemoveAgent, actor, organization, null, requestId, AdminCall.ContentOf(account, seen.Value));
        return _door.ChangeAsync(
            call,
            fetch => valid.Succeeded ? Removal.Of(fetch, valid.Value) : null,
            (change, read) => read is null ? valid.Error
                : !read.Agent.Found ? AdminErrors.AgentNotFound.With("account")
                : Change.CheckVersion(seen, read.Agent.Version) ?? Remove(change, read),
            cancellationToken);
    }

    private static AdminError? Add(Change change, IReadOnlyList<IamMember> members, Slots<Member> ours, List<Slot<Agent>> agents)
    {
        if (!Candidates.AsTheyStand(members, ours).TryGetValue(out var standing, out var error)) return error;
        for (var i = 0; i < agents.Count; i++)
        {
            if (agents[i].Found) continue;
            var agent = New(change, standing[i]);
            change.Writes.Insert(agent, Agent.Shape);
            change.Log(AgentText.InOrganization(AdminOperations.AddAgents, agent, joins: true));
        }

        return null;
    }

    private AdminError? GiveRole(
        Change change, Slot<Agent> slot, Slot<ContractedService> service, long number, ServiceRole role, AgentChannels channels, IReadOnlyList<IamMember>? members, Slots<Member>? ours)
    {
        if (RoleAndChannelsAreKnown.Check(role, channels) is { } unknown) return unknown;
        if (RolesAreGivenInContractedServices.Check(service.ValueOrDefault, number) is { } noContract) return noContract;
        if (ChannelsAreContracted.Check(channels, service.Value, _items) is { } notContracted) return notContracted;

        Agent agent;
        if (slot.Found)
        {
            agent = slot.Value;
            if (OnlyActiveOrPendingAgentsGetRoles.Check(agent) is { } disabled) return disabled;
        }
        else if (members is null)
        {
            // She was an agent a moment ago, and has been removed since.
            return AdminErrors.AgentNotFound.With("account");
        }
        else
        {
            if (!Candidates.AsTheyStand(members, ours!).TryGetValue(out var standing, out var error)) return error;
            agent = New(change, standing[0]);
        }

        var given = new AgentRole { Organization = change.Organization, Account = agent.Account, Service = number, Role = role, Channels = PhoneBringsTicket.In(channels) };
        var before = agent.RoleIn(number);
        if (before == given)
        {
            change.Answer(0, slot.Version);
            return null;
        }

        var changed = agent.With(number, given);
        if (slot.Found)
        {
            change.Writes.Replace(slot, changed);
        }
        else
        {
            change.Writes.Insert(changed, Agent.Shape);
            change.Log(AgentText.InOrganization(AdminOperations.GiveRole, agent, joins: true));
        }

        change.Writes.Require(service);
        change.Log(AgentText.InService(AdminOperations.GiveRole, agent, AgentText.ServiceOf(service.Value), before, given, AgentText.MarkOf(change, agent)));
        change.Answer(0, slot.Found ? slot.Version.Next : StoreVersion.First);
        return null;
    }

    private static AdminError? TakeRole(Change change, Slot<Agent> slot, Slot<ContractedService> service, long number)
    {
        if (slot.Value.RoleIn(number) is not { } role) return AdminErrors.AgentNotInService.With("account", number);
        change.Writes.Replace(slot, slot.Value.With(number, null));
        change.Log(AgentText.InService(AdminOperations.TakeRole, slot.Value, AgentText.ServiceOf(service.Value), role, null));
        change.Answer(0, slot.Version.Next);
        return null;
    }

    private static AdminError? Remove(Change change, Removal read)
    {
        var agent = read.Agent.Value;
        var all = read.Administrators.Value;
        var administrator = all.Find(agent.Account.Value);
        if (administrator is not null)
        {
            var remaining = all.Members.Where(member => member != administrator).ToList();
            if (AnActiveAdministratorRemains.Check(all.Members, remaining) is { } refused) return refused;
            change.Writes.Replace(read.Administrators, all with { ChangedAt = change.Now, Members = remaining });
        }

        change.Writes.Remove(read.Agent);
        CtiNumberChanges.Of(agent, null).WriteTo(change.Writes);
        if (agent.CtiNumbers is not null) CtiRoster.Changed(change, read.Roster);
        foreach (var role in agent.Roles)
            change.Log(AgentText.InService(AdminOperations.RemoveAgent, agent, AgentText.ServiceOf(read.Services[role.Service].Value), role, null));
        change.Log(AgentText.InOrganization(AdminOperations.RemoveAgent, agent, joins: false, administrator));
        change.Answer(0, read.Agent.Version);
        return null;
    }

    private async Task<Outcome<AgentPage>> InOrganizationAsync(OrganizationId organization, AgentQuery query, CancellationToken cancellationToken)
    {
        if (!Placed(organization, Agent.Columns.InOrder, Agent.Columns.InOrder.Ascending(), query).TryGetValue(out var range, out var error)) return Outcome.Refused<AgentPage>(error);
        var (agents, next, _) = await _door.Store.PageAsync(organization, range, cancellationToken).ConfigureAwait(false);
        return Outcome.Success(new AgentPage { Agents = agents, Next = next });
    }

    private async Task<Outcome<AgentPage>> InServiceAsync(OrganizationId organization, long service, AgentQuery query, CancellationToken cancellationToken)
    {
        var index = AgentRole.Columns.ByService;
        if (service is < 1 or long.MaxValue) return Outcome.Success(new AgentPage { Agents = [], Next = null });
        if (!Placed(organization, index, index.Between(service, service + 1), query).TryGetValue(out var range, out var error)) return Outcome.Refused<AgentPage>(error);
        var (roles, next, _) = await _door.Store.PageAsync(organization, range, cancellationToken).ConfigureAwait(false);
        var fetch = new Fetch(organization);
        var agents = Array.ConvertAll(roles, role => fetch.One(Agent.ByAccount[role.Value.Account]));
        await fetch.RunAsync(_door.Store, cancellationToken).ConfigureAwait(false);

        // Who was taken out between the two reads is left out.
        return Outcome.Success(new AgentPage { Agents = [.. agents.Where(agent => agent.ValueOrDefault?.RoleIn(service) is not null).Select(agent => Shown(agent, service))], Next = next });
    }

    private static Outcome<RangeQuery<TRecord>> Placed<TRecord>(OrganizationId organization, RecordIndex index, RangeQuery<TRecord> range, AgentQuery query) where TRecord : class
    {
        if (query.Cursor is null) return Outcome.Success(range.Take(query.PageSize));
        return PageCursor.Decode(organization, index, query.Cursor).TryGetValue(out var place, out var error)
            ? Outcome.Success(range.Take(query.PageSize).After(place))
            : Outcome.Refused<RangeQuery<TRecord>>(error);
    }

    /// <summary>Who asks for one service learns nothing of the others.</summary>
    private static Stored<Agent> Shown(Slot<Agent> slot, long? service) =>
        new(service is { } number ? slot.Value with { Roles = [.. slot.Value.Roles.Where(role => role.Service == number)] } : slot.Value, slot.Version);

    private static Agent New(Change change, IamMember member) => new()
    {
        Organization = change.Organization,
        Account = member.Account,
        Name = member.Name,
        Email = member.Email,
        CtiId = null,
        CtiNo = null,
        State = member.State,
        AddedAt = change.Now,
        Roles = [],
    };

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, long? service, RequestId requestId = default, string content = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"AgentManager.{name}", Operation = operation, Actor = actor, Organization = organization, Service = service, RequestId = requestId, Content = content };
    }

    /// <summary>What a removal looks at: the agent, the administrators, who has CTI numbers, and the services in which she has a role.</summary>
    private sealed record Removal(
        Slot<Agent> Agent, Slot<OrganizationAdministrators> Administrators, Slot<CtiRoster> Roster, Dictionary<long, Slot<ContractedService>> Services)
    {
        public static Removal Of(Fetch fetch, MemberAccount account)
        {
            var removal = new Removal(fetch.One(Agents.Agent.ByAccount[account]), fetch.One(OrganizationAdministrators.Shape.SingleKey()), fetch.One(CtiRoster.Shape.SingleKey()), []);
            fetch.Then(next =>
            {
                foreach (var role in removal.Agent.ValueOrDefault?.Roles ?? []) removal.Services[role.Service] = next.One(ContractedService.ByNumber[role.Service]);
            });
            return removal;
        }
    }
}
