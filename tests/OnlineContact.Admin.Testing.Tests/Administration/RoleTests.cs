using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Agents, their roles and their channels, in the library and in the naive model alike.</summary>
public class RoleTests
{
    private const SeenVersion Stale = SeenVersion.Stale;
    private const ServiceRole Agent = ServiceRole.Agent;
    private const ServiceRole Administrator = ServiceRole.Administrator;
    private const AgentChannels All = AgentChannels.Ticket | AgentChannels.Chat | AgentChannels.Phone;

    /// <summary>A service with everything, 1, one with tickets only, 2, and two members, ann and bob.</summary>
    private static readonly IReadOnlyList<Line> Scene =
    [
        .. InUse(1, "whole", Of("ticket", 1), Of("chat", 1), Of("telticket", 1)),
        .. InUse(2, "tickets"),
        .. Member("ann"),
        .. Member("bob"),
    ];

    [Fact]
    public Task One_to_a_hundred_members_become_agents_at_once() => RunAsync(
        [
            .. Member("ann"),
            (AddAgents(), "OCA4024"),
            (AddAgents([.. Enumerable.Repeat("ann", 101)]), "OCA4024"),
            (AddAgents("ann", ""), "OCA4009"),
            (AddAgents("nobody"), "OCA4016"),
            (AddAgents([.. Enumerable.Repeat("ann", 100)]), Done),
            (AddAgents("ann", "owner"), Same),
            (Invite("pat"), Done),
            (Invite("bob"), Done),
            (AddAgents("pat", "ann", "bob"), Done),
        ]);

    [Fact]
    public Task A_role_is_known_and_its_channels_are_contracted() => RunAsync(
        [
            .. Scene,
            (Give("ann", 1, (ServiceRole)0), "OCA4029"),
            (Give("ann", 1, (ServiceRole)3), "OCA4029"),
            (Give("ann", 1, channels: (AgentChannels)8), "OCA4029"),
            (Give("ann", 1, channels: (AgentChannels)(-1)), "OCA4029"),
            (Give("ann", 99), "OCA1001"),
            (Give("ann", 2, channels: AgentChannels.Chat), "OCA4030"),
            (Give("ann", 2, channels: AgentChannels.Phone), "OCA4030"),
            (Give("ann", 1, channels: All), Done),
            (Give("ann", 2, Administrator, AgentChannels.None), Done),
            (Give("bob", 1, Agent, AgentChannels.Chat), Done),
            (Give("bob", 2, Agent, AgentChannels.Ticket), Done),
        ]);

    [Fact]
    public Task A_role_is_given_in_a_service_with_a_contract_that_is_not_terminated() => RunAsync(
        [
            .. Scene,
            (Add(), Done),
            (Give("ann", 5), "OCA2008"),
            (Suspend(2), Done),
            (Give("ann", 2), Done),
            (Terminate(2), Done),
            (Give("bob", 2), "OCA1029"),
            (Give("ann", 2, Administrator), "OCA1029"),
        ]);

    [Fact]
    public Task In_an_issue_service_there_are_tickets_only() => RunAsync(
        [
            (Add(ServiceType.IssueManagement), Done),
            (SaveIssues(1), Done),
            (Register(1, Of("ticket", 1)), Done),
            (Give("owner", 1, channels: AgentChannels.Chat), "OCA4031"),
            (Give("owner", 1, channels: AgentChannels.Phone | AgentChannels.Ticket), "OCA4031"),
            (Give("owner", 1, channels: AgentChannels.None), Done),
            (Give("owner", 1, channels: AgentChannels.Ticket), Done),
        ]);

    [Fact]
    public Task Phone_brings_tickets_with_it() => RunAsync(
        [
            .. Scene,
            (Give("ann", 1, channels: AgentChannels.Phone), Done),
            (Give("ann", 1, channels: AgentChannels.Phone | AgentChannels.Ticket), Same),
            (Give("bob", 1, channels: AgentChannels.Chat), Done),
            (Give("bob", 1, channels: AgentChannels.Chat | AgentChannels.Ticket), Done),
        ]);

    [Fact]
    public Task The_same_role_is_no_change_and_another_role_or_channel_is() => RunAsync(
        [
            .. Scene,
            (Give("ann", 1), Done),
            (Give("ann", 1), Same),
            (Give("ann", 1, Administrator), Done),
            (Give("ann", 1, Administrator, AgentChannels.None), Done),
            (Give("ann", 1, Administrator, AgentChannels.None), Same),
            (Give("ann", 2, Administrator, AgentChannels.None), Done),
        ]);

    [Fact]
    public Task Only_who_is_taken_in_and_not_disabled_gets_a_role() => RunAsync(
        [
            .. Scene,
            (Give("Ann", 1), "OCA4009"),
            (Give("nobody", 1), "OCA4016"),
            (Disable("ann"), Done),
            (Give("ann", 1), "OCA4023"),
            (Give("bob", 1), Done),
            (Disable("bob"), Done),
            (Give("bob", 2), "OCA4023"),
            (Invite("pat"), Done),
            (Give("pat", 1), Done),
        ]);

    [Fact]
    public Task Whoever_is_no_agent_yet_has_no_version_to_be_sent_along() => RunAsync(
        [
            .. Scene,
            (Give("ann", 1) with { Seen = SeenVersion.Good }, "OCA0007"),
            (Give("ann", 1) with { Seen = Stale }, "OCA0007"),
            (Give("ann", 1), Done),
            (Give("ann", 2) with { Seen = Stale }, "OCA0007"),
            (Give("ann", 2) with { Seen = SeenVersion.Good }, Done),
        ]);

    [Fact]
    public Task A_service_administrator_gives_and_takes_roles_in_her_service_only() => RunAsync(
        [
            .. Scene,
            (Give("ann", 1, Administrator, AgentChannels.None), Done),
            (Give("bob", 1, by: Actor("ann")), Done),
            (Give("ann", 1, Administrator, AgentChannels.Chat, by: Actor("ann")), Done),
            (Give("bob", 2, by: Actor("ann")), "OCA4006"),
            (Give("ann", 1, by: Actor("bob")), "OCA4006"),
            (Take("ann", 1, by: Actor("bob")), "OCA4006"),
            (Take("bob", 2, by: Actor("ann")), "OCA4006"),
            (AddAgents("bob") with { Actor = Actor("ann") }, "OCA4006"),
            (Take("bob", 1, by: Actor("ann")), Done),
            (Disable("ann"), Done),
            (Give("bob", 1, by: Actor("ann")), "OCA4006"),
            (Give("bob", 1, by: Operator), Done),
        ]);

    [Fact]
    public Task Whoever_gives_herself_a_role_is_marked() => RunAsync(
        [.. Scene, (Give("owner", 1, Administrator), Done), (Give("ann", 1), Done), (Appoint("bob"), Done), (Give("bob", 1, by: Actor("bob")), Done), (Give("owner", 2, by: Operator), Done)]);

    [Fact]
    public Task A_role_is_taken_that_is_there_and_the_agent_stays() => RunAsync(
        [
            .. Scene,
            (Take("Ann", 1), "OCA4009"),
            (Take("ann", 1), "OCA4027"),
            (Give("ann", 1), Done),
            (Take("ann", 2), "OCA4028"),
            (Take("ann", 2) with { Seen = Stale }, "OCA0007"),
            (Take("ann", 1) with { Seen = Stale }, "OCA0007"),
            (Take("ann", 1), Done),
            (Take("ann", 1), "OCA4028"),
            (AddAgents("ann"), Same),
        ]);

    [Fact]
    public Task Whoever_is_removed_as_an_agent_loses_all_her_rights() => RunAsync(
        [
            .. Scene,
            (RemoveAgent("ann."), "OCA4009"),
            (RemoveAgent("ann"), "OCA4027"),
            (Give("ann", 1), Done),
            (Give("ann", 2, Administrator), Done),
            (Appoint("ann"), Done),
            (RemoveAgent("ann") with { Seen = Stale }, "OCA0007"),
            (RemoveAgent("ann"), Done),
            (Add(by: Actor("ann")), "OCA4006"),
            (Dismiss("ann"), "OCA4026"),
            (AddAgents("ann", "bob"), Done),
            (RemoveAgent("bob"), Done),
        ]);

    [Fact]
    public Task A_channel_goes_with_its_item_when_that_is_agreed_to() => RunAsync(
        [
            .. Scene,
            (Give("ann", 1, channels: All), Done),
            (Give("bob", 1, Administrator, AgentChannels.Chat), Done),
            (Give("owner", 1), Done),
            (Give("bob", 2), Done),
            (Change(1, Of("ticket", 1), Of("telticket", 1)), "OCA2012"),
            (Change(1, Of("ticket", 1), Of("telticket", 1)) with { Agrees = true }, Done),
            (Change(1, Of("ticket", 1)) with { Agrees = true }, "OCA2007"),
            Line.Days(1),
            (Change(1, Of("ticket", 1)), "OCA2012"),
            (Change(1, Of("ticket", 1)) with { Agrees = true }, Done),
            Line.Days(1),
            (Change(1, Of("ticket", 1), Of("chat", 1)), Done),
            (Give("bob", 1, Administrator, AgentChannels.Chat), Done),
        ]);

    [Fact]
    public Task An_agent_stands_as_the_member_does() => RunAsync(
        [
            (Invite("ann"), Done),
            (AddAgents("ann"), Done),
            Line.Mail,
            (Accept("ann"), Done),
            (Disable("ann"), Done),
            (Enable("ann"), Done),
        ]);
}
