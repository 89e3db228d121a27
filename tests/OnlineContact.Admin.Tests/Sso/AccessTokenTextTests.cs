using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.Sso.AccessTokens;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class AccessTokenTextTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, AccessTokenText.SecretLength).Select(i => (byte)(i * 5 + 3))];

    [Fact]
    public void A_token_is_read_back_whatever_the_length_of_its_organization()
    {
        for (var length = 1; length <= OrganizationId.MaxLength; length++)
        {
            var organization = OrganizationId.Parse(new string('a', length));
            Assert.True(AccessTokenText.TryRead(AccessTokenText.Write(organization, Secret), out var read, out var secret));
            Assert.Equal(organization, read);
            Assert.Equal(Secret, secret);
        }
    }

    [Fact]
    public void A_token_is_written_in_one_way_only()
    {
        var token = AccessTokenText.Write(OrganizationId.Parse("acme"), Secret);
        var text = Base64Url.EncodeToString(Secret);
        foreach (var wrong in new[]
        {
            null, "", ".", text, $".{text}", $"acme{text}", $"acme.{text[..^1]}", $"acme.{text}=", $"acme.{text}A", $"acme.{text[..^1]}{(char)(text[^1] + 1)}", $"acme.{text[..^1]}*", $"acme:{text}", $"a b.{text}",
            $" {token}", $"{token} ", $"{new string('a', OrganizationId.MaxLength + 1)}.{text}", $"acme.{text[..20]}\n{text[20..]}",
        })
        {
            Assert.False(AccessTokenText.TryRead(wrong, out _, out var secret), wrong);
            Assert.True(secret.Length is 0 or AccessTokenText.SecretLength);
        }
    }

    [Fact]
    public void What_is_derived_follows_from_all_that_it_is_derived_from()
    {
        var (mark, binding) = (new TokenMark(Secret), new TokenMark([.. Secret.Reverse()]));
        var key = new ApiSecret(1, "7cf2828608274a49a3f06152b2188927");
        byte[] text = [.. Encoding.ASCII.GetBytes("OCA-SSO-ACCESS\n"), .. Secret, .. Secret.Reverse()];
        Assert.Equal(HMACSHA256.HashData(Encoding.UTF8.GetBytes("7cf2828608274a49a3f06152b2188927"), text), AccessTokenText.SecretOf(key, mark, binding));
        Assert.Equal(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes("OCA-SSO-ACCESS-CONTENT")), AccessTokenText.SealingKeyOf(Secret));
        Assert.Equal(Digest.Of(Secret), AccessTokenText.HashOf(Secret));
        Assert.NotEqual(AccessTokenText.NewSecret(), AccessTokenText.NewSecret());
        Assert.Equal(AccessTokenText.SecretLength, AccessTokenText.NewSecret().Length);
    }
}
