using System.Buffers.Binary;
using System.Text;
using NodaTime;
using NodaTime.TimeZones;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>
/// The administration of services and people as plain as it can be written: dictionaries, lists and one method for each command,
/// taken from the handbook. It says what a command has to come to, and what there is afterwards, with the shipped items and prices and
/// default options.
/// </summary>
/// <remarks>
/// Not safe for several threads. Names are folded in the simple way only (compatibility form, capitals), of pictures it
/// knows PNG, and of a login's addresses that they begin with <c>https://</c> and have neither <c>@</c> nor <c>#</c>; keep what you give it to that.
/// </remarks>
public sealed class NaiveAdministration
{
    private static readonly string[] Reserved =
        ["admin", "api", "hc", "openapi", "assets", "auth", "error", "health", "help", "login", "logout", "oauth", "sso", "static", "system", "www"];

    private static readonly Dictionary<string, string> LanguageZones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ko"] = "Asia/Seoul",
        ["ja"] = "Asia/Tokyo",
        ["en"] = "America/New_York",
        ["zh"] = "Asia/Shanghai",
    };

    // Code: per user, for issue services, open.
    private static readonly Dictionary<string, (bool PerUser, bool Issues, bool Open)> Items = new(StringComparer.Ordinal)
    {
        ["ticket"] = (true, true, true),
        ["telticket"] = (true, false, true),
        ["chat"] = (true, false, true),
        ["helpdoc"] = (false, false, true),
        ["knowledge"] = (false, true, true),
        ["callback"] = (false, false, true),
        ["endusermanagement"] = (false, false, true),
        ["ticketevaluation"] = (false, true, false),
        ["smssend"] = (false, false, false),
        ["security"] = (false, false, false),
    };

    private readonly Dictionary<(OrganizationId, string), int> _refusalEntries = [];
    private long _refusalHour = -1;

    /// <summary>The organizations.</summary>
    public IDictionary<OrganizationId, NaiveOrganization> Organizations { get; } = new Dictionary<OrganizationId, NaiveOrganization>();

    /// <summary>The most services of an organization; as the option of that name.</summary>
    public int MaxServices { get; init; } = 10_000;

    /// <summary>The entries of refusals for each actor and hour; as the option of that name.</summary>
    public int RefusalEntriesPerHour { get; init; } = 10;

    /// <summary>The model with one organization of its own, to see what a command would come to without doing it.</summary>
    internal NaiveAdministration Copy(OrganizationId organization)
    {
        var copy = new NaiveAdministration { MaxServices = MaxServices, RefusalEntriesPerHour = RefusalEntriesPerHour };
        if (Organizations.TryGetValue(organization, out var there)) copy.Organizations.Add(organization, there.Copy());
        return copy;
    }

    /// <summary>Some texts of a person are there although she was erased: they came while the erasure was going on.</summary>
    internal void LeaveSomethingOf(OrganizationId organization, string account) => Organizations[organization].PersonsInTheLog.Add(account);

    /// <summary>The version that a command sends along.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The version.</returns>
    public StoreVersion VersionToSend(AdminCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Organizations.TryGetValue(command.Organization, out var organization);
        var (seen, stands) = command switch
        {
            ServiceCommand service => (service.Seen, organization is not null && organization.Services.TryGetValue(service.Service, out var there) ? there.Version : 1),
            PeopleCommand people => (people.Seen, organization is null ? 1 : NaivePeople.VersionOf(organization, people) ?? 1),
            SsoCommand sso => (sso.Seen, organization is null ? 1 : NaiveSsoLogins.VersionOf(organization, sso) ?? 1),
            _ => (SeenVersion.Any, 1),
        };
        return seen switch
        {
            SeenVersion.Any => StoreVersion.Any,
            SeenVersion.Good => new StoreVersion(stands),
            _ => new StoreVersion(stands == 1 ? 2 : stands - 1),
        };
    }

    /// <summary>Whether invitations can be delivered now: not while an organization's last change lies far ahead of the clock.</summary>
    /// <param name="clock">What the clock shows.</param>
    /// <returns>Whether they can.</returns>
    public bool CanDeliver(Instant clock) => Organizations.Values.All(organization => !IsBehind(organization, clock));

    /// <summary>Mails the invitations that wait, as <c>IAdminRuntime.RunDueAsync</c> does.</summary>
    /// <param name="clock">What the clock shows.</param>
    public void Deliver(Instant clock)
    {
        foreach (var organization in Organizations.Values) NaivePeople.Deliver(organization, clock);
    }

    /// <summary>Does what a command asks for, as far as it is allowed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="clock">What the clock shows.</param>
    /// <returns>What the library has to answer.</returns>
    public NaiveOutcome Apply(AdminCommand command, Instant clock)
    {
        ArgumentNullException.ThrowIfNull(command);
        var actor = command.Actor;

        // Who has no token of any organization is not even asked who she is.
        if (command is AcceptCommand accept && (!Organizations.TryGetValue(command.Organization, out var of) || !NaivePeople.WasMailed(of, accept.Account))) return Refused("OCA4019");
        if (!actor.IsOperator && actor.Organization != command.Organization) return Refused("OCA4007");
        if (command is ProvisionCommand provision) return Provision(provision, clock);
        if (!Organizations.TryGetValue(command.Organization, out var organization)) return Refused("OCA4002");

        var onlyOperator = command is ConfirmClockCommand or ErasePersonCommand or SetDiscountCommand or AcceptCommand;
        var isAdministrator = organization.Administrators.TryGetValue(actor.Account, out var state) && state == MemberState.Active;
        var may = command is ChangeSettingsCommand own
            ? NaivePeople.MayChangeHerOwn(organization, own, isAdministrator)
            : command is SsoCommand sso ? NaiveSsoLogins.May(organization, sso, isAdministrator)
            : actor.IsOperator || (!onlyOperator && (isAdministrator || NaivePeople.MayAsServiceAdministrator(organization, command)));
        if (!may) return Denied(command, organization, clock);
        if (command is PeopleCommand typed && NaivePeople.FaultBefore(organization, typed) is { } fault) return Refused(fault);
        if (command is ErasePersonCommand erase && !organization.PersonsInTheLog.Contains(erase.Account)) return Refused("OCA7001");
        if (command is not ConfirmClockCommand && IsBehind(organization, clock)) return Refused("OCA0010");

        var now = Instant.Max(clock, organization.Time);
        switch (command)
        {
            case ConfirmClockCommand:
                Log(organization, actor, now);
                organization.Confirmed = now;
                return Changed(organization, 0, 0);
            case ErasePersonCommand person:
                organization.PersonsInTheLog.Remove(person.Account);
                foreach (var (sequence, _) in organization.EntryPersons.Where(entry => entry.Value.Contains(person.Account)).ToList()) organization.PeopleEntries.Remove(sequence);
                Log(organization, actor, now);
                return Changed(organization, 0, 0);
            case PeopleCommand people:
                return NaivePeople.Apply(organization, people, now);
            case SsoCommand login:
                return NaiveSsoLogins.Apply(organization, login, now);
            case AddServiceCommand add:
                return Add(organization, add, now);
            case ServiceCommand change:
                if (!organization.Services.TryGetValue(change.Service, out var service)) return Refused("OCA1001");
                if (change is SetDiscountCommand discount) return SetDiscount(organization, discount, now);
                return change.Seen == SeenVersion.Stale ? Refused("OCA0007") : Change(organization, service, change, now);
            default:
                throw new ArgumentException("No such command.", nameof(command));
        }
    }

    /// <summary>What the list says of an action.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service.</param>
    /// <param name="action">The action.</param>
    /// <param name="clock">What the clock shows.</param>
    /// <returns>The code of the refusal; null when the action is allowed.</returns>
    public static string? ActionRefusal(NaiveOrganization organization, NaiveService service, ServiceAction action, Instant clock)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(service);
        if (service.Status == ServiceStatus.Terminated) return "OCA1029";
        return action switch
        {
            ServiceAction.EditBasicInformation => null,
            ServiceAction.RegisterContract => !service.HasBasicInformation ? "OCA1024" : service.Terms is not null ? "OCA2009" : null,
            ServiceAction.ChangeContract => service.Terms is null ? "OCA2008" : service.ChangedOn.Contains(Day(organization, Instant.Max(clock, organization.Time))) ? "OCA2007" : null,
            ServiceAction.Suspend => service.Status == ServiceStatus.InUse ? null : "OCA1027",
            ServiceAction.Resume or ServiceAction.Terminate => service.Status == ServiceStatus.Suspended ? null : "OCA1028",
            ServiceAction.Discard => service.Status == ServiceStatus.NotInUse ? null : "OCA1026",
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };
    }

    private NaiveOutcome Provision(ProvisionCommand command, Instant clock)
    {
        var (id, provision) = (command.Organization, command.Provision);
        if (!command.Actor.IsOperator)
            return Organizations.TryGetValue(id, out var victim) ? Denied(command, victim, clock) : Refused("OCA4006");
        if (Organizations.ContainsKey(id)) return Refused("OCA4003");
        if (provision.TimeZone is { } given && Canonical(given) is null) return Refused("OCA4011");
        var organization = new NaiveOrganization { Zone = DateTimeZoneProviders.Tzdb[Canonical(provision.TimeZone ?? "Asia/Seoul")!], Time = clock };
        var owner = provision.OwnerAccount!;
        organization.Administrators.Add(owner, MemberState.Active);
        organization.Members.Add(owner, new NaiveMember { Name = provision.OwnerName!, Email = provision.OwnerEmail, State = MemberState.Active });
        organization.Agents.Add(owner, new NaiveAgent { Name = provision.OwnerName!, State = MemberState.Active });
        Organizations.Add(id, organization);
        Log(organization, command.Actor, clock);
        Log(organization, command.Actor, clock, NaivePeople.Entry("organization.provisioned", "Permission", owner, null, null, "organizationAdministrator=owner\norganizationAgent=yes", ""), owner);
        return Changed(organization, 0, 1);
    }

    private NaiveOutcome Denied(AdminCommand command, NaiveOrganization organization, Instant clock)
    {
        var hour = clock.ToUnixTimeSeconds() / 3600;
        if (hour != _refusalHour) _refusalEntries.Clear();
        _refusalHour = hour;
        var key = (command.Organization, command.Actor.Account);
        var already = _refusalEntries.GetValueOrDefault(key);
        if (already < RefusalEntriesPerHour)
        {
            _refusalEntries[key] = already + 1;
            Log(organization, command.Actor, Instant.Max(clock, organization.Time));
        }

        return Refused("OCA4006");
    }

    private NaiveOutcome Add(NaiveOrganization organization, AddServiceCommand command, Instant now)
    {
        if (command.Type is not (ServiceType.ConsultationManagement or ServiceType.IssueManagement)) return Refused("OCA1012");
        if (organization.Services.Count >= MaxServices) return Refused("OCA1031");
        var service = new NaiveService { Number = ++organization.LastNumber, Type = command.Type };
        organization.Services.Add(service.Number, service);
        Log(organization, command.Actor, now);
        return Changed(organization, service.Number, 1);
    }

    private static NaiveOutcome SetDiscount(NaiveOrganization organization, SetDiscountCommand command, Instant now)
    {
        if (command.Percent is < 0 or > 100 || command.Percent % 1 != 0) return Refused("OCA3010");
        var key = (command.Service, command.From);
        var version = organization.Discounts.TryGetValue(key, out var was) ? was.Version : 0;
        if (version > 0 && was.Percent == command.Percent) return Same(now, command.Service, version);
        organization.Discounts[key] = ((int)command.Percent, version + 1);
        Log(organization, command.Actor, now);
        return Changed(organization, command.Service, version + 1);
    }

    private static NaiveOutcome Change(NaiveOrganization organization, NaiveService service, ServiceCommand command, Instant now)
    {
        var today = Day(organization, now);
        if (command is DiscardCommand)
        {
            if (ActionRefusal(organization, service, ServiceAction.Discard, now) is { } no) return Refused(no);
            organization.Services.Remove(service.Number);
            Log(organization, command.Actor, now);
            return Changed(organization, service.Number, service.Version);
        }

        var before = service.Text();
        var consequences = new List<(string, AgentChannels)>();
        var refusal = command switch
        {
            SaveDraftCommand draft => SaveDraft(organization, service, draft.Information),
            SaveBasicInformationCommand save => Save(organization, service, save.Information),
            RegisterContractCommand register => Contract(organization, service, register.Terms, today, isFirst: true, consequences, agrees: false),
            ChangeContractCommand change => Contract(organization, service, change.Terms, today, isFirst: false, consequences, change.Agrees),
            SuspendCommand => Move(organization, service, ServiceAction.Suspend, ServiceStatus.Suspended, now),
            ResumeCommand => Move(organization, service, ServiceAction.Resume, ServiceStatus.InUse, now),
            TerminateCommand => Move(organization, service, ServiceAction.Terminate, ServiceStatus.Terminated, now),
            SetPictureCommand set => Picture(service, set.Bytes.ToArray()),
            RemovePictureCommand => Picture(service, null),
            _ => throw new ArgumentException("No such command.", nameof(command)),
        };
        if (refusal is not null) return Refused(refusal);
        if (service.Text() == before) return Same(now, service.Number, service.Version);
        if (service.Status == ServiceStatus.Terminated) service.TerminatedOn = today;
        service.Version++;
        Log(organization, command.Actor, now);
        NaivePeople.Follow(organization, command.Actor, service, consequences, now);
        return Changed(organization, service.Number, service.Version);
    }

    private static string? Move(NaiveOrganization organization, NaiveService service, ServiceAction action, ServiceStatus to, Instant now)
    {
        if (ActionRefusal(organization, service, action, now) is { } refusal) return refusal;
        service.Status = to;
        return null;
    }

    private static string? Picture(NaiveService service, byte[]? bytes)
    {
        if (service.Status == ServiceStatus.Terminated) return "OCA1029";
        if (bytes is not null)
        {
            if (bytes.Length > 2 * 1024 * 1024) return "OCA1019";
            if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])) return "OCA1020";
            if (bytes.Length < 33) return "OCA1021";
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20)));
            if (width is 0 or > 4096 || height is 0 or > 4096) return "OCA1022";
        }

        service.Picture = bytes;
        return null;
    }

    private static string? SaveDraft(NaiveOrganization organization, NaiveService service, BasicInformation input)
    {
        if (service.Status == ServiceStatus.Terminated) return "OCA1029";
        if (service.HasBasicInformation) return "OCA1026";
        var type = input.Type ?? service.Type;
        if (type is not (ServiceType.ConsultationManagement or ServiceType.IssueManagement)) return "OCA1012";
        var languages = input.Languages ?? [];
        var refusal = (input.Name is null ? null : NameFault(input.Name))
            ?? (input.ServiceId is null ? null : IdFault(input.ServiceId))
            ?? (languages.Count == 0 ? null : LanguageFault(languages, input.MainLanguage, type));
        if (refusal is not null) return refusal;
        var main = languages.FirstOrDefault(code => Same(code, input.MainLanguage));
        var zone = input.TimeZone is { } given ? Canonical(given) ?? "?"
            : service.TimeZone is not null && Same(main, service.MainLanguage) ? service.TimeZone
            : main is null ? null
            : DefaultZone(main, organization);
        if (zone == "?") return "OCA1018";
        (service.Type, service.Name, service.Id, service.Languages, service.MainLanguage, service.TimeZone) =
            (type, input.Name?.Trim(), input.ServiceId, languages, main, zone);
        return null;
    }

    private static string? Save(NaiveOrganization organization, NaiveService service, BasicInformation input)
    {
        if (service.Status == ServiceStatus.Terminated) return "OCA1029";
        var type = input.Type ?? service.Type;
        if (type is not (ServiceType.ConsultationManagement or ServiceType.IssueManagement)) return "OCA1012";
        if (service.HasBasicInformation && type != service.Type) return "OCA1011";
        if ((NameFault(input.Name) ?? IdFault(input.ServiceId)) is { } fault) return fault;
        if (service.HasBasicInformation && input.ServiceId != service.Id) return "OCA1010";
        var languages = input.Languages ?? [];
        if (LanguageFault(languages, input.MainLanguage, type) is { } wrong) return wrong;
        var main = languages.FirstOrDefault(code => Same(code, input.MainLanguage));
        var zone = input.TimeZone is { } given ? Canonical(given)
            : service.TimeZone is not null && Same(main, service.MainLanguage) ? service.TimeZone
            : DefaultZone(main, organization);
        if (zone is null) return "OCA1018";
        var others = organization.Services.Values.Where(other => other != service && other.HasBasicInformation).ToList();
        if (others.Any(other => other.Status != ServiceStatus.Terminated && Folded(other.Name!) == Folded(input.Name!))) return "OCA1004";
        if (others.Any(other => Same(other.Id, input.ServiceId))) return "OCA1009";
        (service.Type, service.Name, service.Id, service.Languages, service.MainLanguage, service.TimeZone, service.HasBasicInformation) =
            (type, input.Name!.Trim(), input.ServiceId, languages, main, zone, true);
        return null;
    }

    private static string? Contract(NaiveOrganization organization, NaiveService service, IReadOnlyList<ContractTermInput> input, LocalDate today, bool isFirst, List<(string, AgentChannels)> consequences, bool agrees)
    {
        if (service.Status == ServiceStatus.Terminated) return "OCA1029";
        if (isFirst && !service.HasBasicInformation) return "OCA1024";
        if (isFirst && service.Terms is not null) return "OCA2009";
        if (!isFirst && service.Terms is null) return "OCA2008";
        if (input.Count > 50) return "OCA2010";
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in input)
        {
            if (line.Item is null || !Items.TryGetValue(line.Item, out var item)) return "OCA2001";
            if (!item.Open) return "OCA2002";
            if (service.Type == ServiceType.IssueManagement && !item.Issues) return "OCA2003";
            if (terms.ContainsKey(line.Item)) return "OCA2004";
            if (!item.PerUser && line.Users is not (null or 0)) return "OCA2006";
            if (item.PerUser && (line.Users is not { } users || users % 1 != 0 || users < (line.Item == "ticket" ? 0 : 1) || users > 100_000)) return "OCA2005";
            terms.Add(line.Item, item.PerUser ? (int)line.Users!.Value : 0);
        }

        if (!terms.ContainsKey("ticket")) return "OCA2011";
        if (today < new LocalDate(2020, 12, 1)) return "OCA3002";
        if (!isFirst)
        {
            if (terms.Count == service.Terms!.Count && terms.All(term => service.Terms.TryGetValue(term.Key, out var users) && users == term.Value)) return null;
            if (service.ChangedOn.Contains(today)) return "OCA2007";
            consequences.AddRange(NaivePeople.Consequences(organization, service.Number, terms));
            if (consequences.Count > 0 && !agrees) return "OCA2012";
            service.ChangedOn.Add(today);
        }

        service.Terms = terms;
        if (!isFirst) return null;
        service.Status = ServiceStatus.InUse;
        service.RegisteredOn = today;
        return null;
    }

    private static string? NameFault(string? name)
    {
        if (name is null || !NaiveTexts.IsSeen(name)) return "OCA1002";
        var trimmed = name.Trim();
        if (NaiveTexts.CodePoints(trimmed) > 100 || NaiveTexts.CodePoints(Folded(NaiveTexts.Marked(trimmed))) > 400) return "OCA1003";
        return NaiveTexts.IsShown(trimmed) ? null : "OCA1030";
    }

    private static string? IdFault(string? id)
    {
        if (string.IsNullOrWhiteSpace(id)) return "OCA1005";
        if (NaiveTexts.CodePoints(id) > 45) return "OCA1006";
        if (!id.All(char.IsAsciiLetter)) return "OCA1007";
        return Reserved.Any(word => Same(word, id)) ? "OCA1008" : null;
    }

    private static string? LanguageFault(IReadOnlyList<string> codes, string? main, ServiceType type)
    {
        if (type == ServiceType.IssueManagement) return codes.Count > 0 || !string.IsNullOrEmpty(main) ? "OCA1017" : null;
        if (codes.Count == 0) return "OCA1032";
        if (codes.Count > 30) return "OCA1016";
        if (codes.Any(code => code.Length is 0 or > 6 || !code.All(sign => char.IsAsciiLetter(sign) || sign == '_') || code.All(sign => sign == '_'))) return "OCA1013";
        if (codes.Distinct(StringComparer.OrdinalIgnoreCase).Count() < codes.Count) return "OCA1014";
        return codes.Any(code => Same(code, main)) ? null : "OCA1015";
    }

    private static string DefaultZone(string? language, NaiveOrganization organization) =>
        language is not null && LanguageZones.TryGetValue(language.Split('_')[0], out var zone) ? zone : organization.Zone.Id;

    private static string? Canonical(string zone) =>
        TzdbDateTimeZoneSource.Default.CanonicalIdMap.Where(pair => Same(pair.Key, zone)).Select(pair => pair.Value).FirstOrDefault();

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Folded(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static LocalDate Day(NaiveOrganization organization, Instant now) => now.InZone(organization.Zone).Date;

    private static bool IsBehind(NaiveOrganization organization, Instant clock) =>
        organization.Time - clock > Duration.FromMinutes(5) && organization.Confirmed != organization.Time;

    internal static void Log(NaiveOrganization organization, AdminActor actor, Instant now, string? entry = null, string? person = null)
    {
        organization.Entries++;
        organization.Time = now;
        if (!actor.IsOperator) organization.PersonsInTheLog.Add(actor.Account);
        if (entry is null) return;
        organization.PersonsInTheLog.Add(person!);
        organization.PeopleEntries[organization.Entries] = $"{(actor.IsOperator ? "" : actor.Account)}|{actor.IpAddress}|{entry}";
        organization.EntryPersons[organization.Entries] = [person!, actor.Account];
    }

    private static NaiveOutcome Refused(string code) => new() { Refusal = code };

    internal static NaiveOutcome Same(Instant now, long number, long version) => new() { Number = number, Version = version, At = now };

    internal static NaiveOutcome Changed(NaiveOrganization organization, long number, long version) =>
        new() { Changed = true, Number = number, Version = version, Sequence = organization.Entries, At = organization.Time };
}
