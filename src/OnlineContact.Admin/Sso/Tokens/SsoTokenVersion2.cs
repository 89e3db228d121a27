using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Rules;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>
/// A token <c>2.key.nonce.signature</c> over a text in which every value stands with its length, together with the key's version, a
/// nonce and the audience: one text for one set of values, nothing to be moved from one value to another, of use in one place only.
/// How Java, PHP and Node sign it is in docs/features/sso.md.
/// </summary>
/// <remarks>Pure but for the random nonce; safe to use from several threads. Source: D.</remarks>
public static class SsoTokenVersion2
{
    /// <summary>The number of characters of a nonce: 16 bytes as Base64url.</summary>
    public const int NonceLength = 22;

    internal const string Prefix = "2.";

    private const int NonceBytes = 16;
    private const int SignatureLength = 43;
    private const int ShortText = 1024;

    /// <summary>Makes a nonce of 16 random bytes.</summary>
    /// <returns>22 characters of Base64url.</returns>
    public static string NewNonce()
    {
        Span<byte> bytes = stackalloc byte[NonceBytes];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Signs, as a customer's site does.</summary>
    /// <param name="secret">The API key with its version.</param>
    /// <param name="audience">Whom the token is meant for, as the login tells it.</param>
    /// <param name="fields">The values.</param>
    /// <param name="nonce">A nonce that was never used before; null makes one.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ArgumentException">The nonce is none.</exception>
    public static string Sign(ApiSecret secret, string audience, SsoLoginFields fields, string? nonce = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(audience);
        ArgumentNullException.ThrowIfNull(fields);
        nonce ??= NewNonce();
        if (!IsCanonical(nonce, NonceLength, NonceBytes)) throw new ArgumentException($"A nonce is {NonceLength} characters of canonical Base64url.", nameof(nonce));
        var text = new byte[Version2Text.MaxBytes(audience, fields)];
        Span<byte> signature = stackalloc byte[TokenMark.Length];
        HMACSHA256.HashData(secret.Bytes, text.AsSpan(0, Version2Text.Write(audience, secret.Version, nonce, fields, text)), signature);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{secret.Version}.{nonce}.{Base64Url.EncodeToString(signature)}");
    }

    /// <summary>The text that is signed, for an integrator who looks for the difference.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="keyVersion">The key's version.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="fields">The values.</param>
    /// <returns>The text.</returns>
    public static string Text(string audience, int keyVersion, string nonce, SsoLoginFields fields)
    {
        ArgumentNullException.ThrowIfNull(audience);
        ArgumentNullException.ThrowIfNull(nonce);
        ArgumentNullException.ThrowIfNull(fields);
        var text = new byte[Version2Text.MaxBytes(audience, fields) + (3 * nonce.Length)];
        return System.Text.Encoding.UTF8.GetString(text, 0, Version2Text.Write(audience, keyVersion, nonce, fields, text));
    }

    /// <summary>Verifies with the key that the token names, over all keys in the same time. Allocates nothing unless it refuses.</summary>
    /// <param name="token">The token.</param>
    /// <param name="fields">The values it came with.</param>
    /// <param name="secrets">The live keys.</param>
    /// <param name="policy">What the login accepts.</param>
    /// <param name="now">The instant.</param>
    /// <param name="serverSide">Whether it is a call from server to server, which has no return URL.</param>
    /// <returns>
    /// The proof; or the first check that failed: OCA6020 to OCA6022 a value, OCA6023 a return URL from server to server, OCA6025 no
    /// token, OCA6027 wrong signature (also: another audience), OCA6028 too old, OCA6029 from the future, OCA6032 version not accepted,
    /// OCA6033 no live key of that version. Outsiders get <see cref="AdminError.ToPublic"/>.
    /// </returns>
    public static Outcome<SsoTokenProof> Verify(ReadOnlySpan<char> token, SsoLoginFields fields, IReadOnlyList<ApiSecret> secrets, SsoTokenPolicy policy, Instant now, bool serverSide = false)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(policy);
        if (!policy.AcceptsVersion2) return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoTokenVersionRefused.With("token", 2));
        if (SsoFieldsAreInBounds.Check(fields) is { } wrong) return Outcome.Refused<SsoTokenProof>(wrong);
        if (serverSide && fields.ReturnUrl is not null)
            return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoFieldsUndeclared.With("returnUrl", SsoOptionalFields.None, SsoOptionalFields.ReturnUrl));

        Span<byte> signature = stackalloc byte[TokenMark.Length];
        if (!TryRead(token, out var keyVersion, out var nonce, signature)) return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoTokenMalformed.With("token"));

        var max = Version2Text.MaxBytes(policy.Audience, fields);
        byte[]? rented = null;
        var text = max <= ShortText ? stackalloc byte[ShortText] : rented = ArrayPool<byte>.Shared.Rent(max);
        var match = SignatureMatch.VersionOf(signature, text[..Version2Text.Write(policy.Audience, keyVersion, nonce, fields, text)], secrets);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);

        if (!Has(secrets, keyVersion)) return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoKeyUnknown.With("token", keyVersion));
        if (match != keyVersion) return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoSignatureWrong.With("token"));
        return SsoTokenIsFresh.Check(fields.Time, now) is { } stale
            ? Outcome.Refused<SsoTokenProof>(stale)
            : Outcome.Success(new SsoTokenProof(match, signature));
    }

    private static bool TryRead(ReadOnlySpan<char> token, out int keyVersion, out ReadOnlySpan<char> nonce, Span<byte> signature)
    {
        keyVersion = 0;
        nonce = default;
        if (!token.StartsWith(Prefix)) return false;
        token = token[Prefix.Length..];
        var dot = token.IndexOf('.');
        if (dot < 1 || token.Length != dot + 1 + NonceLength + 1 + SignatureLength || token[dot + 1 + NonceLength] != '.') return false;

        // Written in one way only: no sign, no zero in front.
        var version = token[..dot];
        if (version[0] == '0' || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out keyVersion)) return false;
        nonce = token.Slice(dot + 1, NonceLength);
        return IsCanonical(nonce, NonceLength, NonceBytes) && TryDecode(token[^SignatureLength..], signature);
    }

    private static bool IsCanonical(ReadOnlySpan<char> text, int length, int bytes)
    {
        Span<byte> decoded = stackalloc byte[bytes];
        return text.Length == length && TryDecode(text, decoded);
    }

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        Span<char> again = stackalloc char[SignatureLength];
        return Base64Url.IsValid(text, out var length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(text, bytes, out _)
            && Base64Url.TryEncodeToChars(bytes, again, out var written) && text.SequenceEqual(again[..written]);
    }

    private static bool Has(IReadOnlyList<ApiSecret> secrets, int version)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].Version == version) return true;
        }

        return false;
    }
}
