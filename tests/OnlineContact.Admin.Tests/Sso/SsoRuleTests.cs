using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Rules;
using OnlineContact.Admin.Sso.Tokens;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>Each rule from both sides of its limit, with what its refusal says.</summary>
public sealed class SsoRuleTests
{
    private static readonly SsoLoginFields Fields = new() { Service = "CustomerCare", UserCode = "u1", Time = 1 };
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 27, 9, 0) + Duration.FromTicks(7);

    private static readonly OpenApiRequest Request = new() { OrganizationId = "acme", Path = "/v1", Parameters = [], Body = "", Timestamp = 1 };

    private static readonly SsoLoginInput Input = new() { Name = "Site", RemoteLoginUrl = "https://site.example.com/login", StatusUrl = "https://site.example.com/status" };

    public static TheoryData<string, int> Limits => new()
    {
        { "service", 50 }, { "usercode", 50 }, { "username", 50 }, { "email", 100 }, { "phone", 20 }, { "memberno", 50 }, { "returnUrl", 2_048 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_field_has_a_limit_in_characters_as_people_count_them(string name, int limit)
    {
        Assert.Equal("", Said(SsoFieldsAreInBounds.Check(With(name, new string('a', limit)))));
        Assert.Equal("", Said(SsoFieldsAreInBounds.Check(With(name, Faces(limit)))));
        Assert.Equal($"OCA6021 {name} limit={limit} actual={limit + 1}", Said(SsoFieldsAreInBounds.Check(With(name, new string('a', limit + 1)))));
        Assert.Equal($"OCA6021 {name} limit={limit} actual={limit + 1}", Said(SsoFieldsAreInBounds.Check(With(name, Faces(limit + 1)))));
        Assert.Equal($"OCA6022 {name}", Said(SsoFieldsAreInBounds.Check(With(name, "a\uDC00"))));
        Assert.Equal($"OCA6022 {name}", Said(SsoFieldsAreInBounds.Check(With(name, new string('a', limit + 1) + "\uD800"))));
    }

    [Fact]
    public void Service_and_user_code_are_needed_and_the_first_wrong_field_is_named()
    {
        foreach (var blank in new[] { "", " ", "\u3000\t" })
        {
            Assert.Equal("OCA6020 service", Said(SsoFieldsAreInBounds.Check(With("service", blank) with { UserCode = blank })));
            Assert.Equal("OCA6020 usercode", Said(SsoFieldsAreInBounds.Check(With("usercode", blank))));
            foreach (var optional in new[] { "username", "email", "phone", "memberno", "returnUrl" }) Assert.Equal("", Said(SsoFieldsAreInBounds.Check(With(optional, blank))));
        }

        string[] order = ["service", "usercode", "username", "email", "phone", "memberno", "returnUrl"];
        for (var i = 0; i < order.Length; i++)
        {
            var wrong = order[i..].Aggregate(Fields with { Time = -1 }, (fields, name) => With(name, "\uD800", fields));
            Assert.Equal($"OCA6022 {order[i]}", Said(SsoFieldsAreInBounds.Check(wrong)));
        }
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(253_402_300_799_999, true)]
    [InlineData(253_402_300_800_000, false)]
    public void A_time_is_one_that_a_clock_can_show(long time, bool accepted) =>
        Assert.Equal(accepted ? "" : "OCA6022 time", Said(SsoFieldsAreInBounds.Check(Fields with { Time = time })));

    /// <summary>All sets that may be declared, with all that may be sent, each value there, blank or missing.</summary>
    [Fact]
    public void Exactly_the_declared_fields_are_sent_and_none_of_them_is_blank()
    {
        (string Name, SsoOptionalFields Bit)[] optional =
        [
            ("username", SsoOptionalFields.UserName), ("email", SsoOptionalFields.Email), ("phone", SsoOptionalFields.Phone), ("memberno", SsoOptionalFields.MemberNo), ("returnUrl", SsoOptionalFields.ReturnUrl),
        ];
        for (var sent = 0; sent < 3 * 3 * 3 * 3 * 3; sent++)
        {
            var (fields, there, isBlank) = (Fields, SsoOptionalFields.None, false);
            for (var (i, rest) = (0, sent); i < optional.Length; i++, rest /= 3)
            {
                if (rest % 3 == 0) continue;
                fields = With(optional[i].Name, rest % 3 == 1 ? "x" : " ", fields);
                if (rest % 3 == 1) there |= optional[i].Bit;
                else isBlank = true;
            }

            for (var declared = SsoOptionalFields.None; declared < (SsoOptionalFields)32; declared++)
            {
                foreach (var serverSide in new[] { false, true })
                {
                    var wanted = serverSide ? declared & ~SsoOptionalFields.ReturnUrl : declared;
                    var expected = there == wanted && !isBlank ? "" : $"OCA6023  declared={wanted} actual={there}";
                    Assert.Equal(expected, Said(SsoFieldsAreThoseDeclared.Check(fields, declared, serverSide)));
                }
            }
        }
    }

    [Fact]
    public void Only_the_return_url_holds_an_ampersand_and_the_first_that_does_is_named()
    {
        string[] order = ["service", "usercode", "username", "email", "phone", "memberno"];
        for (var i = 0; i < order.Length; i++)
        {
            var wrong = order[i..].Aggregate(Fields, (fields, name) => With(name, "a&b", fields));
            Assert.Equal($"OCA6024 {order[i]}", Said(OnlyTheReturnUrlHoldsAnAmpersand.Check(wrong)));
        }

        Assert.Equal("", Said(OnlyTheReturnUrlHoldsAnAmpersand.Check(order.Append("returnUrl").Aggregate(Fields, (fields, name) => With(name, name == "returnUrl" ? "https://x/?a&b" : "ab", fields)))));
        Assert.Equal("", Said(OnlyTheReturnUrlHoldsAnAmpersand.Check(Fields)));
    }

    [Theory]
    [InlineData(-60_000, "")]
    [InlineData(-60_001, "OCA6029 time limit=60 actual=60")]
    [InlineData(-62_000, "OCA6029 time limit=60 actual=62")]
    [InlineData(180_000, "")]
    [InlineData(180_001, "OCA6028 time limit=180 actual=180")]
    [InlineData(190_000, "OCA6028 time limit=180 actual=190")]
    public void A_token_is_fresh_from_a_minute_before_to_three_minutes_after_its_time(long age, string said) =>
        Assert.Equal(said, Said(SsoTokenIsFresh.Check(Now.ToUnixTimeMilliseconds() - age, Now)));

    [Theory]
    [InlineData(-60_000, "")]
    [InlineData(-60_001, "OCA6062 X-TC-Timestamp limit=300 lead=60")]
    [InlineData(300_000, "")]
    [InlineData(300_001, "OCA6062 X-TC-Timestamp limit=300 lead=60")]
    public void A_request_is_fresh_from_a_minute_before_to_five_minutes_after_its_time(long age, string said) =>
        Assert.Equal(said, Said(OpenApiTimestampIsFresh.Check(Now.ToUnixTimeMilliseconds() - age, Now)));

    [Fact]
    public void A_request_has_limits_and_says_which_is_passed()
    {
        Assert.Equal("", Said(OpenApiRequestIsInBounds.Check(Request)));
        Both(50, "organizationId", length => Request with { OrganizationId = new string('a', length) });
        Both(2_048, "path", length => Request with { Path = new string('/', length) });
        Both(1_048_576, "body", length => Request with { Body = new string('b', length) });
        Both(100, "parameters", count => Request with { Parameters = [.. Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"p{i}", ""))] });
        Both(16_384, "parameters", length => Request with { Parameters = [new("name", new string('x', length - 8)), new("more", "")] });
        Assert.Equal("OCA6060 organizationId limit=50 actual=0", Said(OpenApiRequestIsInBounds.Check(Request with { OrganizationId = "" })));
        Assert.Equal("OCA6060 path limit=2048 actual=0", Said(OpenApiRequestIsInBounds.Check(Request with { Path = "" })));
        Assert.Equal("OCA6060 parameters limit=2 actual=3", Said(OpenApiRequestIsInBounds.Check(Request with { Parameters = [new("a", "1"), new("b", "1"), new("a", "2")] })));
        Assert.Equal("", Said(OpenApiRequestIsInBounds.Check(Request with { Parameters = [new("a", "1"), new("A", "2")] })));

        static void Both(int limit, string target, Func<int, OpenApiRequest> of)
        {
            Assert.Equal("", Said(OpenApiRequestIsInBounds.Check(of(limit))));
            Assert.Equal($"OCA6060 {target} limit={limit} actual={limit + 1}", Said(OpenApiRequestIsInBounds.Check(of(limit + 1))));
        }
    }

    [Fact]
    public void A_request_holds_no_half_of_a_surrogate_pair_and_says_how_many_there_are()
    {
        Assert.Equal("OCA6060 organizationId limit=0 actual=1", Said(OpenApiRequestIsInBounds.Check(Request with { OrganizationId = "\uD800", Path = "\uD800", Body = "\uD800" })));
        Assert.Equal("OCA6060 path limit=0 actual=1", Said(OpenApiRequestIsInBounds.Check(Request with { Path = "\uD800", Body = "\uD800" })));
        Assert.Equal("OCA6060 body limit=0 actual=1", Said(OpenApiRequestIsInBounds.Check(Request with { Body = "\uD800", Parameters = [new("\uD800", "")] })));
        Assert.Equal("OCA6060 parameters limit=0 actual=3", Said(OpenApiRequestIsInBounds.Check(Request with { Parameters = [new("\uD800", "\uDC00"), new("a", "b"), new("c", "\uD800")] })));
    }

    [Theory]
    [InlineData("https://site.example.com/app", "https://site.example.com/app", true)]
    [InlineData("https://site.example.com/app", "https://site.example.com/app/", true)]
    [InlineData("https://site.example.com/app", "https://site.example.com/app/deeper?a=1&b=2", true)]
    [InlineData("https://site.example.com/app", "https://site.example.com/apple", false)]
    [InlineData("https://site.example.com/app", "https://site.example.com/ap", false)]
    [InlineData("https://site.example.com/app", "https://site.example.com/App", false)]
    [InlineData("https://site.example.com/app/", "https://site.example.com/app/deeper", true)]
    [InlineData("https://site.example.com/app/", "https://site.example.com/app", false)]
    [InlineData("https://site.example.com/app/", "https://site.example.com/app/../other", false)]
    [InlineData("https://site.example.com/", "https://SITE.example.com/anything", true)]
    [InlineData("https://site.example.com/", "https://site.example.com:443/", true)]
    [InlineData("https://site.example.com/", "https://site.example.com:444/", false)]
    [InlineData("https://site.example.com/", "https://site.example.com.evil.example/", false)]
    [InlineData("https://site.example.com/", "https://evil.example/", false)]
    [InlineData("https://site.example.com/", "http://site.example.com/", false)]
    [InlineData("http://localhost/", "http://localhost/a", false)]
    [InlineData("http://localhost/", "http://localhost/a", true, true)]
    [InlineData("http://localhost:80/", "https://localhost:80/a", false, true)]
    public void A_return_url_begins_as_one_that_is_allowed(string allowed, string url, bool accepted, bool allowLoopbackHttp = false)
    {
        foreach (var urls in new[] { new[] { allowed }, ["https://first.example/", allowed] })
        {
            var said = Said(ReturnUrlBeginsAsAllowed.Check(Login(urls), url, allowLoopbackHttp, out var target));
            Assert.Equal(accepted ? ("", new Uri(url)) : ("OCA6035 returnUrl", null), (said, target));
        }

        Assert.Equal("OCA6035 returnUrl", Said(ReturnUrlBeginsAsAllowed.Check(Login([]), url, allowLoopbackHttp, out var none)));
        Assert.Null(none);
        Assert.Equal("", Said(ReturnUrlBeginsAsAllowed.Check(Login([]), null, allowLoopbackHttp, out none)));
        Assert.Null(none);
    }

    [Theory]
    [InlineData("https://x.example/@a", "")]
    [InlineData("https://x.example?a@b", "")]
    [InlineData("https://x.example", "")]
    [InlineData("https://u@x.example", "OCA6003 url reason=user-info")]
    [InlineData("https://u@x.example/a", "OCA6003 url reason=user-info")]
    [InlineData("https://x.example/#", "OCA6003 url reason=fragment")]
    [InlineData("https://x.example/\u00E4", "")]
    [InlineData("https://x.example/\U0001F600", "OCA6003 url reason=signs")]
    [InlineData("https://x.example/\u0001", "OCA6003 url reason=signs")]
    [InlineData("https://x.example/\\a", "OCA6003 url reason=signs")]
    [InlineData("http://127.0.0.1/a", "OCA6003 url reason=not-https")]
    [InlineData("http://127.0.0.1/a", "", true)]
    [InlineData("http://x.example/a", "OCA6003 url reason=not-https", true)]
    [InlineData("ftp://127.0.0.1/a", "OCA6003 url reason=not-https", true)]
    [InlineData("mailto:a@x.example", "OCA6003 url reason=not-https")]
    [InlineData(null, "OCA6003 url reason=missing")]
    public void A_url_is_absolute_https_and_says_nothing_of_a_user(string? text, string said, bool allowLoopbackHttp = false)
    {
        Assert.Equal(said, Said(SsoUrlIsAcceptable.Check("url", text, allowLoopbackHttp, out var url)));
        Assert.Equal(said.Length == 0 ? new Uri(text!) : null, url);
    }

    [Fact]
    public void A_url_is_as_long_as_its_limit_also_once_it_is_escaped()
    {
        const string start = "https://x.example/";
        Assert.Equal("", Said(SsoUrlIsAcceptable.Check("url", start + new string('a', 2_048 - start.Length), false, out _)));
        Assert.Equal("OCA6004 url limit=2048 actual=2049", Said(SsoUrlIsAcceptable.Check("url", start + new string('a', 2_049 - start.Length), false, out _)));
        Assert.Equal("", Said(SsoUrlIsAcceptable.Check("url", start + "\u00E4", false, out _, limit: start.Length + 6)));
        Assert.Equal($"OCA6004 url limit={start.Length + 5} actual={start.Length + 6}", Said(SsoUrlIsAcceptable.Check("url", start + "\u00E4", false, out var url, limit: start.Length + 5)));
        Assert.Null(url);
    }

    [Fact]
    public void Versions_strict_mode_and_declared_fields_fit_together()
    {
        foreach (var (version1, version2, strict) in from a in new[] { false, true } from b in new[] { false, true } from c in new[] { false, true } select (a, b, c))
        {
            for (var declared = 0; declared <= 64; declared++)
            {
                var expected = (version1, version2) == (false, false) ? "no-version"
                    : strict && !version1 ? "strict-without-version-1"
                    : declared > 31 ? "fields-unknown"
                    : !strict && declared > 0 ? "fields-without-strict"
                    : null;
                var input = Input with { AcceptsVersion1 = version1, AcceptsVersion2 = version2, IsStrict = strict, DeclaredFields = (SsoOptionalFields)declared };
                Assert.Equal(expected is null ? "" : $"OCA6008 tokens reason={expected}", Said(SsoTokenSettingsFitTogether.Check(input)));
            }
        }
    }

    [Fact]
    public void A_login_goes_when_all_services_that_chose_it_are_terminated()
    {
        Assert.Equal("", Said(OnlyAnUnusedLoginIsDeleted.Check(7, [])));
        Assert.Equal("", Said(OnlyAnUnusedLoginIsDeleted.Check(7, [ServiceStatus.Terminated, ServiceStatus.Terminated])));
        Assert.Equal("OCA6006 7 services=2", Said(OnlyAnUnusedLoginIsDeleted.Check(7, [ServiceStatus.InUse, ServiceStatus.Terminated, ServiceStatus.Suspended])));
    }

    [Fact]
    public void There_are_as_many_logins_as_allowed()
    {
        Assert.Equal("", Said(SsoLoginsAreNotTooMany.Check(19, 20)));
        Assert.Equal("OCA6007  limit=20", Said(SsoLoginsAreNotTooMany.Check(20, 20)));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(50, "")]
    [InlineData(51, "OCA6002 name limit=50 actual=51")]
    [InlineData(0, "OCA6002 name limit=50 actual=0")]
    public void A_name_can_be_shown(int length, string said) => Assert.Equal(said, Said(SsoLoginNameCanBeShown.Check(new string('n', length))));

    [Fact]
    public void A_form_has_a_hundred_values_of_which_each_known_one_comes_once()
    {
        Dictionary<string, string?> form = new() { ["service"] = "s", ["usercode"] = "u", ["time"] = "0", ["token"] = "t", ["email"] = "" };
        var others = Enumerable.Range(0, 95).Select(i => KeyValuePair.Create($"other{i}", (string?)"x")).ToList();
        var read = SsoRequestForm.Read(form.Concat(others)).Value;
        Assert.Equal(("t", new SsoLoginFields { Service = "s", UserCode = "u", Time = 0 }), (read.Token, read.Fields));
        Assert.Equal("OCA6036  reason=too-many", Wrong(form.Concat(others).Append(new("last", "x"))));
        Assert.Equal("OCA6036  reason=repeated", Wrong(form.Append(new("usercode", "v"))));
        Assert.Equal("", Wrong(form.Append(new("usercode", "")).Append(new("email", "a@x.kr")).Append(new("Service", "v"))));
        Assert.Equal("OCA6036  reason=token-missing", Wrong(form.Where(pair => pair.Key is not ("token" or "time"))));
        Assert.Equal("OCA6020 time", Wrong(form.Where(pair => pair.Key != "time")));
        foreach (var time in new[] { "00", "01", "+1", "-1", " 1", "1 ", "1.0", "1e3", "9223372036854775808", "x" }) Assert.Equal("OCA6022 time", Wrong(form.Where(pair => pair.Key != "time").Append(new("time", time))));
        Assert.Equal("", Wrong(form.Where(pair => pair.Key != "time").Append(new("time", "9223372036854775807"))));
        Assert.Equal(("", ""), (SsoRequestForm.Read([new("token", "t"), new("time", "1")]).Value.Fields.Service, SsoRequestForm.Read([new("token", "t"), new("time", "1")]).Value.Fields.UserCode));

        static string Wrong(IEnumerable<KeyValuePair<string, string?>> values) => SsoRequestForm.Read(values) is { Succeeded: false } refused ? Said(refused.Error) : "";
    }

    private static SsoLogin Login(IReadOnlyList<string> returnUrls) => new()
    {
        Organization = OrganizationId.Parse("acme"), Number = 1, Name = "Site", RemoteLoginUrl = Input.RemoteLoginUrl, StatusUrl = Input.StatusUrl, TokenCheckUrl = null, ReturnUrls = returnUrls,
        AcceptsVersion1 = true, AcceptsVersion2 = true, IsStrict = false, DeclaredFields = SsoOptionalFields.None, AddedAt = Now,
    };

    private static SsoLoginFields With(string name, string value, SsoLoginFields? fields = null)
    {
        fields ??= Fields;
        return name switch
        {
            "service" => fields with { Service = value },
            "usercode" => fields with { UserCode = value },
            "username" => fields with { UserName = value },
            "email" => fields with { Email = value },
            "phone" => fields with { Phone = value },
            "memberno" => fields with { MemberNo = value },
            "returnUrl" => fields with { ReturnUrl = value },
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    private static string Faces(int count) => string.Concat(Enumerable.Repeat("\U0001F600", count));
}
