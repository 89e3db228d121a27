using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Parting;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Where SSO logins differ in one thing between library and model, that one is told; also beyond the first page.</summary>
public class SsoDifferenceTests
{
    private const string Shop = "Shop https://example.com/login https://example.com/status  [] True True False None";

    private static readonly IReadOnlyList<Line> Two = [(AddLogin(), Done), (AddLogin(), Done)];

    private static readonly Dictionary<string, Func<SsoLoginInput, SsoLoginInput>> Changes = new()
    {
        ["Store https://example.com/login https://example.com/status  [] True True False None"] = login => login with { Name = "Store" },
        ["Shop https://example.com/in https://example.com/status  [] True True False None"] = login => login with { RemoteLoginUrl = "https://example.com/in" },
        ["Shop https://example.com/login https://example.com/state  [] True True False None"] = login => login with { StatusUrl = "https://example.com/state" },
        ["Shop https://example.com/login https://example.com/status https://example.com/check [] True True False None"] = login => login with { TokenCheckUrl = "https://example.com/check" },
        ["Shop https://example.com/login https://example.com/status  [https://a.example.com/ https://b.example.com/] True True False None"] =
            login => login with { ReturnUrls = ["https://a.example.com/", "https://b.example.com/"] },
        ["Shop https://example.com/login https://example.com/status  [] False True False None"] = login => login with { AcceptsVersion1 = false },
        ["Shop https://example.com/login https://example.com/status  [] True False False None"] = login => login with { AcceptsVersion2 = false },
        ["Shop https://example.com/login https://example.com/status  [] True True True None"] = login => login with { IsStrict = true },
        ["Shop https://example.com/login https://example.com/status  [] True True False Email"] = login => login with { DeclaredFields = SsoOptionalFields.Email },
    };

    public static TheoryData<string> Told => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Told))]
    public async Task What_was_typed_in(string told) =>
        Assert.Equal($"acme: SSO logins: 2 1 {Shop} instead of 2 1 {told}", await ToldAsync(Two, acme => acme.SsoLogins[2].Login = Changes[told](acme.SsoLogins[2].Login)));

    [Fact]
    public async Task The_version_of_a_login() => Assert.Equal(
        $"acme: SSO logins: 1 3 {Shop} instead of 1 1 {Shop}",
        await ToldAsync(Two, [EditLogin(1, Login("Other")), EditLogin(1, Login())], [EditLogin(2, Login("Other")), EditLogin(2, Login())]));

    [Fact]
    public async Task A_login_that_is_missing_or_of_a_later_page()
    {
        Assert.Equal($"acme: SSO logins: 2 1 {Shop} instead of nothing", await ToldAsync(Two, acme => acme.SsoLogins.Remove(2)));
        Assert.Equal($"acme: SSO logins: 7 1 {Shop} instead of nothing", await ToldAsync([.. Enumerable.Repeat(Two[0], 7)], acme => acme.SsoLogins.Remove(7)));
        Assert.Equal(
            $"acme: SSO logins: nothing instead of 8 1 {Shop}",
            await ToldAsync([.. Enumerable.Repeat(Two[0], 7)], acme => acme.SsoLogins.Add(8, new NaiveSsoLogin { Login = Login() })));
    }
}
