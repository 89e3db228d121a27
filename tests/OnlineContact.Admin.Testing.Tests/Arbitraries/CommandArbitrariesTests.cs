using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>Histories begin where they are said to, go wherever calls can go, and shrink to the few steps that matter.</summary>
public sealed class CommandArbitrariesTests
{
    private static ImmutableArray<AdminStep> General => Drawn(CommandArbitraries.Histories);

    private static ImmutableArray<AdminStep> People => Drawn(CommandArbitraries.PeopleHistories);

    private static ImmutableArray<AdminStep> Sso => Drawn(CommandArbitraries.SsoHistories);

    /// <summary>What takes no version sends none; an organization is provisioned a second time in one way only.</summary>
    private static readonly Dictionary<Type, string[]> Exceptions = new()
    {
        [typeof(AcceptCommand)] = ["Seen: never Any", "Seen: never Stale"],
        [typeof(AddAgentsCommand)] = ["Seen: never Any", "Seen: never Stale"],
        [typeof(AddSsoLoginCommand)] = ["Seen: never Any", "Seen: never Stale"],
        [typeof(ChangeContractCommand)] = ["Terms[].Item: never null"],
        [typeof(InviteCommand)] = ["Invitation.Account: never null", "Seen: never Any", "Seen: never Stale"],
        [typeof(ProvisionCommand)] = ["Provision.*"],
        [typeof(RegisterContractCommand)] = ["Terms[].Item: never null"],
        [typeof(SetDiscountCommand)] = ["Seen: never Any", "Seen: never Stale"],
    };

    private static readonly Type[] Kinds = [.. typeof(AdminCommand).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(AdminCommand)) && !type.IsAbstract)];

    [Fact]
    public void A_history_begins_with_two_organizations_and_their_second_administrators() => Assert.Equal(
        [
            "ProvisionCommand alpha operator: alpha, Organization alpha, alpha.example.com, , owner, Owner",
            "ProvisionCommand beta operator: beta, Organization beta, beta.example.com, US/Eastern, owner, Owner",
            "InviteCommand alpha operator: deputy, Deputy, deputy@example.com, False",
            "InviteCommand beta operator: deputy, Deputy, deputy@example.com, False",
            "AcceptCommand alpha operator: deputy, False",
            "AddAdministratorsCommand alpha operator: deputy",
            "AcceptCommand beta operator: deputy, False",
            "AddAdministratorsCommand beta operator: deputy",
        ],
        CommandArbitraries.Beginning.Concat(CommandArbitraries.Appointing).Select(step => Shown(step.Command)));

    [Fact]
    public void A_history_of_logins_begins_with_two_services_in_each_organization() => Assert.Equal(
        CommandArbitraries.Organizations.SelectMany(organization => new[]
        {
            $"AddServiceCommand {organization} operator: ConsultationManagement",
            $"SaveBasicInformationCommand {organization} operator: 2, Any, gamma, gamma, ko, ko",
            $"RegisterContractCommand {organization} operator: 2, Any, ticket 1",
            $"GiveRoleCommand {organization} operator: owner, 2, Administrator, None, Any",
            $"AddServiceCommand {organization} operator: ConsultationManagement",
            $"SaveBasicInformationCommand {organization} operator: 3, Any, delta, delta, ko, ko",
            $"RegisterContractCommand {organization} operator: 3, Any, ticket 1",
            $"GiveRoleCommand {organization} operator: deputy, 3, Administrator, None, Any",
        }),
        CommandArbitraries.Contracting.Select(step => Shown(step.Command)));

    [Fact]
    public void The_clock_stands_still_at_first() =>
        Assert.All(CommandArbitraries.Beginning.Concat(CommandArbitraries.Appointing).Concat(CommandArbitraries.Contracting), step => Assert.Equal(Duration.Zero, step.Advance));

    [Fact]
    public async Task Everything_at_first_is_taken()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore(), new FakeAdminClock());
        var model = new NaiveAdministration();
        foreach (var group in new[] { CommandArbitraries.Beginning, CommandArbitraries.Appointing, CommandArbitraries.Contracting })
        {
            foreach (var step in group)
            {
                var version = model.VersionToSend(step.Command);
                model.Apply(step.Command, host.Clock.Now);
                var outcome = await AdminHistory.SendAsync(host, step.Command, version);
                Assert.True(outcome.Succeeded, $"{Shown(step.Command)}: {outcome}");
            }

            model.Deliver(host.Clock.Now);
            await host.Runtime.RunDueAsync(Instant.MaxValue);
        }

        foreach (var organization in CommandArbitraries.Organizations)
        {
            var services = await host.ContractedServices.ListAsync(AdminTestHost.Operator, organization, new ServiceQuery { Statuses = [ServiceStatus.InUse] });
            Assert.Equal([2L, 3L], services.Value.Rows.Select(row => row.Service.Number));
        }
    }

    [Fact]
    public void Names_are_those_that_are_said()
    {
        Assert.Equal(["alpha", "beta"], CommandArbitraries.Organizations.Select(organization => organization.Value));
        Assert.Equal("deputy", CommandArbitraries.SecondAdministrator);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_history_is_as_long_as_is_asked_for(int length)
    {
        foreach (var arbitrary in new[] { CommandArbitraries.Histories(length), CommandArbitraries.PeopleHistories(length), CommandArbitraries.SsoHistories(length) })
            Assert.All(arbitrary.Generator.Sample(5, new Rnd(7), 30), steps => Assert.Equal(length, steps.Length));
    }

    [Fact]
    public void Histories_of_all_have_every_command() => Assert.Equal(Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), NamesOf(General));

    [Fact]
    public void Histories_of_people_are_about_people_mostly()
    {
        var people = People;
        Assert.InRange(people.Count(step => step.Command is PeopleCommand), people.Length * 3 / 4, people.Length * 9 / 10);
        Assert.Superset(Kinds.Where(kind => kind.IsSubclassOf(typeof(PeopleCommand))).Select(kind => kind.Name).ToHashSet(), NamesOf(people).ToHashSet());
    }

    [Fact]
    public void Histories_of_logins_are_about_logins_mostly()
    {
        var sso = Sso;
        Assert.InRange(sso.Count(step => step.Command is SsoCommand or GiveRoleCommand), sso.Length * 3 / 4, sso.Length * 9 / 10);
        var ended = sso.Select(step => step.Command).OfType<ServiceCommand>().Where(command => command is SuspendCommand or TerminateCommand && command.Actor.IsOperator && command.Seen == SeenVersion.Any).ToList();
        Assert.True(ended.Count(command => command.Service is 2 or 3) > ended.Count / 2);
        Assert.Contains(ended, command => command is SuspendCommand { Service: 2 });
        Assert.Contains(ended, command => command is TerminateCommand { Service: 3 });
    }

    [Fact]
    public void Each_part_of_a_command_takes_each_kind_of_value()
    {
        var commands = General.Concat(People).Concat(Sso).Select(step => step.Command).ToLookup(command => command.GetType());
        var unexplained = Kinds.SelectMany(kind => Variety.Unexplained(Variety.Lacking(commands[kind]), Exceptions.GetValueOrDefault(kind, [])).Select(lack => $"{kind.Name} {lack}")).ToList();
        Assert.True(unexplained.Count == 0, string.Join("; ", unexplained));
    }

    [Fact]
    public void The_clock_moves_by_seconds_minutes_hours_and_days_and_now_and_then_backwards()
    {
        var moves = General.Select(step => step.Advance).ToList();
        Assert.All(moves, move => Assert.InRange(move, Duration.FromMinutes(-8), Duration.FromDays(40)));
        Assert.InRange(moves.Count(move => move == Duration.Zero), moves.Count / 4, moves.Count / 2);
        Assert.InRange(moves.Count(move => move < Duration.Zero), 1, moves.Count / 10);
        Assert.Contains(moves, move => move > Duration.Zero && move < Duration.FromMinutes(1));
        Assert.Contains(moves, move => move > Duration.FromMinutes(2) && move < Duration.FromHours(5));
        Assert.Contains(moves, move => move > Duration.FromHours(5) && move < Duration.FromHours(31));
        Assert.Contains(moves, move => move > Duration.FromDays(30));
    }

    [Fact]
    public void Administrators_persons_the_operator_and_strangers_act()
    {
        var commands = General.Select(step => step.Command).ToList();
        Assert.Contains(commands, command => command.Organization.Value == "nowhere");
        foreach (var organization in CommandArbitraries.Organizations)
        {
            var actors = commands.Where(command => command.Organization == organization).Select(command => command.Actor).ToList();
            Assert.Contains(actors, actor => actor.IsOperator);
            var members = actors.Where(actor => !actor.IsOperator && actor.Organization == organization).Select(actor => actor.Account).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(["alice", "bob", "carol", "deputy", "owner", "somebody"], members);
            var strangers = actors.Where(actor => !actor.IsOperator && actor.Organization != organization).ToList();
            Assert.InRange(strangers.Count, 1, actors.Count / 10);
            Assert.All(strangers, stranger => Assert.Equal(("owner", CommandArbitraries.Organizations.Single(other => other != organization)), (stranger.Account, stranger.Organization)));
        }
    }

    [Fact]
    public void Who_is_invited_has_no_mobile_mostly_and_who_is_registered_has_one_now_and_then()
    {
        var invitations = Of<InviteCommand>(People);
        Assert.InRange(invitations.Count(command => !command.Registers && command.Invitation.Mobile is not null), 1, invitations.Count(command => !command.Registers) / 6);
        Assert.InRange(invitations.Count(command => command.Registers && command.Invitation.Mobile is not null), invitations.Count(command => command.Registers) / 4, invitations.Count(command => command.Registers) * 3 / 4);
        Assert.InRange(invitations.Count(command => command.Registers), invitations.Count / 5, invitations.Count / 2);
    }

    [Fact]
    public void Invitations_are_accepted_by_whoever_runs_the_page_mostly()
    {
        var accepted = Of<AcceptCommand>(People);
        Assert.InRange(accepted.Count(command => command.Actor.IsOperator), accepted.Count * 9 / 10, accepted.Count - 1);
        Assert.InRange(accepted.Count(command => command.First), accepted.Count / 6, accepted.Count / 3);
    }

    [Fact]
    public void A_draft_lacks_any_of_its_parts_and_a_language_with_its_main_one()
    {
        var drafts = Of<SaveDraftCommand>(General).Select(command => command.Information).ToList();
        Assert.Contains(drafts, draft => draft is { Name: not null, ServiceId: not null, Languages: not null });
        Assert.Contains(drafts, draft => draft is { Name: null, ServiceId: null, Languages: null });
        Assert.InRange(drafts.Count(draft => draft is { Name: not null, ServiceId: null }), drafts.Count / 8, drafts.Count / 2);
        Assert.InRange(drafts.Count(draft => draft is { Name: null, ServiceId: not null }), drafts.Count / 8, drafts.Count / 2);
        Assert.InRange(drafts.Count(draft => draft is { Name: not null, Languages: null }), drafts.Count / 8, drafts.Count / 2);
        Assert.All(drafts.Where(draft => draft.Languages is null), draft => Assert.Null(draft.MainLanguage));
        Assert.InRange(drafts.Count(draft => draft is { Languages.Count: > 0, MainLanguage: null }), 0, drafts.Count / 10);
    }

    [Fact]
    public void Somebody_makes_herself_a_services_administrator_and_chooses_a_login_or_none()
    {
        Assert.Contains(Of<GiveRoleCommand>(Sso), command => command is { Account: "somebody", Role: ServiceRole.Administrator, Channels: AgentChannels.None, Seen: SeenVersion.Any } && command.Actor.Account == "somebody");
        var choices = Of<ChooseSsoLoginCommand>(Sso);
        Assert.InRange(choices.Count(choice => choice.Login is null), choices.Count / 8, choices.Count / 2);
    }

    [Fact]
    public void Logins_accept_each_mix_of_versions_and_strict_ones_both()
    {
        var logins = Of<AddSsoLoginCommand>(Sso).Select(command => command.Login).Concat(Of<EditSsoLoginCommand>(Sso).Select(command => command.Login)).ToList();
        Assert.Equal(4, logins.Select(login => (login.AcceptsVersion1, login.AcceptsVersion2)).Distinct().Count());
        Assert.All(logins.Where(login => login.IsStrict), login => Assert.Equal((true, true), (login.AcceptsVersion1, login.AcceptsVersion2)));
        Assert.InRange(logins.Count(login => login.IsStrict), logins.Count / 20, logins.Count / 4);
    }

    [Fact]
    public void Undefined_values_are_sent_too()
    {
        Assert.Contains(Of<AddServiceCommand>(General), command => command.Type == 0);
        Assert.Contains(Of<GiveRoleCommand>(People), command => (int)command.Role == 3);
        Assert.Contains(Of<GiveRoleCommand>(People), command => (int)command.Channels == 8);
        Assert.Contains(Of<SaveBasicInformationCommand>(General), command => (int?)command.Information.Type == 7);
        Assert.Contains(Of<SetPictureCommand>(General), command => command.Bytes.Length == 20);
        Assert.Contains(Of<SetPictureCommand>(General), command => command.Bytes.Span.StartsWith("<svg"u8));
    }

    [Fact]
    public void A_history_shrinks_by_halves_and_then_by_single_steps()
    {
        Assert.Equal(["23", "01", "123", "023", "013", "012"], Shrunk(4));
        Assert.Equal(["234", "014", "1234", "0234", "0134", "0124", "0123"], Shrunk(5));
        Assert.Equal(["1", "0"], Shrunk(2));
        Assert.Empty(Shrunk(1));
        Assert.Empty(Shrunk(0));

        static IEnumerable<string> Shrunk(int length)
        {
            var steps = CommandArbitraries.Beginning.Concat(CommandArbitraries.Appointing).Take(length).ToImmutableArray();
            Assert.Equal(CommandArbitraries.Histories(length).Shrinker(steps).Select(Places), CommandArbitraries.PeopleHistories(length).Shrinker(steps).Select(Places));
            Assert.Equal(CommandArbitraries.Histories(length).Shrinker(steps).Select(Places), CommandArbitraries.SsoHistories(length).Shrinker(steps).Select(Places));
            return CommandArbitraries.Histories(length).Shrinker(steps).Select(Places);

            string Places(ImmutableArray<AdminStep> left) => string.Concat(left.Select(step => steps.IndexOf(step)));
        }
    }

    private static ImmutableArray<AdminStep> Drawn(Func<int, Arbitrary<ImmutableArray<AdminStep>>> histories) =>
        [.. histories(50).Generator.Sample(100, new Rnd(20210315), 30).SelectMany(steps => steps)];

    private static List<T> Of<T>(ImmutableArray<AdminStep> steps) => [.. steps.Select(step => step.Command).OfType<T>()];

    private static IEnumerable<string> NamesOf(ImmutableArray<AdminStep> steps) => steps.Select(step => step.Command.GetType().Name).Distinct().Order(StringComparer.Ordinal);

    private static string Shown(AdminCommand command)
    {
        object?[] said = command switch
        {
            ProvisionCommand { Provision: var it } => [it.Id, it.Name, it.Domain, it.TimeZone, it.OwnerAccount, it.OwnerName],
            InviteCommand { Invitation: var it } c => [it.Account, it.Name, it.Email, c.Registers],
            AcceptCommand c => [c.Account, c.First],
            AddAdministratorsCommand c => [.. c.Accounts],
            AddServiceCommand c => [c.Type],
            SaveBasicInformationCommand { Information: var it } c => [c.Service, c.Seen, it.Name, it.ServiceId, string.Join(' ', it.Languages!), it.MainLanguage],
            RegisterContractCommand c => [c.Service, c.Seen, string.Join(' ', c.Terms.Select(line => $"{line.Item} {line.Users}"))],
            GiveRoleCommand c => [c.Account, c.Service, c.Role, c.Channels, c.Seen],
            _ => [command],
        };
        return $"{command.GetType().Name} {command.Organization} {command.Actor}: {string.Join(", ", said)}";
    }
}
