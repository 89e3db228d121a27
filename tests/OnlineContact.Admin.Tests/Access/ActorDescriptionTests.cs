using OnlineContact.Admin.Access;
using OnlineContact.Admin.Access.Rules;
using OnlineContact.Admin.Tests.Runtime;

namespace OnlineContact.Admin.Tests.Access;

public class ActorDescriptionTests
{
    private const string Address = "192.0.2.1";

    [Theory]
    [InlineData("a", 1, true)]
    [InlineData("a", AdminActor.MaxNameLength, true)]
    [InlineData("a", AdminActor.MaxNameLength + 1, false)]
    [InlineData("\U0001F600", AdminActor.MaxNameLength, true)]
    [InlineData("a", 0, false)]
    [InlineData(" ", 3, false)]
    [InlineData("\n", 1, false)]
    public void A_name_can_be_shown_and_has_1_to_60_characters(string text, int times, bool taken)
    {
        var name = string.Concat(Enumerable.Repeat(text, times));
        Assert.Equal(taken ? null : ("name", $"{AdminActor.MaxNameLength}", $"{times}"), Refused(AdminActor.Operator(name)));
        Assert.Equal(taken ? null : ("name", $"{AdminActor.MaxNameLength}", $"{times}"), Refused(AdminActor.Member(AdminProcess.Acme, "kim", name, Address)));
    }

    [Theory]
    [InlineData("a", 1, true)]
    [InlineData("a", AdminActor.MaxAccountLength, true)]
    [InlineData("a", AdminActor.MaxAccountLength + 1, false)]
    [InlineData("a", 0, false)]
    public void An_account_has_1_to_64_characters(string text, int times, bool taken) => Assert.Equal(
        taken ? null : ("account", $"{AdminActor.MaxAccountLength}", $"{times}"),
        Refused(AdminActor.Member(AdminProcess.Acme, string.Concat(Enumerable.Repeat(text, times)), "Kim", Address)));

    [Fact]
    public void An_address_has_up_to_45_characters()
    {
        const string Longest = "1111:2222:3333:4444:5555:6666:255.255.255.255";
        Assert.Equal(AdminActor.MaxIpAddressLength, Longest.Length);
        Assert.Null(Refused(AdminActor.Member(AdminProcess.Acme, "kim", "Kim", Longest)));
        Assert.Equal(("ipAddress", $"{AdminActor.MaxIpAddressLength}", "46"), Refused(AdminActor.Member(AdminProcess.Acme, "kim", "Kim", "fe80::1%" + new string('3', 38))));
    }

    [Fact]
    public void An_operator_has_no_account_and_no_address() => Assert.Null(Refused(AdminActor.Operator("Ops")));

    [Fact]
    public void An_actor_without_a_part_is_a_programming_error()
    {
        Assert.Throws<ArgumentNullException>("name", () => AdminActor.Operator(null!));
        Assert.Throws<ArgumentNullException>("account", () => AdminActor.Member(AdminProcess.Acme, null!, "Kim", Address));
        Assert.Throws<ArgumentNullException>("name", () => AdminActor.Member(AdminProcess.Acme, "kim", null!, Address));
        Assert.Throws<ArgumentNullException>("ipAddress", () => AdminActor.Member(AdminProcess.Acme, "kim", "Kim", null!));
        Assert.Throws<ArgumentException>("organization", () => AdminActor.Member(default, "kim", "Kim", Address));
    }

    [Fact]
    public void What_is_printed_of_an_actor_names_no_person()
    {
        Assert.Equal("operator", AdminActor.Operator("Ops").ToString());
        Assert.Equal($"member of {AdminProcess.Acme}", AdminActor.Member(AdminProcess.Acme, "kim", "Kim", Address).ToString());
    }

    private static (string? Field, string? Limit, string? Actual)? Refused(AdminActor actor) =>
        ActorIsDescribed.Check(actor) is { } error ? (error.Argument("field"), error.Argument("limit"), error.Argument("actual")) : null;
}
