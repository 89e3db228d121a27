using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>People of the directory, agents, and what they may change about themselves.</summary>
internal static class PeopleGenerators
{
    public static Gen<MemberAccount> Accounts { get; } =
        from ends in Gen.Elements("abcz0189".ToCharArray()).Two()
        from length in Gen.Frequency((3, Gen.Choose(0, MemberAccount.MaxLength - 2)), (1, Gen.Constant(MemberAccount.MaxLength - 2)))
        from inner in TextGenerators.Of("abcxyz0123456789-_.", length, length)
        select AccountOf($"{ends.Item1}{inner}{ends.Item2}").Value;

    public static Gen<MemberName> Names { get; } = TextGenerators.Names(MemberName.MaxLength).Select(text => NameOf(text).Value);

    public static Gen<MemberEmail> Emails { get; } =
        from local in Gen.OneOf(TextGenerators.Of("abcXYZ019+_'", 1, 12), TextGenerators.Letter(MemberEmail.MaxLocalLength - 1, MemberEmail.MaxLocalLength), Gen.Constant("first.last"))
        from host in Gen.Frequency((4, Gen.Elements("example.com", "a.co", "mail.example.co.kr", "x-1.example")), (1, TextGenerators.Host(MemberEmail.MaxLength - 1 - local.Length)))
        select EmailOf($"{local}@{host}").Value;

    public static Gen<MemberMobile> Mobiles { get; } =
        from first in Gen.Choose(1, 9)
        from length in Gen.Choose(MemberMobile.MinDigits - 1, MemberMobile.MaxDigits - 1)
        from digits in TextGenerators.Of("0123456789", length, length)
        from separator in Gen.Elements("", " ", "-")
        select MobileOf($"+{first}{separator}{digits}").Value;

    public static Gen<MemberInvitation> Invitations { get; } =
        from account in Accounts
        from name in Names
        from email in Emails
        select new MemberInvitation { Account = account.Value, Name = name.Value, Email = email.Value };

    public static Gen<MemberSearch> Searches { get; } =
        from name in Names.Select(name => name.Value).OrNull()
        from account in TextGenerators.Of("abc019-_.", 1, MemberAccount.MaxLength).OrNull()
        from email in Emails.Select(email => email.Value).OrNull()
        from size in PageGenerators.Sizes(MemberSearch.MaxPageSize)
        select new MemberSearch { Name = account is null && email is null ? name ?? "a" : name, Account = account, Email = email, PageSize = size };

    public static Gen<MemberQuery> Queries { get; } =
        from states in ListGenerators.Some(Enum.GetValues<MemberState>())
        from size in PageGenerators.Sizes(MemberSearch.MaxPageSize)
        select new MemberQuery { States = states, PageSize = size };

    public static Gen<IamMember> Members { get; } =
        from account in Accounts
        from name in Names
        from email in Emails
        from mobile in Mobiles
        from known in Gen.Choose(0, 3)
        from state in Gen.Elements(Enum.GetValues<MemberState>())
        select new IamMember { Account = account, Name = name, Email = (known & 1) != 0 ? email : null, Mobile = (known & 2) != 0 ? mobile : null, State = state };

    public static Gen<MemberPage> Pages { get; } =
        from members in ListGenerators.Lists(Members, 0, 5)
        from next in TextGenerators.Visible(MemberSearch.MaxCursorLength).OrNull()
        select new MemberPage { Members = [.. members.DistinctBy(member => member.Account)], Next = next };

    public static Gen<IamEnrolment> Enrolments { get; } =
        from organization in OrganizationGenerators.Ids
        from key in Gen.Choose(1, int.MaxValue)
        from account in Accounts
        from name in Names
        from email in Emails
        from mobile in Gen.OneOf(Gen.Constant<MemberMobile?>(null), Mobiles.Select(mobile => (MemberMobile?)mobile))
        select new IamEnrolment { Organization = organization, IdempotencyKey = $"{organization}/{key}", Account = account, Name = name, Email = email, Mobile = mobile };

    public static Gen<MemberMessage> Messages { get; } =
        from enrolment in Enrolments
        from token in TextGenerators.Of("abcdefXYZ0123456789-_", 43, 43)
        from expires in RuntimeGenerators.Instants
        select new MemberMessage
        {
            Organization = enrolment.Organization, IdempotencyKey = enrolment.IdempotencyKey, Account = enrolment.Account, Name = enrolment.Name, Email = enrolment.Email, Token = token, ExpiresAt = expires,
        };

    public static Gen<AgentQuery> AgentQueries { get; } =
        from service in Gen.Elements<long?>(null, 1)
        from size in PageGenerators.Sizes(AgentQuery.MaxPageSize)
        select new AgentQuery { Service = service, PageSize = size };

    /// <summary>Roles in different services, in the order of their numbers; phone brings ticket.</summary>
    public static Gen<AgentRole> Roles { get; } =
        from organization in OrganizationGenerators.Ids
        from account in Accounts
        from service in Gen.Choose(1, 9)
        from role in Gen.Elements(ServiceRole.Administrator, ServiceRole.Agent)
        from channels in Gen.Elements(0, 1, 2, 3, 5, 7)
        select new AgentRole { Organization = organization, Account = account, Service = service, Role = role, Channels = (AgentChannels)channels };

    public static Gen<Agent> Agents { get; } =
        from member in Members
        from organization in OrganizationGenerators.Ids
        from roles in ListGenerators.Lists(Roles, 0, 4)
        from numbers in CtiGenerators.Numbers
        from hasNumbers in Gen.Elements(true, false)
        from added in RuntimeGenerators.Instants
        from own in Settings
        from hasLanguage in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Agent
        {
            Organization = organization,
            Account = member.Account,
            Name = member.Name,
            Email = member.Email,
            State = member.State,
            AddedAt = added,
            CtiId = hasNumbers ? numbers.Id : null,
            CtiNo = hasNumbers ? numbers.No : null,
            Roles = [.. roles.DistinctBy(role => role.Service).OrderBy(role => role.Service).Select(role => role with { Organization = organization, Account = member.Account })],
            Nickname = own.Nickname,
            Language = hasLanguage ? own.Language : null,
            TakesTickets = own.TicketAssignment,
        };

    public static Gen<PersonalSettingsChange> Settings { get; } =
        from nickname in TextGenerators.Names(PersonalSettingsChange.MaxNicknameLength).OrNull()
        from language in Gen.Elements("ko", "en", "ja", "zh")
        from assignment in Gen.Elements(true, false)
        select new PersonalSettingsChange { Nickname = nickname, Language = language, TicketAssignment = assignment };

    public static Outcome<MemberAccount> AccountOf(string? text) => MemberAccount.Create(text);

    public static Outcome<MemberName> NameOf(string? text) => MemberName.Create(text);

    public static Outcome<MemberEmail> EmailOf(string? text) => MemberEmail.Create(text);

    public static Outcome<MemberMobile> MobileOf(string? text) => MemberMobile.Create(text);
}
