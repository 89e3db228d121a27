using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>The second implementation stands against tokens of a third, OpenSSL's: <c>openssl dgst -sha256 -hmac</c> over the text.</summary>
public sealed class NaiveTokenTests
{
    private const string Nonce = "AAECAwQFBgcICQoLDA0ODw";

    private static readonly SsoLoginFields Login = new() { Service = "hangame", UserCode = "u1", Time = 1_660_095_873_001 };

    [Theory]
    [InlineData(63, "FAqZ2FZWYoSc4slCyS4mW1XZpSNMF66pxAl1V9RW//g=")]
    [InlineData(64, "a8z9uck+PYhTjG52d1120PbV11rZOWHFKqRVXsWDWWo=")]
    [InlineData(65, "izSKvXHjp8Ibjp/YbD6dZWuXcgZjqcInLhEDXzOKRZI=")]
    [InlineData(200, "Z6uJAykduZx6NgIyXTEcumLgsNWWJEeWtuFXV6pcOUc=")]
    public void A_key_is_hashed_when_it_is_longer_than_a_block(int length, string token) => Assert.Equal(token, NaiveSsoTokens.SignVersion1(new string('k', length), Login));

    [Theory]
    [InlineData(21, "AJOwkEVSIPfemF9Ri1MNesSdZkmYQ6bH1hJXHDFFTXw=")]
    [InlineData(22, "5AGXiD2fknSeW5F031M9bI2QoTJIVydnFMeT7nrvxI8=")]
    public void A_key_is_as_long_as_its_bytes(int signs, string token) => Assert.Equal(token, NaiveSsoTokens.SignVersion1(new string('한', signs), Login));

    [Theory]
    [InlineData(64, "23czddjg7faJCqcCHU-TwviRpJ9PtmqzB-jGBSil3kQ")]
    [InlineData(65, "-8hNV6yA9Oh8u6oUvH4fhvXIR8oGw5vmVJePRH6axzU")]
    public void A_token_of_version_2_is_written_for_urls(int length, string signature)
    {
        var login = Login with { UserName = "김" };
        Assert.Equal(
            "OCA-SSO-2\n6:acme.1\n1:3\n22:AAECAwQFBgcICQoLDA0ODw\n13:1660095873001\n7:hangame\n2:u1\n3:김\n-\n-\n-\n-\n", NaiveSsoTokens.TextOfVersion2("acme.1", 3, Nonce, login));
        Assert.Equal($"2.3.{Nonce}.{signature}", NaiveSsoTokens.SignVersion2(new string('k', length), 3, "acme.1", Nonce, login));
    }
}
