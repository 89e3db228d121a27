using NodaTime;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>An organization as <see cref="NaiveAdministration"/> keeps it.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class NaiveOrganization
{
    /// <summary>Its contract zone.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The instant of its last change.</summary>
    public Instant Time { get; internal set; }

    /// <summary>Its administrators by account, and how each stands.</summary>
    public IDictionary<string, MemberState> Administrators { get; } = new SortedDictionary<string, MemberState>(StringComparer.Ordinal);

    /// <summary>The version that its administrators share.</summary>
    public long AdministratorsVersion { get; internal set; } = 1;

    /// <summary>The members of its directory by account.</summary>
    public IDictionary<string, NaiveMember> Members { get; } = new SortedDictionary<string, NaiveMember>(StringComparer.Ordinal);

    /// <summary>Its agents by account.</summary>
    public IDictionary<string, NaiveAgent> Agents { get; } = new SortedDictionary<string, NaiveAgent>(StringComparer.Ordinal);

    /// <summary>What the log says of people and their rights, by sequence; left out where one of the texts was erased.</summary>
    public IDictionary<long, string> PeopleEntries { get; } = new SortedDictionary<long, string>();

    /// <summary>Its services by number, discarded ones left out.</summary>
    public IDictionary<long, NaiveService> Services { get; } = new SortedDictionary<long, NaiveService>();

    /// <summary>Its SSO logins by number.</summary>
    public IDictionary<long, NaiveSsoLogin> SsoLogins { get; } = new SortedDictionary<long, NaiveSsoLogin>();

    /// <summary>The number of entries in its change log.</summary>
    public long Entries { get; internal set; }

    /// <summary>The invitations that wait to be mailed: the account by the number of the message.</summary>
    internal SortedDictionary<long, string> Messages { get; } = [];

    internal Instant? Confirmed { get; set; }

    internal long LastNumber { get; set; }

    /// <summary>Whose texts an entry of <see cref="PeopleEntries"/> has.</summary>
    internal Dictionary<long, string[]> EntryPersons { get; } = [];

    internal HashSet<string> PersonsInTheLog { get; } = new(StringComparer.Ordinal);

    internal Dictionary<long, (long? Login, long Revision)> SsoChoices { get; } = [];

    internal long LastSsoLogin { get; set; }

    internal Dictionary<(long Service, YearMonth From), (int Percent, long Version)> Discounts { get; } = [];

    internal NaiveOrganization Copy()
    {
        var copy = new NaiveOrganization { Zone = Zone, Time = Time, Entries = Entries, Confirmed = Confirmed, LastNumber = LastNumber, LastSsoLogin = LastSsoLogin, AdministratorsVersion = AdministratorsVersion };
        copy.PersonsInTheLog.UnionWith(PersonsInTheLog);
        foreach (var (account, state) in Administrators) copy.Administrators.Add(account, state);
        foreach (var (account, member) in Members) copy.Members.Add(account, member.Copy());
        foreach (var (account, agent) in Agents) copy.Agents.Add(account, agent.Copy());
        foreach (var (sequence, entry) in PeopleEntries) copy.PeopleEntries.Add(sequence, entry);
        foreach (var (sequence, persons) in EntryPersons) copy.EntryPersons.Add(sequence, persons);
        foreach (var (number, account) in Messages) copy.Messages.Add(number, account);
        foreach (var (number, service) in Services) copy.Services.Add(number, service.Copy());
        foreach (var (number, login) in SsoLogins) copy.SsoLogins.Add(number, login.Copy());
        foreach (var (service, choice) in SsoChoices) copy.SsoChoices.Add(service, choice);
        foreach (var (key, discount) in Discounts) copy.Discounts.Add(key, discount);
        return copy;
    }
}
