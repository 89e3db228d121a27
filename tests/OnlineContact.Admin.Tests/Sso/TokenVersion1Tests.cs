using FsCheck.Xunit;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Testing.Sso;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class TokenVersion1Tests
{
    private const string File = "sso-token-v1.json";

    private static readonly ApiSecret Secret = new(3, "7cf2828608274a49a3f06152b2188927");
    private static readonly SsoLoginFields Login = new() { Service = "hangame", UserCode = "u1", UserName = "kim", Email = "a@x.kr", Time = 1_660_095_873_001 };
    private static readonly Instant SignedAt = Instant.FromUnixTimeMilliseconds(Login.Time);
    private static readonly SsoTokenPolicy Strict = SsoVectors.Lenient with { IsStrict = true, DeclaredFields = SsoOptionalFields.UserName | SsoOptionalFields.Email };

    public static TheoryData<string> Vectors => SsoVectors.Names(File);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_of_the_vendor_is_signed_and_verified(string name)
    {
        var vector = SsoVectors.Named(File, name);
        var secret = new ApiSecret(1, vector.GetProperty("key").GetString()!);
        var fields = SsoVectors.Fields(vector.GetProperty("fields"));
        var token = vector.GetProperty("token").GetString()!;

        Assert.Equal(vector.GetProperty("text").GetString(), SsoTokenVersion1.Text(fields));
        Assert.Equal(token, SsoTokenVersion1.Sign(secret, fields));
        Assert.True(SsoTokenVerifier.Verify(token, fields, [secret], SsoVectors.Lenient, Instant.FromUnixTimeMilliseconds(fields.Time)).Succeeded);
    }

    [Fact]
    public void What_is_ambiguous_is_so_here_too_and_strict_mode_accepts_at_most_one_reading()
    {
        foreach (var pair in SsoVectors.Read(File).GetProperty("ambiguous").EnumerateArray())
        {
            SsoLoginFields[] readings = [SsoVectors.Fields(pair.GetProperty("a")), SsoVectors.Fields(pair.GetProperty("b"))];
            var token = pair.GetProperty("token").GetString()!;
            var secret = new ApiSecret(1, "7cf2828608274a49a3f06152b2188927");

            Assert.All(readings, fields => Assert.Equal(token, SsoTokenVersion1.Sign(secret, fields)));
            for (var declared = SsoOptionalFields.None; declared < (SsoOptionalFields)32; declared++)
            {
                var policy = SsoVectors.Lenient with { IsStrict = true, DeclaredFields = declared };
                Assert.InRange(readings.Count(fields => SsoTokenVersion1.Verify(token, fields, [secret], policy, Instant.FromUnixTimeMilliseconds(1)).Succeeded), 0, 1);
            }
        }
    }

    [Property(Arbitrary = [typeof(AdminArbitraries)], MaxTest = 1000)]
    public void Text_and_token_are_those_of_the_second_implementation(SsoLoginFields fields)
    {
        Assert.Equal(NaiveSsoTokens.TextOfVersion1(fields), SsoTokenVersion1.Text(fields));
        var token = NaiveSsoTokens.SignVersion1("7cf2828608274a49a3f06152b2188927", fields);
        Assert.Equal(token, SsoTokenVersion1.Sign(Secret, fields));
        Assert.True(SsoTokenVersion1.Verify(token, fields, [Secret], SsoVectors.Lenient, Instant.FromUnixTimeMilliseconds(fields.Time)).Succeeded);
    }

    [Fact]
    public void Blank_is_what_Java_calls_white_space()
    {
        for (var sign = char.MinValue; ; sign++)
        {
            Assert.Equal(NaiveSsoTokens.IsJavaWhitespace(sign), Blank.IsWhitespace(sign));
            if (sign == char.MaxValue) break;
        }
    }

    [Fact]
    public void The_key_that_fits_is_found_wherever_it_stands()
    {
        var keys = Enumerable.Range(1, 10).Select(version => new ApiSecret(version, $"key number {version}")).ToArray();
        foreach (var key in keys)
        {
            Assert.Equal(key.Version, SsoTokenVersion1.Verify(SsoTokenVersion1.Sign(key, Login), Login, keys, SsoVectors.Lenient, SignedAt).Value.KeyVersion);
            Assert.Equal("OCA6027", SsoTokenVersion1.Verify(SsoTokenVersion1.Sign(key, Login), Login, [.. keys.Where(other => other != key)], SsoVectors.Lenient, SignedAt).Error.Code);
        }
    }

    [Theory]
    [InlineData(-60_000, null)]
    [InlineData(-60_001, "OCA6029")]
    [InlineData(180_000, null)]
    [InlineData(180_001, "OCA6028")]
    public void A_token_is_valid_from_one_minute_before_to_three_minutes_after_its_time(int age, string? code) =>
        Assert.Equal(code, Code(Verify(Login, SsoTokenVersion1.Sign(Secret, Login), SsoVectors.Lenient, SignedAt + Duration.FromMilliseconds(age))));

    [Fact]
    public void The_outcome_says_which_check_failed_and_outsiders_learn_nothing()
    {
        var token = SsoTokenVersion1.Sign(Secret, Login);
        AdminError[] refusals =
        [
            Refused("OCA6020", Login with { Service = " " }, token, SsoVectors.Lenient),
            Refused("OCA6020", Login with { UserCode = "\u3000" }, token, SsoVectors.Lenient),
            Refused("OCA6021", Login with { Phone = new string('1', 21) }, token, SsoVectors.Lenient),
            Refused("OCA6022", Login with { UserName = "\uD800" }, token, SsoVectors.Lenient),
            Refused("OCA6022", Login with { Time = -1 }, token, SsoVectors.Lenient),
            Refused("OCA6023", Login with { Email = null }, token, Strict),
            Refused("OCA6023", Login with { Email = " " }, token, Strict),
            Refused("OCA6023", Login with { Phone = " " }, token, Strict),
            Refused("OCA6024", Login with { UserName = "k&m" }, token, Strict),
            Refused("OCA6025", Login, "", SsoVectors.Lenient),
            Refused("OCA6025", Login, token[..40], SsoVectors.Lenient),
            Refused("OCA6025", Login, token + token, SsoVectors.Lenient),
            Refused("OCA6026", Login, " " + token, Strict),
            Refused("OCA6026", Login, SpareBits(token), Strict),
            Refused("OCA6027", Login with { UserCode = "u2" }, token, SsoVectors.Lenient),
            Refused("OCA6032", Login, token, SsoVectors.Lenient with { AcceptsVersion1 = false }),
        ];

        Assert.All(refusals, error =>
        {
            var shown = error.ToPublic();
            Assert.Equal(("OCA0013", null, 0), (shown.Code, shown.Target, shown.Arguments.Count));
            Assert.DoesNotContain("kim", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Other_spellings_of_a_token_have_the_same_mark()
    {
        var token = SsoTokenVersion1.Sign(Secret, Login);

        Assert.Equal(Verify(Login, token, SsoVectors.Lenient).Value.Mark, Verify(Login, SpareBits(token), SsoVectors.Lenient).Value.Mark);
        Assert.Equal(Verify(Login, token, SsoVectors.Lenient).Value.Mark, Verify(Login, $" {token}\n", SsoVectors.Lenient).Value.Mark);
        Assert.True(Verify(Login, token, Strict).Succeeded);
    }

    [Fact]
    public void A_declared_return_url_comes_on_the_client_side_and_never_from_server_to_server()
    {
        var policy = Strict with { DeclaredFields = Strict.DeclaredFields | SsoOptionalFields.ReturnUrl };
        var withUrl = Login with { ReturnUrl = "https://example.com/a?b=1&c=2" };

        Assert.Null(Code(Verify(withUrl, SsoTokenVersion1.Sign(Secret, withUrl), policy)));
        Assert.Null(Code(Verify(Login, SsoTokenVersion1.Sign(Secret, Login), policy, serverSide: true)));
        Assert.Equal("OCA6023", Code(Verify(Login, SsoTokenVersion1.Sign(Secret, Login), policy)));
        Assert.Equal("OCA6023", Code(Verify(withUrl, SsoTokenVersion1.Sign(Secret, withUrl), policy, serverSide: true)));
    }

    [Fact]
    public void Verifying_allocates_nothing()
    {
        var token = SsoTokenVersion1.Sign(Secret, Login);
        ApiSecret[] secrets = [Secret];

        Assert.Equal(0, Allocations.Of(() => SsoTokenVersion1.Verify(token, Login, secrets, Strict, SignedAt).Succeeded));
    }

    /// <remarks>Ten million pairs: ONLINECONTACT_CASES=10000000 dotnet test tests/OnlineContact.Admin.Tests --filter Strict_mode_accepts_no_two</remarks>
    [Fact]
    public void Strict_mode_accepts_no_two_sets_of_values_with_one_text() => Assert.Equal(0, Collisions(Campaign.Cases(50_000), strict: true));

    [Fact]
    public void Without_strict_mode_the_same_search_finds_many() => Assert.InRange(Collisions(2_000, strict: false), 100, 2_000);

    /// <summary>
    /// Pairs of logins with one text, the second made of the pieces of the first: how many of them would both be accepted. A pair that
    /// differs in nothing is none.
    /// </summary>
    private static int Collisions(int pairs, bool strict)
    {
        var random = new Random(8);
        string[] pieces = ["a", "b", " ", "\t", "1", "&", "https://x.kr/?p=1&q=2"];
        var collisions = 0;
        for (var i = 0; i < pairs; i++)
        {
            var first = RandomFields(random, pieces);
            var second = Reassembled(random, SsoTokenVersion1.Text(first), first);
            if (first == second || SsoTokenVersion1.Text(first) != SsoTokenVersion1.Text(second)) continue;
            var policy = SsoVectors.Lenient with { IsStrict = strict, DeclaredFields = (SsoOptionalFields)random.Next(32) };
            var token = SsoTokenVersion1.Sign(Secret, first);
            if (Accepts(first) && Accepts(second)) collisions++;

            // A login is one registration; the flow may differ from call to call.
            bool Accepts(SsoLoginFields fields) =>
                SsoTokenVersion1.Verify(token, fields, [Secret], policy, Instant.FromUnixTimeMilliseconds(1)).Succeeded
                || SsoTokenVersion1.Verify(token, fields, [Secret], policy, Instant.FromUnixTimeMilliseconds(1), serverSide: true).Succeeded;
        }

        return collisions;
    }

    private static SsoLoginFields RandomFields(Random random, string[] pieces)
    {
        return new SsoLoginFields { Service = Value(), UserCode = Value(), UserName = Maybe(), Email = Maybe(), Phone = Maybe(), MemberNo = Maybe(), ReturnUrl = Maybe(), Time = 1 };

        string Value() => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => pieces[random.Next(pieces.Length)]));
        string? Maybe() => random.Next(2) == 0 ? null : Value();
    }

    private static SsoLoginFields Reassembled(Random random, string text, SsoLoginFields first)
    {
        // The time is cut off; the rest is cut at some of its joints and dealt out in order.
        var pieces = new Queue<string>(text[..text.LastIndexOf('&')].Split('&'));
        var values = new string?[7];
        for (var i = 0; i < values.Length; i++)
        {
            var take = i < 2 ? random.Next(1, 3) : random.Next(3);
            while (take-- > 0 && pieces.TryDequeue(out var piece)) values[i] = values[i] is null ? piece : $"{values[i]}&{piece}";
        }

        while (pieces.TryDequeue(out var left)) values[6] = values[6] is null ? left : $"{values[6]}&{left}";
        return first with { Service = values[0] ?? "", UserCode = values[1] ?? "", UserName = values[2], Email = values[3], Phone = values[4], MemberNo = values[5], ReturnUrl = values[6] };
    }

    private static string SpareBits(string token) => token[..42] + (char)(token[42] + 1) + "=";

    private static Outcome<SsoTokenProof> Verify(SsoLoginFields fields, string token, SsoTokenPolicy policy, Instant? now = null, bool serverSide = false) =>
        SsoTokenVersion1.Verify(token, fields, [Secret], policy, now ?? SignedAt, serverSide);

    private static AdminError Refused(string code, SsoLoginFields fields, string token, SsoTokenPolicy policy)
    {
        var error = Verify(fields, token, policy).Error;
        Assert.Equal(code, error.Code);
        return error;
    }

    private static string? Code(Outcome<SsoTokenProof> outcome) => outcome.Succeeded ? null : outcome.Error.Code;
}
