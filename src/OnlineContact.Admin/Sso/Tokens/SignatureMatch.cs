using System.Security.Cryptography;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>Tries a signature with every key: whichever fits, and whether one does, it takes the same time.</summary>
internal static class SignatureMatch
{
    /// <summary>The version of the key that made the signature; 0 when none did.</summary>
    public static int VersionOf(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> text, IReadOnlyList<ApiSecret> secrets)
    {
        Span<byte> computed = stackalloc byte[TokenMark.Length];
        var version = 0;
        for (var i = 0; i < secrets.Count; i++)
        {
            HMACSHA256.HashData(secrets[i].Bytes, text, computed);
            // All bits set where it fits, none where not: no branch tells which key it was.
            var mask = -Convert.ToInt32(CryptographicOperations.FixedTimeEquals(computed, signature));
            version |= mask & secrets[i].Version;
        }

        return version;
    }
}
