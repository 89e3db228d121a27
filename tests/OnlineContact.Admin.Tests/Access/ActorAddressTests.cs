using OnlineContact.Admin.Access;
using OnlineContact.Admin.Access.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Tests.Runtime;

namespace OnlineContact.Admin.Tests.Access;

public class ActorAddressTests
{
    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:DB8:0:0:0:0:0:1")]
    [InlineData("::ffff:192.0.2.1")]
    [InlineData("fe80::1%3")]
    public void An_address_as_machines_write_it_is_taken(string address) => Assert.Null(Check(address));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("127.1")]
    [InlineData("010.0.0.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::1]:80")]
    [InlineData("fe80::1%\\nstatus=inuse")]
    [InlineData("fe80::1%\\u0000")]
    [InlineData("fe80::1%\\uD800")]
    [InlineData("fe80::1%a b")]
    [InlineData(" ::1")]
    public void What_only_a_lenient_parser_takes_for_an_address_is_refused(string escaped) =>
        Assert.Equal(AdminErrors.ActorInvalid, Check(Sample.Of(escaped))?.Kind);

    private static AdminError? Check(string address) => ActorIsDescribed.Check(AdminActor.Member(AdminProcess.Acme, "kim", "Kim", address));
}
