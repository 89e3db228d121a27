using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Who can be taken in, and how an invitation goes, in the library and in the naive model alike.</summary>
public class MemberTests
{
    private const int Week = 7 * 24 * 3600;
    private const SeenVersion Stale = SeenVersion.Stale;

    private static Line[] Each(string comes, params AdminCommand[] commands) => [.. commands.Select(command => (Line)(command, comes))];

    [Fact]
    public Task An_account_has_1_to_20_small_letters_digits_and_inner_signs() => RunAsync(
        [
            .. Each(
                "OCA4009", Invite(null), Invite(""), Invite("Alice"), Invite("аlice"), Invite("a b"), Invite("a@b"), Invite("-a"), Invite("_a"), Invite("a."), Invite("."), Invite("a{"), Invite("a/b"),
                Invite("a:b"), Invite("a`b"), Invite(new string('x', 21))),
            .. Each(Done, Invite(new string('x', 20)), Invite("9"), Invite("z"), Invite("a"), Invite("x_2-y.8")),
        ]);

    [Fact]
    public Task A_name_has_1_to_60_characters_that_can_be_shown() => RunAsync(
        [
            .. Each("OCA4010", Invite("ann", null), Invite("ann", ""), Invite("ann", " \t"), Invite("ann", "a\u0007b"), Invite("ann", new string('x', 61))),
            (Invite("ann", $" {new string('x', 60)} "), Done),
            (Invite("bob", "x"), Done),
        ]);

    [Fact]
    public Task An_address_has_a_name_and_a_domain_with_a_point() => RunAsync(
        [
            .. Each(
                "OCA4012", Invite("ann", email: null), Invite("ann", email: ""), Invite("ann", email: "a"), Invite("ann", email: "@example.com"), Invite("ann", email: "a@b"), Invite("ann", email: "a.b@c"),
                Invite("ann", email: "a@@example.com"), Invite("ann", email: "a@b@example.com"), Invite("ann", email: "a b@example.com"), Invite("ann", email: "ä@example.com")),
            (Invite("ann", email: " A.b-9@Example.com "), Done),
            (Invite("bob", email: "b@c.d"), Done),
        ]);

    [Fact]
    public Task A_mobile_number_is_typed_in_for_a_registration_only_and_with_a_country_code() => RunAsync(
        [
            (Invite("ann", mobile: "+821012345678"), "OCA4013"),
            (Invite("ann", mobile: ""), Done),
            .. Each(
                "OCA4013", RegisterPerson("bob", null), RegisterPerson("bob", ""), RegisterPerson("bob", "+"), RegisterPerson("bob", "821012345678"), RegisterPerson("bob", "+1234567"),
                RegisterPerson("bob", "+1234567890123456"), RegisterPerson("bob", "+01234567890"), RegisterPerson("bob", "+82x1012345678"), RegisterPerson("bob", "+82/1012345678")),
            (RegisterPerson("bob", " +12 345-678 "), Done),
            (RegisterPerson("cat", "+123456789012345"), Done),
            (RegisterPerson("Cat"), "OCA4009"),
            (RegisterPerson("eve", email: "eve"), "OCA4012"),
        ]);

    [Theory]
    [InlineData("alice", "a1ice")]
    [InlineData("carol", "car0l")]
    [InlineData("kim", "kirn")]
    [InlineData("wu", "vvu")]
    [InlineData("dan", "clan")]
    [InlineData("a.b", "a-b")]
    [InlineData("a_b", "a-b")]
    public async Task An_account_that_looks_like_another_is_refused_until_now_and_later(string account, string alike)
    {
        await RunAsync((Invite(account), Done), (Invite(alike), "OCA4015"), (Invite(account), "OCA4014"), (Cancel(account), Done), (Invite(alike), "OCA4015"), (Invite(account), Done));
        await RunAsync((Invite(alike), Done), (Invite(account), "OCA4015"));
    }

    [Fact]
    public Task Who_is_known_is_not_invited_again_unless_her_invitation_was_cancelled() => RunAsync(
        [
            (Invite("owner"), "OCA4014"),
            .. Member("ann"),
            (Invite("ann"), "OCA4014"),
            (Disable("ann"), Done),
            (Invite("ann"), "OCA4014"),
            (RegisterPerson("bob"), Done),
            (Invite("bob"), "OCA4014"),
            (Cancel("bob"), Done),
            (Invite("bob", "Robert", "robert@example.com"), Done),
            (Disable("bob"), Done),
            (RegisterPerson("bob"), Done),
            Line.Mail,
            (Accept("bob"), Done),
            (Invite("bob"), "OCA4014"),
        ]);

    [Fact]
    public Task Only_an_open_invitation_is_sent_again_or_cancelled() => RunAsync(
        [
            (Resend("nobody"), "OCA4016"),
            (Cancel("nobody"), "OCA4016"),
            (Resend("Nobody"), "OCA4009"),
            (Cancel(""), "OCA4009"),
            (Resend("owner"), "OCA4018"),
            (Cancel("owner"), "OCA4018"),
            (Invite("ann"), Done),
            (Resend("ann") with { Seen = Stale }, "OCA0007"),
            (Resend("ann"), Done),
            Line.Mail,
            (Resend("ann"), Done),
            Line.Mail,
            (Cancel("ann") with { Seen = Stale }, "OCA0007"),
            (Cancel("ann"), Done),
            (Cancel("ann"), "OCA4018"),
            (Resend("ann"), "OCA4018"),
            .. Member("bob"),
            (Resend("bob"), "OCA4018"),
            (Cancel("bob"), "OCA4018"),
        ]);

    [Fact]
    public Task A_message_that_is_not_wanted_any_more_is_not_mailed() => RunAsync(
        (Invite("ann"), Done),
        (Resend("ann"), Done),
        (Invite("bob"), Done),
        (Cancel("bob"), Done),
        Line.Mail,
        (Accept("bob"), "OCA4019"),
        (Accept("ann", first: true), Done),
        Line.Mail);

    [Fact]
    public Task An_invitation_is_accepted_once_with_the_last_token() => RunAsync(
        (Invite("ann"), Done),
        (Accept("ann"), "OCA4019"),
        Line.Mail,
        (Resend("ann"), Done),
        (Accept("ann"), "OCA4019"),
        Line.Mail,
        (Accept("ann", first: true), "OCA4019"),
        (Accept("ann"), Done),
        (Accept("ann"), "OCA4021"),
        (Accept("ann", first: true), "OCA4019"),
        (Disable("ann"), Done),
        (Accept("ann"), "OCA4021"));

    [Fact]
    public Task A_cancelled_invitation_is_not_accepted_and_a_new_one_is() => RunAsync(
        (Invite("ann"), Done),
        Line.Mail,
        (Cancel("ann"), Done),
        (Accept("ann"), "OCA4019"),
        (Invite("ann"), Done),
        (Accept("ann"), "OCA4019"),
        Line.Mail,
        (Accept("ann", first: true), "OCA4019"),
        (Accept("ann"), Done));

    [Fact]
    public Task A_token_is_good_for_a_week() => RunAsync(
        (Invite("ann"), Done),
        (Invite("bob"), Done),
        Line.Mail,
        Line.Seconds(Week - 1),
        (Accept("ann"), Done),
        Line.Seconds(1),
        (Accept("bob"), "OCA4020"),
        (Resend("bob"), Done),
        Line.Mail,
        (Accept("bob"), Done));

    [Fact]
    public Task A_token_is_forgotten_thirty_days_after_its_week() => RunAsync(
        (Invite("ann"), Done),
        Line.Mail,
        Line.Days(37),
        Line.Mail,
        (Accept("ann"), "OCA4020"),
        Line.Seconds(1),
        Line.Mail,
        (Accept("ann"), "OCA4019"),
        (Resend("ann"), Done),
        Line.Mail,
        (Accept("ann"), Done));

    [Fact]
    public Task A_member_is_disabled_and_enabled_again() => RunAsync(
        [
            (Disable("nobody"), "OCA4016"),
            (Enable("-"), "OCA4009"),
            .. Member("ann"),
            (Enable("ann"), Same),
            (Enable("ann") with { Seen = Stale }, "OCA0007"),
            (Disable("ann") with { Seen = Stale }, "OCA0007"),
            (Disable("ann"), Done),
            (Disable("ann"), Same),
            (Enable("ann"), Done),
            (Disable("owner"), "OCA4025"),
            (Enable("owner"), Same),
        ]);

    [Fact]
    public Task Only_who_has_accepted_is_enabled() => RunAsync(
        [
            (Invite("ann"), Done),
            (Enable("ann"), "OCA4018"),
            (Cancel("ann"), Done),
            (Enable("ann"), "OCA4018"),
            (Invite("bob"), Done),
            (Disable("bob"), Done),
            (Enable("bob"), "OCA4018"),
            .. Member("cat"),
            (Appoint("cat"), Done),
            (Disable("owner"), Done),
            (Enable("owner") with { Actor = Actor("cat") }, Done),
        ]);
}
