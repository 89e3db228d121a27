using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.AccessTokens;

/// <summary>
/// The secret of an access token and its text, <c>organization.secret</c>: the organization stands in front so that looking it up names
/// the organization.
/// </summary>
internal static class AccessTokenText
{
    public const int SecretLength = 32;

    private const int SecretCharacters = 43;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>
    /// The secret where a repetition has to give the same one: nobody without the API key can work it out, and whoever has that could sign
    /// the login itself.
    /// </summary>
    public static byte[] SecretOf(ApiSecret secret, TokenMark mark, TokenMark binding) =>
        HMACSHA256.HashData(secret.Bytes, (ReadOnlySpan<byte>)[.. "OCA-SSO-ACCESS\n"u8, .. mark.ToArray(), .. binding.ToArray()]);

    public static string Write(OrganizationId organization, ReadOnlySpan<byte> secret) => $"{organization}.{Base64Url.EncodeToString(secret)}";

    public static bool TryRead(string? text, out OrganizationId organization, out byte[] secret)
    {
        organization = default;
        secret = [];
        if (text is not { Length: > SecretCharacters + 1 and <= OrganizationId.MaxLength + 1 + SecretCharacters }) return false;
        var dot = text.Length - SecretCharacters - 1;
        if (text[dot] != '.' || !OrganizationId.TryParse(text[..dot], out organization) || !Base64Url.IsValid(text.AsSpan(dot + 1))) return false;
        secret = Base64Url.DecodeFromChars(text.AsSpan(dot + 1));
        return secret.Length == SecretLength && string.Equals(Write(organization, secret), text, StringComparison.Ordinal);
    }

    public static Digest HashOf(ReadOnlySpan<byte> secret) => Digest.Of(secret);

    /// <summary>A key of its own for what is sealed, so that the stored hash says nothing of it.</summary>
    public static byte[] SealingKeyOf(byte[] secret) => HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes("OCA-SSO-ACCESS-CONTENT"));
}
