using System.Security.Cryptography;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.AccessTokens;

/// <summary>Seals who signed in with the secret of her access token: AES-256-GCM. Each secret seals one text, so the nonce may be fixed.</summary>
internal static class SealedSignIn
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(SsoSignIn signIn, byte[] secret)
    {
        var plain = Write(signIn);
        var sealedText = new byte[plain.Length + TagLength];
        using var aes = new AesGcm(AccessTokenText.SealingKeyOf(secret), TagLength);
        aes.Encrypt(stackalloc byte[NonceLength], plain, sealedText.AsSpan(0, plain.Length), sealedText.AsSpan(plain.Length));
        return sealedText;
    }

    /// <exception cref="CryptographicException">It was altered, or sealed with another secret.</exception>
    public static SsoSignIn Open(OrganizationId organization, byte[] sealedText, byte[] secret)
    {
        var plain = new byte[sealedText.Length - TagLength];
        using var aes = new AesGcm(AccessTokenText.SealingKeyOf(secret), TagLength);
        aes.Decrypt(stackalloc byte[NonceLength], sealedText.AsSpan(0, plain.Length), sealedText.AsSpan(plain.Length), plain);
        return Read(organization, plain);
    }

    private static byte[] Write(SsoSignIn signIn)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
        {
            writer.Write(signIn.Service);
            writer.Write(signIn.Login);
            writer.Write(signIn.KeyVersion);
            writer.Write(signIn.Fields.Time);
            writer.Write(signIn.Fields.Service);
            writer.Write(signIn.Fields.UserCode);
            foreach (var value in new[] { signIn.Fields.UserName, signIn.Fields.Email, signIn.Fields.Phone, signIn.Fields.MemberNo }) writer.Write(value ?? "");
        }

        return memory.ToArray();
    }

    private static SsoSignIn Read(OrganizationId organization, byte[] plain)
    {
        using var reader = new BinaryReader(new MemoryStream(plain));
        var (service, login, key, time) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64());
        return new SsoSignIn
        {
            Organization = organization,
            Service = service,
            Login = login,
            KeyVersion = key,
            IsRepetition = false,
            Fields = new SsoLoginFields
            {
                Time = time,
                Service = reader.ReadString(),
                UserCode = reader.ReadString(),
                UserName = reader.ReadString(),
                Email = reader.ReadString(),
                Phone = reader.ReadString(),
                MemberNo = reader.ReadString(),
            },
        };
    }
}
