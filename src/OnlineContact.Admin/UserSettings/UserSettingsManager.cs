using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.UserSettings.Rules;

namespace OnlineContact.Admin.UserSettings;

/// <summary>Shows an agent her own settings, and changes those that are hers to change. Nobody has a way to another person's.</summary>
/// <remarks>
/// Safe to use from several threads; a singleton. The actor is the agent. Besides the refusals named at each method, every call may be refused with
/// OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields, OCA4009 account, OCA4027 no such agent. Storage failures are
/// thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class UserSettingsManager
{
    private readonly AdminDoor _door;
    private readonly IIamDirectory _directory;
    private readonly TicketReceivers _receivers;

    internal UserSettingsManager(AdminDoor door, IIamDirectory directory, TicketReceivers receivers)
    {
        _door = door;
        _directory = directory;
        _receivers = receivers;
    }

    /// <summary>Reads one's own settings: name, phone and e-mail as the directory has them now, or, where it does not know her any more, as it had them.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she is in; null for an organization administrator who is in none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The settings.</returns>
    public Task<Outcome<PersonalSettings>> GetAsync(AdminActor actor, OrganizationId organization, long? service, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var valid = MemberAccount.Create(actor.Account);
        return _door.ReadAsync(
            Call(nameof(GetAsync), AdminOperations.ReadUserSettings, actor, organization, service),
            fetch => new Own(valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null, valid.Succeeded ? null : valid.Error),
            async own =>
            {
                if (own.Check() is { } error) return Outcome.Refused<PersonalSettings>(error);
                var agent = own.Agent!.Value;
                var found = await _directory.FindAsync(organization, [agent.Account], cancellationToken).ConfigureAwait(false);
                var member = found.FirstOrDefault(each => each.Account == agent.Account);
                return Outcome.Success(new PersonalSettings
                {
                    Account = agent.Account,
                    Name = member?.Name ?? agent.Name,
                    Nickname = agent.Nickname,
                    Phone = member?.Mobile,
                    Email = member is null ? agent.Email : member.Email,
                    Language = agent.Language ?? LanguageIsOneOfFour.Default,
                    TicketAssignment = agent.TakesTickets,
                    Version = own.Agent.Version,
                });
            },
            cancellationToken);
    }

    /// <summary>Changes one's own nickname, language and ticket assignment, with an entry in the change log. Saving what is there writes nothing.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she is in; null for an organization administrator who is in none.</param>
    /// <param name="seen">The version she saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="change">All three as they are to be.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt; or OCA9001 nickname, OCA9002 language, OCA0006 busy, OCA0007 version, OCA0008 request ID, OCA0010 clock far behind.</returns>
    public async Task<Outcome<ChangeReceipt>> ChangeAsync(
        AdminActor actor, OrganizationId organization, long? service, StoreVersion seen, PersonalSettingsChange change, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(change);
        var valid = MemberAccount.Create(actor.Account);
        var call = Call(nameof(ChangeAsync), AdminOperations.ChangeUserSettings, actor, organization, service) with
        {
            RequestId = requestId,
            Content = requestId == RequestId.None ? "" : AdminCall.ContentOf(service, seen.Value, change.Nickname, change.Language, change.TicketAssignment),
        };
        var outcome = await _door.ChangeAsync(
            call,
            fetch => new Own(valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null, valid.Succeeded ? null : valid.Error),
            (writes, own) => own.Check() ?? Save(writes, own.Agent!, seen, change),
            cancellationToken).ConfigureAwait(false);
        if (outcome.Succeeded) _receivers.Forget(organization);
        return outcome;
    }

    private static AdminError? Save(Change writes, Slot<Agent> slot, StoreVersion seen, PersonalSettingsChange change)
    {
        if (NicknameCanBeShown.Check(change.Nickname, out var nickname) is { } wrong) return wrong;
        if (LanguageIsOneOfFour.Check(change.Language) is { } unknown) return unknown;
        var agent = slot.Value;
        writes.Answer(0, slot.Version);
        var language = agent.Language ?? LanguageIsOneOfFour.Default;
        if ((agent.Nickname, language, agent.TakesTickets) == (nickname, change.Language, change.TicketAssignment)) return null;
        if (Change.CheckVersion(seen, slot.Version) is { } stale) return stale;

        writes.Writes.Replace(slot, agent with { Nickname = nickname, Language = change.Language, TakesTickets = change.TicketAssignment });
        writes.Answer(0, slot.Version.Next);
        var difference = default(LogDifference);
        difference.Add("nickname", agent.Nickname, nickname);
        difference.Add("language", language, change.Language);
        difference.Add("ticketAssignment", agent.TakesTickets ? "on" : "off", change.TicketAssignment ? "on" : "off");
        writes.Log(new LogDraft
        {
            Operation = AdminOperations.ChangeUserSettings,
            Category = ChangeLogCategory.People,
            Target = AgentText.Target(agent),
            Before = difference.Before,
            After = difference.After,
        });
        return null;
    }

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, long? service) =>
        new() { Name = $"UserSettingsManager.{name}", Operation = operation, Actor = actor, Organization = organization, Service = service };

    /// <summary>The agent that the actor is.</summary>
    private sealed record Own(Slot<Agent>? Agent, AdminError? Wrong)
    {
        public AdminError? Check() => Wrong ?? (Agent!.Found ? null : AdminErrors.AgentNotFound.With("account"));
    }
}
