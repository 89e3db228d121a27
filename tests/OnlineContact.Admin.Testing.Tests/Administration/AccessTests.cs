using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Who may ask, in the library and in the naive model alike; and which refusals are in the log. That there are as many entries in both is compared in the end.</summary>
public class AccessTests
{
    private static readonly OrganizationId Zeta = OrganizationId.Parse("zeta");
    private static readonly OrganizationId Nowhere = OrganizationId.Parse("nowhere");

    private static Line Denied(AdminCommand command) => (command, "OCA4006");

    [Fact]
    public Task An_organization_is_provisioned_once_by_an_operator_in_a_zone_that_is_known() => RunAsync(
        (Provision(Acme), "OCA4003"),
        (Provision(Acme, "Mars/Olympus"), "OCA4003"),
        (Provision(Zeta, "Mars/Olympus"), "OCA4011"),
        (Provision(Zeta, ""), "OCA4011"),
        Denied(Provision(Acme, by: Owner)),
        Denied(Provision(Zeta, by: Actor("owner", Zeta))),
        (Provision(Zeta, by: Owner), "OCA4007"),
        (Provision(Zeta, "rok", email: "owner@example.com"), Done),
        Denied(Provision(Zeta, by: Actor("owner", Zeta))));

    [Fact]
    public Task Nobody_acts_in_another_organization_or_in_one_that_is_not_there() => RunAsync(
        (Provision(Zeta), Done),
        (Add(by: Actor("owner", Zeta)), "OCA4007"),
        (Add(by: Actor("owner", Zeta), organization: Nowhere), "OCA4007"),
        (Add(by: Actor("owner", Nowhere), organization: Nowhere), "OCA4002"),
        (Add(by: Operator, organization: Nowhere), "OCA4002"),
        (Add(by: Actor("owner", Zeta), organization: Zeta), Done));

    [Fact]
    public Task Only_an_active_administrator_or_an_operator_manages() => RunAsync(
        [
            Denied(Add(by: Actor("somebody"))),
            (Add(by: Operator), Done),
            .. Member("ann"),
            (Invite("pat"), Done),
            Denied(Add(by: Actor("ann"))),
            (Appoint("ann", "pat"), Done),
            (Add(by: Actor("ann")), Done),
            Denied(Add(by: Actor("pat"))),
            (Disable("ann"), Done),
            Denied(Add(by: Actor("ann"))),
        ]);

    [Fact]
    public Task Some_things_only_an_operator_does() => RunAsync(
        [
            (Add(), Done),
            (Invite("ann"), Done),
            Line.Mail,
            Denied(Confirm(Owner)),
            Denied(Erase("owner", Owner)),
            Denied(Discount(1, 10, by: Owner)),
            Line.Hours(1),
            Denied(Accept("ann", by: Owner)),
            (Confirm(), Done),
            (Discount(1, 10), Done),
            (Accept("ann"), Done),
            (Erase("owner"), Done),
        ]);

    [Fact]
    public Task Whoever_has_no_token_is_not_asked_who_she_is() => RunAsync(
        (Accept("ann"), "OCA4019"),
        (Accept("ann", by: Actor("somebody")), "OCA4019"),
        (Accept("ann", by: Actor("somebody", Zeta)), "OCA4019"),
        (Accept("ann", organization: Nowhere), "OCA4019"),
        (Accept("owner"), "OCA4019"),
        (Invite("ann"), Done),
        (Accept("ann", by: Actor("somebody")), "OCA4019"),
        Line.Mail,
        Denied(Accept("ann", by: Actor("somebody"))),
        (Accept("ann", by: Actor("somebody", Zeta)), "OCA4007"));

    [Fact]
    public Task Of_one_actor_so_many_refusals_in_an_hour_are_in_the_log() => RunAsync(
        [
            (Provision(Zeta), Done),
            .. Enumerable.Repeat(Denied(Add(by: Actor("eve"))), 5),
            .. Enumerable.Repeat(Denied(Add(by: Actor("mallory"))), 2),
            .. Enumerable.Repeat(Denied(Add(by: Actor("eve", Zeta), organization: Zeta)), 4),
            Line.Seconds(3599),
            Denied(Add(by: Actor("eve"))),
            Denied(Add(by: Actor("mallory"))),
            Denied(Add(by: Actor("mallory"))),
            Line.Seconds(1),
            Denied(Add(by: Actor("eve"))),
            Denied(Provision(Acme, by: Actor("eve"))),
            Denied(Erase("owner", Actor("eve"))),
            Denied(Add(by: Actor("eve"))),
        ]);

    [Fact]
    public async Task No_refusals_are_in_the_log_where_none_are_wanted()
    {
        await using var trial = await BeginAsync(refusalEntries: 0);
        await trial.PlayAsync(Denied(Add(by: Actor("eve"))), Denied(Add(by: Actor("eve"))));
        await trial.AgreeAsync();
        Assert.Equal(2, trial.Acme.Entries);
    }

    [Fact]
    public Task A_refusal_by_a_rule_is_not_in_the_log() => RunAsync((Add((ServiceType)9), "OCA1012"), (Suspend(1), "OCA1001"), (Invite(null), "OCA4009"));

    [Fact]
    public Task A_person_is_erased_who_is_in_the_log() => RunAsync(
        [
            (Erase("owner"), Done),
            (Erase("owner"), "OCA7001"),
            (Erase("nobody"), "OCA7001"),
            (Add(), Done),
            (Erase("owner"), Done),
            .. Member("ann"),
            (AddAgents("ann"), Done),
            (Erase("ann"), Done),
            (Erase("ann"), "OCA7001"),
            (Disable("ann"), Done),
            Denied(Add(by: Actor("eve"))),
            (Erase("eve"), Done),
            (Erase("eve"), "OCA7001"),
            (Invite("bob"), Done),
        ]);
}
