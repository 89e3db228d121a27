using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Rules;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>
/// The vendor's token: Base64 of HMAC-SHA256 with the API key over the values joined by <c>&amp;</c>. Its weaknesses are in
/// docs/features/sso.md; strict mode closes those that can be closed, <see cref="SsoTokenVersion2"/> has none of them.
/// </summary>
/// <remarks>Pure; safe to use from several threads. Source: F (handbook, section 6).</remarks>
public static class SsoTokenVersion1
{
    internal const int CanonicalLength = 44;

    private const int LongestToken = 64;
    private const int ShortText = 1024;

    /// <summary>Signs, as a customer's site does.</summary>
    /// <param name="secret">The API key.</param>
    /// <param name="fields">The values.</param>
    /// <returns>The token, 44 characters.</returns>
    public static string Sign(ApiSecret secret, SsoLoginFields fields)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(fields);
        Span<byte> signature = stackalloc byte[TokenMark.Length];
        HMACSHA256.HashData(secret.Bytes, Encoding.UTF8.GetBytes(Text(fields)), signature);
        return Convert.ToBase64String(signature);
    }

    /// <summary>The text that is signed, for an integrator who looks for the difference.</summary>
    /// <param name="fields">The values.</param>
    /// <returns>The text.</returns>
    public static string Text(SsoLoginFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var text = new byte[Version1Text.MaxBytes(fields)];
        return Encoding.UTF8.GetString(text, 0, Version1Text.Write(fields, text));
    }

    /// <summary>Verifies, over all keys in the same time whichever fits. Allocates nothing unless it refuses.</summary>
    /// <param name="token">The token.</param>
    /// <param name="fields">The values it came with.</param>
    /// <param name="secrets">The live keys.</param>
    /// <param name="policy">What the login accepts.</param>
    /// <param name="now">The instant.</param>
    /// <param name="serverSide">Whether it is a call from server to server, which has no return URL.</param>
    /// <returns>
    /// The proof; or the first check that failed: OCA6020 to OCA6022 a value, OCA6023 another set of values than declared, OCA6024 a
    /// <c>&amp;</c>, OCA6025 no token, OCA6026 not canonical, OCA6027 wrong signature, OCA6028 too old, OCA6029 from the future,
    /// OCA6032 version not accepted. Outsiders get <see cref="AdminError.ToPublic"/>.
    /// </returns>
    public static Outcome<SsoTokenProof> Verify(ReadOnlySpan<char> token, SsoLoginFields fields, IReadOnlyList<ApiSecret> secrets, SsoTokenPolicy policy, Instant now, bool serverSide = false)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(policy);
        if (!policy.AcceptsVersion1) return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoTokenVersionRefused.With("token", 1));
        if (SsoFieldsAreInBounds.Check(fields) is { } wrong) return Outcome.Refused<SsoTokenProof>(wrong);
        if (policy.IsStrict && (SsoFieldsAreThoseDeclared.Check(fields, policy.DeclaredFields, serverSide) ?? OnlyTheReturnUrlHoldsAnAmpersand.Check(fields)) is { } undeclared)
            return Outcome.Refused<SsoTokenProof>(undeclared);

        Span<byte> signature = stackalloc byte[LongestToken];
        if (token.Length is 0 or > LongestToken || !Convert.TryFromBase64Chars(token, signature, out var length) || length != TokenMark.Length)
            return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoTokenMalformed.With("token"));
        signature = signature[..TokenMark.Length];
        if (policy.IsStrict && !IsCanonical(token, signature)) return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoTokenNotCanonical.With("token"));

        var match = Match(signature, fields, secrets);
        if (match == 0) return Outcome.Refused<SsoTokenProof>(AdminErrors.SsoSignatureWrong.With("token"));
        return SsoTokenIsFresh.Check(fields.Time, now) is { } stale
            ? Outcome.Refused<SsoTokenProof>(stale)
            : Outcome.Success(new SsoTokenProof(match, signature));
    }

    private static int Match(ReadOnlySpan<byte> signature, SsoLoginFields fields, IReadOnlyList<ApiSecret> secrets)
    {
        var max = Version1Text.MaxBytes(fields);
        byte[]? rented = null;
        var text = max <= ShortText ? stackalloc byte[ShortText] : rented = ArrayPool<byte>.Shared.Rent(max);
        var match = SignatureMatch.VersionOf(signature, text[..Version1Text.Write(fields, text)], secrets);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return match;
    }

    private static bool IsCanonical(ReadOnlySpan<char> token, ReadOnlySpan<byte> signature)
    {
        Span<char> canonical = stackalloc char[CanonicalLength];
        Convert.TryToBase64Chars(signature, canonical, out _);
        return token.SequenceEqual(canonical);
    }
}
