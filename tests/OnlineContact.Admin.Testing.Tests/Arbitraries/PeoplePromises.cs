using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.UserSettings;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of organizations and people.</summary>
public sealed class PeoplePromises
{
    private static readonly Promise[] All =
    [
        Always<OrganizationDomain>("up to three labels and an end", domain => domain.Value.Length == OrganizationDomain.MaxLength || domain.Value.Split('.').Length <= 5),
        Sometimes<OrganizationDomain>("one label and an end", domain => domain.Value.Split('.').Length == 2),
        Sometimes<OrganizationDomain>("three labels and an end", domain => domain.Value.Split('.').Length >= 4),
        Sometimes<OrganizationDomain>("an international one", domain => domain.Value.Contains("xn--", StringComparison.Ordinal) || domain.Value.Any(sign => sign > '~')),
        Sometimes<OrganizationDomain>("the longest label", domain => domain.Value.Split('.').Any(label => label.Length == OrganizationDomain.MaxLabelLength)),
        Sometimes<OrganizationId>("one shorter than the longest", id => id.Value.Length == OrganizationId.MaxLength - 1),
        Sometimes<OrganizationId>("one sign", id => id.Value.Length == 1),
        Often<OrganizationProvision>("the shipped prices by their name", provision => provision.PriceBook == "kr-2020"),
        Often<OrganizationProvision>("no owner's address", provision => provision.OwnerEmail is null),
        Sometimes<MemberAccount>("two signs", account => account.Value.Length == 2),
        Sometimes<MemberEmail>("as long as may be", email => email.Value.Length == MemberEmail.MaxLength),
        Sometimes<MemberEmail>("a local part one shorter than the longest", email => email.Value.IndexOf('@', StringComparison.Ordinal) == MemberEmail.MaxLocalLength - 1),
        Sometimes<MemberEmail>("a point in the local part", email => email.Value.StartsWith("first.last@", StringComparison.Ordinal)),
        Always<MemberMobile>("a country code and digits", mobile => mobile.Value[0] == '+' && mobile.Value.Skip(1).All(char.IsAsciiDigit)),
        Always<MemberSearch>("one part at least", search => (search.Name ?? search.Account ?? search.Email) is not null),
        Often<MemberSearch>("by no name", search => search.Name is null),
        Sometimes<MemberSearch>("by a name alone", search => search is { Name.Length: > 1, Account: null, Email: null }),
        Sometimes<MemberSearch>("by a letter alone", search => search is { Name: "a", Account: null, Email: null }),
        Sometimes<MemberSearch>("by a name and an account", search => search is { Name: not null, Account: not null, Email: null }),
        Sometimes<MemberSearch>("by a name and an address", search => search is { Name: not null, Account: null, Email: not null }),
        Sometimes<MemberSearch>("by an account alone", search => search is { Name: null, Account: not null, Email: null }),
        Sometimes<MemberSearch>("by an address alone", search => search is { Name: null, Account: null, Email: not null }),
        Sometimes<MemberQuery>("all states", query => query.States.Count == Enum.GetValues<MemberState>().Length),
        Always<MemberQuery>("each state once", query => query.States.Distinct().Count() == query.States.Count),
        .. Pairs.Select(pair => Often<IamMember>($"{pair}: e-mail and mobile", member => (member.Email is not null, member.Mobile is not null) == pair)),
        .. Enumerable.Range(0, 6).Select(count => Sometimes<MemberPage>($"{count} members", page => page.Members.Count == count)),
        Always<MemberPage>("each member once", page => page.Members.DistinctBy(member => member.Account).Count() == page.Members.Count),
        Often<MemberPage>("the last one", page => page.Next is null),
        Sometimes<MemberPage>("the longest cursor", page => page.Next?.Length == MemberSearch.MaxCursorLength),
        Always<IamEnrolment>("a key of the organization", enrolment => enrolment.IdempotencyKey.StartsWith($"{enrolment.Organization}/", StringComparison.Ordinal)),
        Often<IamEnrolment>("no mobile", enrolment => enrolment.Mobile is null),
        Always<MemberMessage>("a token", message => message.Token.Length == 43),
        .. new[] { 0, 1, 2, 3, 5, 7 }.Select(channels => Sometimes<AgentRole>($"channels {channels}", role => (int)role.Channels == channels)),
        Always<AgentRole>("phone brings ticket", role => !role.Channels.HasFlag(AgentChannels.Phone) || role.Channels.HasFlag(AgentChannels.Ticket)),
        Always<Agent>("roles in different services, in order", agent => agent.Roles.Zip(agent.Roles.Skip(1)).All(each => each.First.Service < each.Second.Service)),
        Always<Agent>("roles of her own", agent => agent.Roles.All(role => role.Organization == agent.Organization && role.Account == agent.Account)),
        .. Enumerable.Range(0, 5).Select(count => Sometimes<Agent>($"{count} roles", agent => agent.Roles.Count == count)),
        Always<Agent>("both CTI numbers or none", agent => agent.CtiId is null == agent.CtiNo is null),
        Often<Agent>("no language of her own", agent => agent.Language is null),
        Often<Agent>("CTI numbers", agent => agent.CtiNumbers is not null),
        Often<PersonalSettingsChange>("no nickname", change => change.Nickname is null),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    private static (bool, bool)[] Pairs => [(false, false), (false, true), (true, false), (true, true)];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);
}
