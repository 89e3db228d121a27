using System.Text;
using FsCheck.Xunit;
using NodaTime;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class TokenVersion2Tests
{
    private const string File = "sso-token-v2.json";
    private const string Nonce = "AAECAwQFBgcICQoLDA0ODw";

    private static readonly ApiSecret Secret = new(3, "7cf2828608274a49a3f06152b2188927");
    private static readonly SsoLoginFields Login = new() { Service = "hangame", UserCode = "u1", UserName = "kim", Time = 1_660_095_873_001 };
    private static readonly Instant SignedAt = Instant.FromUnixTimeMilliseconds(Login.Time);

    public static TheoryData<string> Vectors => SsoVectors.Names(File);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_signed_and_verified(string name)
    {
        var vector = SsoVectors.Named(File, name);
        var secret = new ApiSecret(vector.GetProperty("keyVersion").GetInt32(), vector.GetProperty("key").GetString()!);
        var audience = vector.GetProperty("audience").GetString()!;
        var nonce = vector.GetProperty("nonce").GetString()!;
        var fields = SsoVectors.Fields(vector.GetProperty("fields"));
        var token = vector.GetProperty("token").GetString()!;

        Assert.Equal(vector.GetProperty("text").GetString(), SsoTokenVersion2.Text(audience, secret.Version, nonce, fields));
        Assert.Equal(token, SsoTokenVersion2.Sign(secret, audience, fields, nonce));
        Assert.True(SsoTokenVerifier.Verify(token, fields, [secret], SsoVectors.Lenient with { Audience = audience }, Instant.FromUnixTimeMilliseconds(fields.Time)).Succeeded);
    }

    [Property(Arbitrary = [typeof(AdminArbitraries)], MaxTest = 1000)]
    public void Text_and_token_are_those_of_the_second_implementation(SsoLoginFields fields)
    {
        Assert.Equal(NaiveSsoTokens.TextOfVersion2("acme.1", 3, Nonce, fields), SsoTokenVersion2.Text("acme.1", 3, Nonce, fields));
        var token = NaiveSsoTokens.SignVersion2("7cf2828608274a49a3f06152b2188927", 3, "acme.1", Nonce, fields);
        Assert.Equal(token, SsoTokenVersion2.Sign(Secret, "acme.1", fields, Nonce));
        Assert.True(SsoTokenVersion2.Verify(token, fields, [Secret], SsoVectors.Lenient, Instant.FromUnixTimeMilliseconds(fields.Time)).Succeeded);
    }

    /// <summary>What can always be read back is one-to-one.</summary>
    [Property(Arbitrary = [typeof(AdminArbitraries)], MaxTest = 1000)]
    public void Every_text_can_be_read_back(SsoLoginFields fields, int key)
    {
        key &= int.MaxValue;
        string?[] values = ["a:1\n", $"{key}", Nonce, $"{fields.Time}", fields.Service, fields.UserCode, fields.UserName, fields.Email, fields.Phone, fields.MemberNo, fields.ReturnUrl];

        Assert.Equal(values, NaiveSsoTokens.ReadVersion2(SsoTokenVersion2.Text("a:1\n", key, Nonce, fields)));
    }

    [Property(Arbitrary = [typeof(AdminArbitraries)], MaxTest = 500)]
    public void A_token_is_good_for_its_own_values_only(SsoLoginFields fields, SsoLoginFields other)
    {
        var token = SsoTokenVersion2.Sign(Secret, "acme.1", fields);
        other = other with { Time = fields.Time };

        Assert.Equal(fields == other, SsoTokenVersion2.Verify(token, other, [Secret], SsoVectors.Lenient, Instant.FromUnixTimeMilliseconds(fields.Time)).Succeeded);
    }

    [Fact]
    public void The_outcome_says_which_check_failed()
    {
        var token = SsoTokenVersion2.Sign(Secret, "acme.1", Login, Nonce);
        var parts = token.Split('.');

        Assert.Null(Code(token));
        Assert.Equal("OCA6027", Code(token, Login with { UserCode = "u2" }));
        Assert.Equal("OCA6027", Code(token, policy: SsoVectors.Lenient with { Audience = "acme.2" }));
        Assert.Equal("OCA6027", Code($"2.3.{SsoTokenVersion2.NewNonce()}.{parts[3]}"));
        Assert.Equal("OCA6033", Code($"2.4.{parts[2]}.{parts[3]}"));
        Assert.Equal("OCA6032", Code(token, policy: SsoVectors.Lenient with { AcceptsVersion2 = false }));
        Assert.Equal("OCA6028", Code(token, now: SignedAt + Duration.FromMinutes(4)));
        Assert.Equal("OCA6029", Code(token, now: SignedAt - Duration.FromMinutes(2)));
        Assert.Equal("OCA6023", Code(token, Login with { ReturnUrl = "https://x.kr" }, serverSide: true));
        Assert.Equal("OCA6021", Code(token, Login with { UserCode = new string('u', 51) }));
    }

    [Fact]
    public void A_token_is_written_in_one_way_only()
    {
        var parts = SsoTokenVersion2.Sign(Secret, "acme.1", Login, Nonce).Split('.');
        var spare = parts[3][..42] + (char)(parts[3][42] + 1);

        foreach (var token in new[]
        {
            $"2.03.{parts[2]}.{parts[3]}", $"2.+3.{parts[2]}.{parts[3]}", $"2.3 .{parts[2]}.{parts[3]}", $"2..{parts[2]}.{parts[3]}", $"2.3.{parts[2]}.{parts[3]}=",
            $"2.3.{parts[2]}=.{parts[3]}", $"2.3.{parts[2][..21]}x.{parts[3]}", $"2.3.{parts[2]}.{spare}", $"2.3.{parts[2]}.{parts[3]} ", "2.", "2.3", "2.99999999999.x.y",
        })
            Assert.Equal("OCA6025", Code(token));
    }

    [Fact]
    public void A_nonce_is_never_the_same_and_another_text_is_none()
    {
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => SsoTokenVersion2.NewNonce()).Distinct().Count());
        foreach (var nonce in new[] { "", Nonce[..^1], Nonce + "A", Nonce[..^1] + "x", "+" + Nonce[1..] })
            Assert.Equal("nonce", Assert.Throws<ArgumentException>(() => SsoTokenVersion2.Sign(Secret, "acme.1", Login, nonce)).ParamName);
    }

    [Fact]
    public void A_key_has_a_version_and_a_length()
    {
        Assert.Equal(1, new ApiSecret(1, new string('k', ApiSecret.MaxLength)).Version);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApiSecret(0, "k"));
        Assert.Throws<ArgumentException>(() => new ApiSecret(1, new string('k', ApiSecret.MaxLength + 1)));
        Assert.Throws<ArgumentException>(() => new ApiSecret(1, ""));
    }

    [Fact]
    public void An_empty_value_is_none()
    {
        var empty = Login with { UserName = "", Email = "", Phone = "", MemberNo = "", ReturnUrl = "" };
        Assert.Equal(((string?)null, (string?)null, (string?)null, (string?)null, (string?)null), (empty.UserName, empty.Email, empty.Phone, empty.MemberNo, empty.ReturnUrl));
    }

    /// <summary>Three bytes for each character is the most that UTF-8 takes, and every field may be there.</summary>
    [Fact]
    public void There_is_room_for_the_longest_text()
    {
        string Long(int length) => new('한', length);
        var fields = new SsoLoginFields
        {
            Service = Long(SsoLoginFields.MaxServiceLength), UserCode = Long(SsoLoginFields.MaxUserCodeLength), UserName = Long(SsoLoginFields.MaxUserNameLength), Email = Long(SsoLoginFields.MaxEmailLength),
            Phone = Long(SsoLoginFields.MaxPhoneLength), MemberNo = Long(SsoLoginFields.MaxMemberNoLength), ReturnUrl = Long(SsoLoginFields.MaxReturnUrlLength), Time = 253_402_300_799_999,
        };
        Assert.Equal(NaiveSsoTokens.TextOfVersion2(Long(500), int.MaxValue, Long(300), fields), SsoTokenVersion2.Text(Long(500), int.MaxValue, Long(300), fields));
        var secret = new ApiSecret(int.MaxValue, "7cf2828608274a49a3f06152b2188927");
        var token = SsoTokenVersion2.Sign(secret, Long(500), fields);
        Assert.True(SsoTokenVersion2.Verify(token, fields, [secret], SsoVectors.Lenient with { Audience = Long(500) }, Instant.FromUnixTimeMilliseconds(fields.Time)).Succeeded);
    }

    [Fact]
    public void Verifying_allocates_nothing()
    {
        var token = SsoTokenVersion2.Sign(Secret, "acme.1", Login, Nonce);
        ApiSecret[] secrets = [Secret];

        Assert.Equal(0, Allocations.Of(() => SsoTokenVersion2.Verify(token, Login, secrets, SsoVectors.Lenient, SignedAt).Succeeded));
    }

    [Fact]
    public void No_text_of_a_version_is_one_of_the_other() =>
        Assert.StartsWith("OCA-SSO-2\n", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(SsoTokenVersion2.Text("a", 1, Nonce, Login))), StringComparison.Ordinal);

    private static string? Code(string token, SsoLoginFields? fields = null, SsoTokenPolicy? policy = null, Instant? now = null, bool serverSide = false)
    {
        var outcome = SsoTokenVerifier.Verify(token, fields ?? Login, [Secret], policy ?? SsoVectors.Lenient, now ?? SignedAt, serverSide);
        return outcome.Succeeded ? null : outcome.Error.Code;
    }
}
