using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>The part of <see cref="NaiveAdministration"/> that is about people: members, administrators, agents, and what the log says of their rights.</summary>
internal static class NaivePeople
{
    private static readonly Duration Lifetime = Duration.FromDays(7);
    private static readonly Duration Kept = Duration.FromDays(30);

    /// <summary>What is refused before the organization's clock is looked at: what was typed in, but for who is to get rights.</summary>
    public static string? FaultBefore(NaiveOrganization organization, PeopleCommand command)
    {
        switch (command)
        {
            case InviteCommand invite:
                return PersonFault(invite);
            case GiveRoleCommand give:
                return NaiveTexts.IsAccount(give.Account) ? null : "OCA4009";
            case AcceptCommand accept:
                return TokenOf(organization, accept) is not { IsForgotten: false } ? "OCA4019" : null;
            default:
                return null;
        }
    }

    /// <summary>Whether anything was ever mailed to a person.</summary>
    public static bool WasMailed(NaiveOrganization organization, string account) => organization.Members.TryGetValue(account, out var member) && member.Tokens.Count > 0;

    /// <summary>Whether an actor who is no administrator of the organization may do it all the same.</summary>
    public static bool MayAsServiceAdministrator(NaiveOrganization organization, AdminCommand command)
    {
        var service = command switch
        {
            GiveRoleCommand give => give.Service,
            TakeRoleCommand take => take.Service,
            _ => 0,
        };
        return organization.Agents.TryGetValue(command.Actor.Account, out var agent) && agent.State == MemberState.Active
            && agent.Roles.TryGetValue(service, out var role) && role.Role == ServiceRole.Administrator;
    }

    /// <summary>Her own settings are changed by who has any right where she works, and by nobody for her.</summary>
    public static bool MayChangeHerOwn(NaiveOrganization organization, ChangeSettingsCommand command, bool isAdministrator) =>
        !command.Actor.IsOperator && (isAdministrator
            || (organization.Agents.TryGetValue(command.Actor.Account, out var agent) && agent.State == MemberState.Active && agent.Roles.ContainsKey(command.Service ?? 0)));

    /// <summary>The version a command is about; null when there is nothing of the kind.</summary>
    public static long? VersionOf(NaiveOrganization organization, AdminCommand command) => command switch
    {
        AddAdministratorsCommand or RemoveAdministratorsCommand => organization.AdministratorsVersion,
        GiveRoleCommand or TakeRoleCommand or RemoveAgentCommand => organization.Agents.TryGetValue(((PersonCommand)command).Account, out var agent) ? agent.Version : null,
        ChangeSettingsCommand change => organization.Agents.TryGetValue(change.Actor.Account, out var own) ? own.Version : null,
        PersonCommand person => organization.Members.TryGetValue(person.Account, out var member) ? member.Version : null,
        _ => null,
    };

    /// <summary>Does it, and gives the answer.</summary>
    public static NaiveOutcome Apply(NaiveOrganization organization, PeopleCommand command, Instant now) => command switch
    {
        InviteCommand invite => Invite(organization, invite, now),
        AcceptCommand accept => Accept(organization, accept, now),
        ResendCommand or CancelInvitationCommand or DisableMemberCommand or EnableMemberCommand => Member(organization, (PersonCommand)command, now),
        AddAdministratorsCommand add => AddAdministrators(organization, add, now),
        RemoveAdministratorsCommand remove => RemoveAdministrators(organization, remove, now),
        AddAgentsCommand add => AddAgents(organization, add, now),
        GiveRoleCommand give => GiveRole(organization, give, now),
        TakeRoleCommand take => TakeRole(organization, take, now),
        RemoveAgentCommand remove => RemoveAgent(organization, remove, now),
        ChangeSettingsCommand change => ChangeSettings(organization, change, now),
        _ => throw new ArgumentException("No such command.", nameof(command)),
    };

    /// <summary>Mails what waits to be mailed, and forgets tokens that expired long ago.</summary>
    public static void Deliver(NaiveOrganization organization, Instant clock)
    {
        foreach (var member in organization.Members.Values)
        {
            for (var i = 0; i < member.Tokens.Count; i++)
            {
                if (member.Tokens[i].Expires < clock - Kept) member.Tokens[i] = member.Tokens[i] with { IsForgotten = true };
            }
        }

        foreach (var (message, account) in organization.Messages.ToList())
        {
            var now = Instant.Max(clock, organization.Time);
            var member = organization.Members[account];
            var wanted = member.Invitation != 0 && member.State == MemberState.Pending && member.Message == message;
            if (wanted)
            {
                member.Tokens.Add((message, clock + Lifetime, false));
                member.Version++;
            }

            organization.Messages.Remove(message);
            NaiveAdministration.Log(organization, AdminActor.Operator("invitations"), now, Entry("invitation.delivered", "People", account, null, null, null, $"message={message};outcome={(wanted ? "sent" : "not-wanted")}"), account);
        }
    }

    /// <summary>What a changed contract takes away: who loses which channels.</summary>
    public static List<(string Account, AgentChannels Left)> Consequences(NaiveOrganization organization, long service, IReadOnlyDictionary<string, int> terms) =>
        [.. organization.Agents.Where(agent => agent.Value.Roles.ContainsKey(service) && (agent.Value.Roles[service].Channels & ~Open(terms)) != 0)
            .Select(agent => (agent.Key, agent.Value.Roles[service].Channels & Open(terms)))];

    /// <summary>Takes it away, with an entry each.</summary>
    public static void Follow(NaiveOrganization organization, AdminActor actor, NaiveService service, List<(string Account, AgentChannels Left)> consequences, Instant now)
    {
        foreach (var (account, left) in consequences)
        {
            var agent = organization.Agents[account];
            var before = agent.Roles[service.Number];
            agent.Roles[service.Number] = (before.Role, left);
            agent.Version++;
            LogRole(organization, actor, "contract.changed", account, service.Number, before, agent.Roles[service.Number], "", now);
        }
    }

    /// <summary>The entry of a change as text, to be compared with that of the library.</summary>
    public static string Entry(string operation, string category, string target, long? service, string? before, string? after, string arguments) =>
        $"{operation}|{category}|{target}|{service}|{before?.Replace('\n', ';')}|{after?.Replace('\n', ';')}|{arguments}";

    private static NaiveOutcome Invite(NaiveOrganization organization, InviteCommand command, Instant now)
    {
        var input = command.Invitation;
        var account = input.Account!;
        var again = organization.Members.TryGetValue(account, out var member);
        if (again && !IsCancelled(member!)) return Refused("OCA4014");
        if (organization.Members.Keys.Any(other => other != account && Alike(other) == Alike(account))) return Refused("OCA4015");
        var number = ++organization.LastNumber;
        (string? State, string? Email, string? Mobile) before = member is null ? default : (Text(member.State), member.Email, member.Mobile);
        if (member is null) organization.Members.Add(account, member = new NaiveMember { Name = input.Name!.Trim() });
        else member.Version++;
        var mobile = command.Registers ? "+" + string.Concat(input.Mobile!.Where(char.IsAsciiDigit)) : null;
        (member.Name, member.Email, member.Mobile, member.Invitation, member.Message, member.Accepted) = (input.Name!.Trim(), input.Email!.Trim(), mobile, number, number, false);
        member.State = MemberState.Pending;
        organization.Messages.Add(number, account);
        var lines = new Lines();
        lines.Add("state", before.State, "pending");
        lines.Add("email", before.Email, member.Email);
        lines.Add("mobile", before.Mobile, mobile);
        Stand(organization, command.Actor, command.Registers ? "member.registered" : "member.invited", account, MemberState.Pending, lines, now);
        return NaiveAdministration.Changed(organization, number, member.Version);
    }

    private static NaiveOutcome Member(NaiveOrganization organization, PersonCommand command, Instant now)
    {
        if (!NaiveTexts.IsAccount(command.Account)) return Refused("OCA4009");
        if (!organization.Members.TryGetValue(command.Account, out var member)) return Refused("OCA4016");
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        var open = member.Invitation != 0 && member.State == MemberState.Pending;
        switch (command)
        {
            case ResendCommand:
                if (!open) return Refused("OCA4018");
                member.Message = ++organization.LastNumber;
                member.Version++;
                organization.Messages.Add(member.Message, command.Account);
                Stand(organization, command.Actor, "invitation.resent", command.Account, MemberState.Pending, new Lines(), now);
                return NaiveAdministration.Changed(organization, member.Invitation, member.Version);
            case CancelInvitationCommand:
                return open ? Become(organization, command, "invitation.cancelled", member, MemberState.Disabled, now) : Refused("OCA4018");
            case DisableMemberCommand:
                return Become(organization, command, "member.disabled", member, MemberState.Disabled, now);
            default:
                return open || IsCancelled(member) ? Refused("OCA4018") : Become(organization, command, "member.enabled", member, MemberState.Active, now);
        }
    }

    private static NaiveOutcome Accept(NaiveOrganization organization, AcceptCommand command, Instant now)
    {
        var (message, expires, _) = TokenOf(organization, command)!.Value;
        var member = organization.Members[command.Account];
        if (member.Message != message) return Refused("OCA4019");
        if (member.Accepted) return Refused("OCA4021");
        if (member.State != MemberState.Pending) return Refused("OCA4019");
        return now < expires ? Become(organization, command, "invitation.accepted", member, MemberState.Active, now) : Refused("OCA4020");
    }

    private static NaiveOutcome Become(NaiveOrganization organization, PersonCommand command, string operation, NaiveMember member, MemberState state, Instant now)
    {
        if (state != MemberState.Active && IsLastActive(organization, [command.Account])) return Refused("OCA4025");
        if (member.State == state) return NaiveAdministration.Same(now, member.Invitation, member.Version);
        var lines = new Lines();
        lines.Add("state", Text(member.State), Text(state));
        if (state == MemberState.Active && member.Invitation != 0) member.Accepted = true;
        member.State = state;
        member.Version++;
        Stand(organization, command.Actor, operation, command.Account, state, lines, now);
        return NaiveAdministration.Changed(organization, member.Invitation, member.Version);
    }

    /// <summary>Administrator and agent stand as the member does; one entry for all of it.</summary>
    private static void Stand(NaiveOrganization organization, AdminActor actor, string operation, string account, MemberState state, Lines lines, Instant now)
    {
        var category = "People";
        if (organization.Administrators.TryGetValue(account, out var was) && was != state)
        {
            lines.Add("organizationAdministrator", Text(was), Text(state));
            organization.Administrators[account] = state;
            organization.AdministratorsVersion++;
            category = "Permission";
        }

        if (organization.Agents.TryGetValue(account, out var agent) && agent.State != state)
        {
            lines.Add("organizationAgent", Text(agent.State), Text(state));
            agent.State = state;
            agent.Version++;
            category = "Permission";
        }

        var invitation = organization.Members[account].Invitation;
        NaiveAdministration.Log(organization, actor, now, Entry(operation, category, account, null, lines.Before, lines.After, invitation == 0 ? "" : $"invitation={invitation}"), account);
    }

    private static NaiveOutcome AddAdministrators(NaiveOrganization organization, AddAdministratorsCommand command, Instant now)
    {
        if (CandidatesFault(organization, command.Accounts) is { } fault) return Refused(fault);
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        var added = command.Accounts.Distinct().Order(StringComparer.Ordinal).Where(account => !organization.Administrators.ContainsKey(account)).ToList();
        if (added.Count == 0) return NaiveAdministration.Same(now, 0, organization.AdministratorsVersion);
        foreach (var account in added)
        {
            var member = organization.Members[account];
            organization.Administrators.Add(account, member.State);
            var lines = new Lines();
            lines.Add("organizationAdministrator", null, Text(member.State));
            if (Join(organization, account)) lines.Add("organizationAgent", null, "yes");
            NaiveAdministration.Log(organization, command.Actor, now, Entry("administrator.added", "Permission", account, null, lines.Before, lines.After, ""), account);
        }

        return NaiveAdministration.Changed(organization, 0, ++organization.AdministratorsVersion);
    }

    private static NaiveOutcome RemoveAdministrators(NaiveOrganization organization, RemoveAdministratorsCommand command, Instant now)
    {
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        if (command.Accounts.Count is 0 or > 100) return Refused("OCA4024");
        if (!command.Accounts.All(NaiveTexts.IsAccount)) return Refused("OCA4009");
        var removed = command.Accounts.Distinct().Order(StringComparer.Ordinal).ToList();
        if (!removed.All(organization.Administrators.ContainsKey)) return Refused("OCA4026");
        if (IsLastActive(organization, removed)) return Refused("OCA4025");
        foreach (var account in removed)
        {
            var was = Text(organization.Administrators[account]);
            organization.Administrators.Remove(account);
            NaiveAdministration.Log(organization, command.Actor, now, Entry("administrator.removed", "Permission", account, null, $"organizationAdministrator={was}", null, ""), account);
        }

        return NaiveAdministration.Changed(organization, 0, ++organization.AdministratorsVersion);
    }

    private static NaiveOutcome AddAgents(NaiveOrganization organization, AddAgentsCommand command, Instant now)
    {
        if (CandidatesFault(organization, command.Accounts) is { } fault) return Refused(fault);
        var changed = false;
        foreach (var account in command.Accounts.Distinct().Order(StringComparer.Ordinal))
        {
            if (!Join(organization, account)) continue;
            changed = true;
            NaiveAdministration.Log(organization, command.Actor, now, Entry("agent.added", "Permission", account, null, null, "organizationAgent=yes", ""), account);
        }

        return changed ? NaiveAdministration.Changed(organization, 0, 0) : NaiveAdministration.Same(now, 0, 0);
    }

    private static NaiveOutcome GiveRole(NaiveOrganization organization, GiveRoleCommand command, Instant now)
    {
        if (!organization.Agents.ContainsKey(command.Account) && CandidatesFault(organization, [command.Account]) is { } fault) return Refused(fault);
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        if (command.Seen == SeenVersion.Good && !organization.Agents.ContainsKey(command.Account)) return Refused("OCA0007");
        if (command.Role is not (ServiceRole.Administrator or ServiceRole.Agent) || (int)command.Channels is < 0 or > 7) return Refused("OCA4029");
        if (!organization.Services.TryGetValue(command.Service, out var service)) return Refused("OCA1001");
        if (service.Status == ServiceStatus.Terminated) return Refused("OCA1029");
        if (service.Terms is null) return Refused("OCA2008");
        var issues = service.Type == ServiceType.IssueManagement;
        if (issues && (command.Channels & ~AgentChannels.Ticket) != 0) return Refused("OCA4031");
        if ((command.Channels & ~Open(service.Terms)) != 0) return Refused("OCA4030");
        if (organization.Agents.TryGetValue(command.Account, out var agent) && agent.State == MemberState.Disabled) return Refused("OCA4023");

        var channels = (command.Channels & AgentChannels.Phone) != 0 ? command.Channels | AgentChannels.Ticket : command.Channels;
        if (agent is not null && agent.Roles.TryGetValue(service.Number, out var same) && same == (command.Role, channels)) return NaiveAdministration.Same(now, 0, agent.Version);
        if (Join(organization, command.Account))
            NaiveAdministration.Log(organization, command.Actor, now, Entry("agent.role-given", "Permission", command.Account, null, null, "organizationAgent=yes", ""), command.Account);
        else
            agent!.Version++;
        agent = organization.Agents[command.Account];
        (ServiceRole, AgentChannels)? before = agent.Roles.TryGetValue(service.Number, out var had) ? had : null;
        agent.Roles[service.Number] = (command.Role, channels);
        var self = !command.Actor.IsOperator && command.Actor.Account == command.Account ? "selfGrant=true" : "";
        LogRole(organization, command.Actor, "agent.role-given", command.Account, service.Number, before, agent.Roles[service.Number], self, now);
        return NaiveAdministration.Changed(organization, 0, agent.Version);
    }

    private static NaiveOutcome TakeRole(NaiveOrganization organization, TakeRoleCommand command, Instant now)
    {
        if (!NaiveTexts.IsAccount(command.Account)) return Refused("OCA4009");
        if (!organization.Agents.TryGetValue(command.Account, out var agent)) return Refused("OCA4027");
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        if (!agent.Roles.TryGetValue(command.Service, out var had)) return Refused("OCA4028");
        agent.Roles.Remove(command.Service);
        agent.Version++;
        LogRole(organization, command.Actor, "agent.role-taken", command.Account, command.Service, had, null, "", now);
        return NaiveAdministration.Changed(organization, 0, agent.Version);
    }

    private static NaiveOutcome RemoveAgent(NaiveOrganization organization, RemoveAgentCommand command, Instant now)
    {
        if (!NaiveTexts.IsAccount(command.Account)) return Refused("OCA4009");
        if (!organization.Agents.TryGetValue(command.Account, out var agent)) return Refused("OCA4027");
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        if (IsLastActive(organization, [command.Account])) return Refused("OCA4025");
        organization.Agents.Remove(command.Account);
        foreach (var (service, role) in agent.Roles) LogRole(organization, command.Actor, "agent.removed", command.Account, service, role, null, "", now);
        var lines = new Lines();
        lines.Add("organizationAgent", "yes", null);
        if (organization.Administrators.TryGetValue(command.Account, out var state))
        {
            lines.Add("organizationAdministrator", Text(state), null);
            organization.Administrators.Remove(command.Account);
            organization.AdministratorsVersion++;
        }

        NaiveAdministration.Log(organization, command.Actor, now, Entry("agent.removed", "Permission", command.Account, null, lines.Before, lines.After, ""), command.Account);
        return NaiveAdministration.Changed(organization, 0, agent.Version);
    }

    private static void LogRole(
        NaiveOrganization organization, AdminActor actor, string operation, string account, long service,
        (ServiceRole Role, AgentChannels Channels)? before, (ServiceRole Role, AgentChannels Channels)? after, string arguments, Instant now)
    {
        var lines = new Lines();
        lines.Add("role", Text(before?.Role), Text(after?.Role));
        lines.Add("channels", Text(before?.Channels), Text(after?.Channels));
        NaiveAdministration.Log(organization, actor, now, Entry(operation, "Permission", account, service, lines.Before, lines.After, arguments), account);
    }

    private static NaiveOutcome ChangeSettings(NaiveOrganization organization, ChangeSettingsCommand command, Instant now)
    {
        if (!organization.Agents.TryGetValue(command.Actor.Account, out var agent)) return Refused("OCA4027");
        var nickname = string.IsNullOrWhiteSpace(command.Change.Nickname) ? null : command.Change.Nickname.Trim();
        if (nickname is not null && !NaiveTexts.IsName(nickname, 60)) return Refused("OCA9001");
        if (command.Change.Language is not ("ko" or "en" or "ja" or "zh")) return Refused("OCA9002");
        var lines = new Lines();
        lines.Add("nickname", agent.Nickname, nickname);
        lines.Add("language", agent.Language, command.Change.Language);
        lines.Add("ticketAssignment", agent.TakesTickets ? "on" : "off", command.Change.TicketAssignment ? "on" : "off");
        if (lines is { Before: null, After: null }) return NaiveAdministration.Same(now, 0, agent.Version);
        if (command.Seen == SeenVersion.Stale) return Refused("OCA0007");
        (agent.Nickname, agent.Language, agent.TakesTickets) = (nickname, command.Change.Language, command.Change.TicketAssignment);
        agent.Version++;
        NaiveAdministration.Log(organization, command.Actor, now, Entry("settings.changed", "People", command.Actor.Account, null, lines.Before, lines.After, ""), command.Actor.Account);
        return NaiveAdministration.Changed(organization, 0, agent.Version);
    }

    /// <summary>Makes somebody an agent of the organization; false when she is one.</summary>
    private static bool Join(NaiveOrganization organization, string account)
    {
        var member = organization.Members[account];
        return organization.Agents.TryAdd(account, new NaiveAgent { Name = member.Name, State = member.State });
    }

    private static bool IsLastActive(NaiveOrganization organization, IReadOnlyList<string> leaving)
    {
        var active = organization.Administrators.Where(administrator => administrator.Value == MemberState.Active).Select(administrator => administrator.Key).ToList();
        return active.Any(leaving.Contains) && active.All(leaving.Contains);
    }

    private static (long Message, Instant Expires, bool IsForgotten)? TokenOf(NaiveOrganization organization, AcceptCommand command) =>
        organization.Members.TryGetValue(command.Account, out var member) && member.Tokens.Count > 0 ? command.First ? member.Tokens[0] : member.Tokens[^1] : null;

    private static string? CandidatesFault(NaiveOrganization organization, IReadOnlyList<string> accounts)
    {
        if (accounts.Count is 0 or > 100) return "OCA4024";
        if (!accounts.All(NaiveTexts.IsAccount)) return "OCA4009";
        foreach (var account in accounts.Distinct().Order(StringComparer.Ordinal))
        {
            if (!organization.Members.TryGetValue(account, out var member)) return "OCA4016";
            if (member.State == MemberState.Disabled) return "OCA4023";
        }

        return null;
    }

    private static string? PersonFault(InviteCommand command)
    {
        var input = command.Invitation;
        if (!NaiveTexts.IsAccount(input.Account)) return "OCA4009";
        if (!NaiveTexts.IsName(input.Name?.Trim() ?? "", 60)) return "OCA4010";
        if (!NaiveTexts.IsEmail(input.Email?.Trim() ?? "")) return "OCA4012";
        if (!command.Registers) return string.IsNullOrEmpty(input.Mobile) ? null : "OCA4013";
        return NaiveTexts.IsMobile(input.Mobile?.Trim() ?? "") ? null : "OCA4013";
    }

    private static bool IsCancelled(NaiveMember member) => member is { Invitation: not 0, State: MemberState.Disabled, Accepted: false };

    private static string Alike(string account) =>
        account.Replace('0', 'o').Replace('1', 'l').Replace("m", "rn", StringComparison.Ordinal).Replace("w", "vv", StringComparison.Ordinal).Replace("d", "cl", StringComparison.Ordinal).Replace('_', '-').Replace('.', '-');

    private static AgentChannels Open(IReadOnlyDictionary<string, int> terms) =>
        AgentChannels.Ticket | (terms.ContainsKey("chat") ? AgentChannels.Chat : 0) | (terms.ContainsKey("telticket") ? AgentChannels.Phone : 0);

    private static string Text(MemberState state) => state.ToString().ToLowerInvariant();

    private static string? Text(ServiceRole? role) => role is null ? null : role == ServiceRole.Administrator ? "ROLE_FRONT_ADMIN" : "ROLE_FRONT_AGENT";

    private static string? Text(AgentChannels? channels) => channels is null ? null : channels.Value.ToString().ToLowerInvariant().Replace(", ", ",", StringComparison.Ordinal).Replace("none", "", StringComparison.Ordinal);

    private static NaiveOutcome Refused(string code) => new() { Refusal = code };

    /// <summary>The lines of an entry, each only where both sides differ.</summary>
    private sealed class Lines
    {
        public string? Before { get; private set; }

        public string? After { get; private set; }

        public void Add(string name, string? before, string? after)
        {
            if (before == after) return;
            if (!string.IsNullOrEmpty(before)) Before = Before is null ? $"{name}={before}" : $"{Before}\n{name}={before}";
            if (!string.IsNullOrEmpty(after)) After = After is null ? $"{name}={after}" : $"{After}\n{name}={after}";
        }
    }
}
