using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Rules;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>
/// The signature of the product's Open API (header <c>Authorization</c>): Base64 of HMAC-SHA256 with the key over organization, path, the
/// values of the parameters sorted by name and joined by <c>&amp;</c>, body and time; where there are both parameters and a body, one more
/// <c>&amp;</c> stands between them.
/// </summary>
/// <remarks>Pure; safe to use from several threads. Source: F (handbook, section 9).</remarks>
public static class OpenApiSignature
{
    /// <summary>Signs a request.</summary>
    /// <param name="secret">The key.</param>
    /// <param name="request">The request.</param>
    /// <returns>The header's value.</returns>
    /// <exception cref="ArgumentException">The request is out of bounds: <see cref="Verify"/> would refuse it with OCA6060.</exception>
    public static string Sign(ApiSecret secret, OpenApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(request);
        if (OpenApiRequestIsInBounds.Check(request) is { } wrong) throw new ArgumentException(wrong.ToString(), nameof(request));
        Span<byte> signature = stackalloc byte[TokenMark.Length];
        HMACSHA256.HashData(secret.Bytes, Encoding.UTF8.GetBytes(Text(request)), signature);
        return Convert.ToBase64String(signature);
    }

    /// <summary>The text that is signed.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The text.</returns>
    public static string Text(OpenApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = request.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => parameter.Value);
        var text = new StringBuilder(request.OrganizationId).Append(request.Path).AppendJoin('&', values);
        if (request.Parameters.Count > 0 && request.Body.Length > 0) text.Append('&');
        return text.Append(request.Body).Append(CultureInfo.InvariantCulture, $"{request.Timestamp}").ToString();
    }

    /// <summary>Verifies a request, over all keys in the same time whichever fits.</summary>
    /// <param name="authorization">The header's value.</param>
    /// <param name="request">The request.</param>
    /// <param name="secrets">The keys that are accepted.</param>
    /// <param name="now">The instant.</param>
    /// <returns>
    /// The version of the key that signed it; or OCA6060 out of bounds, OCA6061 wrong signature, OCA6062 older than 5 minutes or more than
    /// 1 minute from the future. Outsiders get <see cref="AdminError.ToPublic"/>.
    /// </returns>
    public static Outcome<int> Verify(string? authorization, OpenApiRequest request, IReadOnlyList<ApiSecret> secrets, Instant now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(secrets);
        if (OpenApiRequestIsInBounds.Check(request) is { } wrong) return Outcome.Refused<int>(wrong);
        Span<byte> signature = stackalloc byte[TokenMark.Length + 1];
        if (authorization is not { Length: SsoTokenVersion1.CanonicalLength } || !Convert.TryFromBase64String(authorization, signature, out var length) || length != TokenMark.Length)
            return Outcome.Refused<int>(AdminErrors.OpenApiSignatureWrong.With("Authorization"));
        var match = SignatureMatch.VersionOf(signature[..TokenMark.Length], Encoding.UTF8.GetBytes(Text(request)), secrets);
        if (match == 0) return Outcome.Refused<int>(AdminErrors.OpenApiSignatureWrong.With("Authorization"));
        return OpenApiTimestampIsFresh.Check(request.Timestamp, now) is { } stale ? Outcome.Refused<int>(stale) : Outcome.Success(match);
    }
}
