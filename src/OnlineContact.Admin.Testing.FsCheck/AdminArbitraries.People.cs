using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing.FsCheck.Generators;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>Accounts of members, also as long as may be; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberAccount> MemberAccount() => PeopleGenerators.Accounts.ByText(account => account.Value, PeopleGenerators.AccountOf);

    /// <summary>Texts that are no account.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<MemberAccount>> RefusedMemberAccount() => Spoil.Texts(Iam.MemberAccount.MaxLength, PeopleGenerators.AccountOf);

    /// <summary>Names of members; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberName> MemberName() => PeopleGenerators.Names.ByText(name => name.Value, PeopleGenerators.NameOf);

    /// <summary>Texts that are no name of a member.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<MemberName>> RefusedMemberName() => Spoil.Texts(Iam.MemberName.MaxLength, PeopleGenerators.NameOf);

    /// <summary>E-mail addresses, also with parts as long as may be; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberEmail> MemberEmail() => PeopleGenerators.Emails.ByText(email => email.Value, PeopleGenerators.EmailOf);

    /// <summary>Texts that are no e-mail address.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<MemberEmail>> RefusedMemberEmail() => Spoil.Texts(Iam.MemberEmail.MaxLength, PeopleGenerators.EmailOf);

    /// <summary>Mobile numbers with a country code, of 8 to 15 digits; shrink to shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberMobile> MemberMobile() => PeopleGenerators.Mobiles.ByText(mobile => mobile.Value, PeopleGenerators.MobileOf);

    /// <summary>Texts that are no mobile number with a country code.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<RefusedText<MemberMobile>> RefusedMemberMobile() => Spoil.Texts(Iam.MemberMobile.MaxDigits, PeopleGenerators.MobileOf);

    /// <summary>Invitations; a registration has a <see cref="MemberMobile"/> besides. Shrink to short fields.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberInvitation> MemberInvitation() => PeopleGenerators.Invitations.By(
        invitation => invitation with { Name = "A" },
        invitation => invitation with { Email = "a@b.example" },
        invitation => invitation with { Account = "a" });

    /// <summary>Invitations that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<MemberInvitation>> RefusedMemberInvitation() => Spoil.Of(MemberInvitation())
        .By("account", RefusedMemberAccount().Generator, (invitation, bad) => invitation with { Account = bad.Text })
        .By("name", RefusedMemberName().Generator, (invitation, bad) => invitation with { Name = bad.Text })
        .By("email", RefusedMemberEmail().Generator, (invitation, bad) => invitation with { Email = bad.Text })
        .By("mobile", RefusedMemberMobile().Generator.Where(bad => !string.IsNullOrEmpty(bad.Text)), (invitation, bad) => invitation with { Mobile = bad.Text })
        .ToArbitrary();

    /// <summary>Searches in the directory by one part at least; shrink to one short part.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberSearch> MemberSearch() => PeopleGenerators.Searches.By(
        search => search with { Name = "a" },
        search => search.Name is null ? search : search with { Account = null },
        search => search.Name is null ? search : search with { Email = null },
        search => search with { PageSize = 1 });

    /// <summary>Searches that are refused: by nothing, by parts that are too long or cannot be shown, with a wrong size of the page.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<MemberSearch>> RefusedMemberSearch() => Spoil.Of(MemberSearch())
        .By("nothing", TextGenerators.Blank, (search, bad) => search with { Name = bad, Account = null, Email = null })
        .By("name", Gen.OneOf(TextGenerators.TooLong(Iam.MemberName.MaxLength), TextGenerators.Unshowable), (search, bad) => search with { Name = bad })
        .By("account", Gen.OneOf(TextGenerators.TooLong(Iam.MemberAccount.MaxLength), TextGenerators.Unshowable), (search, bad) => search with { Account = bad })
        .By("email", Gen.OneOf(TextGenerators.TooLong(Iam.MemberEmail.MaxLength), TextGenerators.Unshowable), (search, bad) => search with { Email = bad })
        .By("pageSize", PageGenerators.NoSizes(Iam.MemberSearch.MaxPageSize), (search, bad) => search with { PageSize = bad })
        .By("cursor", Gen.Elements("", "\ud800", new string('x', Iam.MemberSearch.MaxCursorLength + 1)), (search, bad) => search with { Cursor = bad })
        .ToArbitrary();

    /// <summary>Lists of members by state; shrink to all, one a page.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberQuery> MemberQuery() => PeopleGenerators.Queries.By(query => query with { States = [] }, query => query with { PageSize = 1 });

    /// <summary>Lists of members that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<MemberQuery>> RefusedMemberQuery() => Spoil.Of(MemberQuery())
        .By("states", Gen.Elements((MemberState)(-1), (MemberState)99), (query, bad) => query with { States = [bad] })
        .By("pageSize", PageGenerators.NoSizes(Iam.MemberSearch.MaxPageSize), (query, bad) => query with { PageSize = bad })
        .By("cursor", PageGenerators.NoCursors, (query, bad) => query with { Cursor = bad })
        .ToArbitrary();

    /// <summary>Members of a directory; shrink to those without e-mail and mobile.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<IamMember> IamMember() => PeopleGenerators.Members.By(
        member => member with { Email = null },
        member => member with { Mobile = null },
        member => member with { State = MemberState.Active });

    /// <summary>Pages of a directory, each member once; shrink to fewer members.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberPage> MemberPage() => PeopleGenerators.Pages.By(
        page => page with { Next = null },
        page => page.Members.Count == 0 ? page : page with { Members = [.. page.Members.Skip(1)] });

    /// <summary>What an enrolment of the directory is asked for; shrinks to one without a mobile number.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<IamEnrolment> IamEnrolment() => PeopleGenerators.Enrolments.By(enrolment => enrolment with { Mobile = null });

    /// <summary>What a mailer of one's own gets to send.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<MemberMessage> MemberMessage() => PeopleGenerators.Messages.ToArbitrary();

    /// <summary>Lists of agents, of a service or of all; shrink to all, one a page.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<AgentQuery> AgentQuery() => PeopleGenerators.AgentQueries.By(query => query with { Service = null }, query => query with { PageSize = 1 });

    /// <summary>Lists of agents that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<AgentQuery>> RefusedAgentQuery() => Spoil.Of(AgentQuery())
        .By("pageSize", PageGenerators.NoSizes(Agents.AgentQuery.MaxPageSize), (query, bad) => query with { PageSize = bad })
        .By("cursor", PageGenerators.NoCursors, (query, bad) => query with { Cursor = bad })
        .ToArbitrary();

    /// <summary>Roles in a service with channels, of which phone brings ticket; shrink to none.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<AgentRole> AgentRole() => PeopleGenerators.Roles.By(role => role with { Channels = AgentChannels.None }, role => role with { Service = 1 });

    /// <summary>Agents in none to four services, some with CTI numbers; shrink to those without.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Agent> Agent() => PeopleGenerators.Agents.By(
        agent => agent.Roles.Count == 0 ? agent : agent with { Roles = [] },
        agent => agent with { CtiId = null, CtiNo = null },
        agent => agent with { Nickname = null },
        agent => agent with { Email = null });

    /// <summary>What an agent changes about herself; shrinks to no nickname and Korean.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<PersonalSettingsChange> PersonalSettingsChange() => PeopleGenerators.Settings.By(
        change => change with { Nickname = null },
        change => change with { Language = "ko" },
        change => change with { TicketAssignment = false });

    /// <summary>Changes of one's own settings that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<PersonalSettingsChange>> RefusedPersonalSettingsChange() => Spoil.Of(PersonalSettingsChange())
        .By("nickname", Gen.OneOf(TextGenerators.TooLong(UserSettings.PersonalSettingsChange.MaxNicknameLength), TextGenerators.Unshowable.Where(text => !string.IsNullOrWhiteSpace(text))), (change, bad) => change with { Nickname = bad })
        .By("language", Gen.Elements<string?>(null, "", "KO", "ko-KR", "fr", "한"), (change, bad) => change with { Language = bad })
        .ToArbitrary();
}
