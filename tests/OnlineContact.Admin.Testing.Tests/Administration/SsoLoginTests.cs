using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>SSO logins and which service uses which, in the library and in the naive model alike.</summary>
public class SsoLoginTests
{
    private const SeenVersion Stale = SeenVersion.Stale;

    private static readonly (SsoLoginInput Login, string Comes)[] Wrong =
    [
        (Login(null), "OCA6002"),
        (Login(""), "OCA6002"),
        (Login(" \t"), "OCA6002"),
        (Login("a\u0007b"), "OCA6002"),
        (Login(new string('x', 51)), "OCA6002"),
        (Login(remote: null!), "OCA6003"),
        (Login(remote: "http://example.com/login"), "OCA6003"),
        (Login(remote: "https://me@example.com/login"), "OCA6003"),
        (Login(remote: "https://example.com/#login"), "OCA6003"),
        (Login() with { StatusUrl = "" }, "OCA6003"),
        (Login() with { StatusUrl = "example.com" }, "OCA6003"),
        (Login() with { TokenCheckUrl = "ftp://example.com/" }, "OCA6003"),
        (Login() with { ReturnUrls = ["https://example.com/", "help"] }, "OCA6003"),
        (Login() with { AcceptsVersion1 = false, AcceptsVersion2 = false }, "OCA6008"),
        (Login() with { AcceptsVersion1 = false, IsStrict = true }, "OCA6008"),

        // The first fault is told.
        (Login("") with { StatusUrl = "" }, "OCA6002"),
        (Login(remote: "") with { AcceptsVersion1 = false, AcceptsVersion2 = false }, "OCA6003"),
        (Login() with { AcceptsVersion1 = false, IsStrict = true, ReturnUrls = ["help"] }, "OCA6008"),
    ];

    [Fact]
    public Task What_is_typed_in_of_a_login_is_judged() => RunAsync(
        [
            .. Wrong.Select(each => (Line)(AddLogin(each.Login), each.Comes)),
            (AddLogin(), Done),
            .. Wrong.Select(each => (Line)(EditLogin(1, each.Login), each.Comes)),
        ]);

    [Fact]
    public Task What_is_good_is_kept() => RunAsync(
        (AddLogin(Login($" {new string('x', 50)} ")), Done),
        (AddLogin(Login() with { TokenCheckUrl = "", ReturnUrls = ["https://example.com/", "https://help.example.com/a"] }), Done),
        (AddLogin(Login() with { TokenCheckUrl = "https://example.com/check", AcceptsVersion2 = false, IsStrict = true }, by: Operator), Done),
        (AddLogin(Login() with { AcceptsVersion1 = false }), Done),
        (AddLogin(Login() with { AcceptsVersion2 = false }), Done));

    [Fact]
    public Task A_login_is_edited_where_something_differs() => RunAsync(
        (AddLogin(), Done),
        (EditLogin(2, Login("Other")), "OCA6001"),
        (EditLogin(2, Login("")), "OCA6001"),
        (EditLogin(1, Login("Other")) with { Seen = Stale }, "OCA0007"),
        (EditLogin(1, Login("")) with { Seen = Stale }, "OCA0007"),
        (EditLogin(1, Login(" Shop ")), Same),
        (EditLogin(1, Login() with { TokenCheckUrl = "" }), Same),
        (EditLogin(1, Login("Other")), Done),
        (EditLogin(1, Login("Other", "https://example.com/in")), Done),
        (EditLogin(1, Login() with { StatusUrl = "https://example.com/state" }), Done),
        (EditLogin(1, Login() with { TokenCheckUrl = "https://example.com/check" }), Done),
        (EditLogin(1, Login() with { ReturnUrls = ["https://example.com/"] }), Done),
        (EditLogin(1, Login() with { AcceptsVersion2 = false }), Done),
        (EditLogin(1, Login() with { AcceptsVersion1 = false }), Done),
        (EditLogin(1, Login() with { IsStrict = true }) with { Seen = SeenVersion.Any }, Done),
        (EditLogin(1, Login() with { IsStrict = true }), Same));

    [Fact]
    public Task Only_organization_administrators_and_operators_register_logins() => RunAsync(
        [
            .. InUse(1, "alpha"),
            .. Member("ann"),
            (Give("ann", 1, ServiceRole.Administrator), Done),
            (AddLogin(by: Actor("ann")), "OCA4006"),
            (AddLogin(by: Operator), Done),
            (EditLogin(1, Login("Other")) with { Actor = Actor("ann") }, "OCA4006"),
            (DeleteLogin(1) with { Actor = Actor("ann") }, "OCA4006"),
            (DeleteLogin(1) with { Actor = Operator }, Done),
        ]);

    [Fact]
    public Task Only_an_administrator_of_the_service_chooses_for_it() => RunAsync(
        [
            .. InUse(1, "alpha"),
            .. InUse(2, "beta"),
            .. Member("ann"),
            .. Member("bob"),
            (AddLogin(), Done),
            (Choose(1, 1), "OCA4006"),
            (Choose(1, 1, by: Operator), "OCA4006"),
            (Give("ann", 1, ServiceRole.Administrator), Done),
            (Give("bob", 1), Done),
            (Choose(1, 1, by: Actor("bob")), "OCA4006"),
            (Choose(2, 1, by: Actor("ann")), "OCA4006"),
            (Choose(1, 1, by: Actor("ann")), Done),
            (Give("owner", 2, ServiceRole.Administrator), Done),
            (Choose(2, 1), Done),
            (Disable("ann"), Done),
            (Choose(1, null, by: Actor("ann")), "OCA4006"),
        ]);

    [Fact]
    public Task A_contracted_service_chooses_a_login_that_is_there_or_none() => RunAsync(
        [
            .. InUse(1, "alpha"),
            (Give("owner", 1, ServiceRole.Administrator), Done),
            (AddLogin(), Done),
            (AddLogin(), Done),
            (Choose(1, 3), "OCA6001"),
            (Choose(1, 3) with { Seen = Stale }, "OCA6001"),
            (Choose(1, null), Same),
            (Choose(1, 1) with { Seen = Stale }, "OCA0007"),
            (Choose(1, 1), Done),
            (Choose(1, 1), Same),
            (Choose(1, 2) with { Seen = Stale }, "OCA0007"),
            (Choose(1, 2), Done),
            (Choose(1, 1) with { Seen = Stale }, "OCA0007"),
            (Choose(1, null), Done),
            (Suspend(1), Done),
            (Choose(1, 1) with { Seen = SeenVersion.Any }, Done),
            (Terminate(1), Done),
            (Choose(1, 2), "OCA6010"),
            (Choose(1, 9), "OCA6010"),
        ]);

    [Fact]
    public Task A_login_that_a_service_uses_is_not_deleted() => RunAsync(
        [
            .. InUse(1, "alpha"),
            .. InUse(2, "beta"),
            (Give("owner", 1, ServiceRole.Administrator), Done),
            (Give("owner", 2, ServiceRole.Administrator), Done),
            (AddLogin(), Done),
            (AddLogin(), Done),
            (AddLogin(), Done),
            (DeleteLogin(9), "OCA6001"),
            (Choose(1, 1), Done),
            (Choose(2, 1), Done),
            (DeleteLogin(1), "OCA6006"),
            (DeleteLogin(1) with { Seen = Stale }, "OCA0007"),
            (DeleteLogin(2), Done),
            (DeleteLogin(2), "OCA6001"),
            (EditLogin(2, Login()), "OCA6001"),
            (Suspend(1), Done),
            (DeleteLogin(1), "OCA6006"),
            (Terminate(1), Done),
            (DeleteLogin(1), "OCA6006"),
            (Choose(2, null), Done),
            (DeleteLogin(1), Done),
            (Choose(2, 1), "OCA6001"),
            (Choose(2, 3), Done),
            (AddLogin(), Done),
        ]);

    [Fact]
    public Task Fields_that_are_declared_are_a_change() => RunAsync(
        (AddLogin(Login() with { IsStrict = true }), Done),
        (EditLogin(1, Login() with { IsStrict = true, DeclaredFields = SsoOptionalFields.Phone }), Done),
        (EditLogin(1, Login() with { IsStrict = true, DeclaredFields = SsoOptionalFields.Phone }), Same));
}
