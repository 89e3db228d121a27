using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Who becomes an organization administrator and who stays one, in the library and in the naive model alike.</summary>
public class AdministratorTests
{
    private const SeenVersion Stale = SeenVersion.Stale;

    private static string[] Many(int count) => [.. Enumerable.Repeat("ann", count)];

    [Fact]
    public Task One_to_a_hundred_members_are_appointed_at_once() => RunAsync(
        [
            .. Member("ann"),
            (Appoint(), "OCA4024"),
            (Appoint(Many(101)), "OCA4024"),
            (Appoint("ann", "Ann"), "OCA4009"),
            (Appoint("nobody", "ann"), "OCA4016"),
            (Appoint("ann") with { Seen = Stale }, "OCA0007"),
            (Appoint("nobody") with { Seen = Stale }, "OCA4016"),
            (Appoint(Many(100)), Done),
            (Appoint("ann", "owner"), Same),
        ]);

    [Fact]
    public Task Of_several_who_cannot_be_appointed_the_first_by_account_is_told() => RunAsync(
        [
            .. Member("bob"),
            (Disable("bob"), Done),
            (Appoint("zed", "bob"), "OCA4023"),
            (Appoint("bob", "ann"), "OCA4016"),
            (AddAgents("zed", "bob"), "OCA4023"),
            (AddAgents("bob", "ann"), "OCA4016"),
        ]);

    [Fact]
    public Task Who_is_appointed_becomes_an_agent_of_the_organization_too() => RunAsync(
        [
            .. Member("ann"),
            (AddAgents("ann"), Done),
            (Invite("pat"), Done),
            .. Member("bob"),
            (Appoint("pat", "ann", "bob", "owner"), Done),
            (AddAgents("ann", "bob", "pat"), Same),
            (Dismiss("bob"), Done),
            (AddAgents("bob"), Same),
        ]);

    [Fact]
    public Task Only_administrators_are_dismissed() => RunAsync(
        [
            .. Member("ann"),
            (Appoint("ann"), Done),
            .. Member("bob"),
            (Dismiss("ann") with { Seen = Stale }, "OCA0007"),
            (Dismiss() with { Seen = Stale }, "OCA0007"),
            (Dismiss(), "OCA4024"),
            (Dismiss(Many(101)), "OCA4024"),
            (Dismiss("ann", "Ann"), "OCA4009"),
            (Dismiss("ann", "bob"), "OCA4026"),
            (Dismiss("nobody"), "OCA4026"),
            (Dismiss(Many(100)), Done),
            (Dismiss("ann"), "OCA4026"),
        ]);

    [Fact]
    public Task An_active_administrator_remains() => RunAsync(
        [
            (Dismiss("owner"), "OCA4025"),
            (Disable("owner"), "OCA4025"),
            (RemoveAgent("owner"), "OCA4025"),
            (Invite("pat"), Done),
            (Appoint("pat"), Done),
            (Dismiss("owner"), "OCA4025"),
            (Disable("owner"), "OCA4025"),
            .. Member("ann"),
            (Appoint("ann"), Done),
            (Dismiss("owner", "ann"), "OCA4025"),
            (Dismiss("pat"), Done),
            (Dismiss("owner"), Done),
            (Dismiss("ann") with { Actor = Operator }, "OCA4025"),
        ]);

    [Fact]
    public Task Who_is_not_active_may_go_although_one_is_left() => RunAsync(
        [
            .. Member("ann"),
            .. Member("bob"),
            (Appoint("ann", "bob"), Done),
            (Disable("ann"), Done),
            (Dismiss("bob", "owner"), "OCA4025"),
            (Dismiss("bob", "ann"), Done),
            (Disable("ann"), Same),
        ]);

    [Fact]
    public Task An_administrator_stands_as_the_member_does() => RunAsync(
        [
            (Invite("ann"), Done),
            (Appoint("ann"), Done),
            Line.Mail,
            (Accept("ann"), Done),
            (Add(by: Actor("ann")), Done),
            (Disable("owner") with { Actor = Actor("ann") }, Done),
            (Add(), "OCA4006"),
            (Enable("owner") with { Actor = Operator }, Done),
            (Add(), Done),
            (Invite("bob"), Done),
            (Appoint("bob"), Done),
            (Cancel("bob"), Done),
            (Invite("bob"), Done),
            (AddAgents("bob"), Same),
        ]);
}
