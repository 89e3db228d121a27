using System.Security.Cryptography;
using NodaTime;
using OnlineContact.Admin.Sso.Rules;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Replay;

/// <summary>A use of a token: of which login it is, and what the host has bound it to.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct SsoTokenUse
{
    /// <summary>
    /// How long after its time a token is remembered: as long as it may be accepted, and a minute more for a host whose clock is behind
    /// that of the one that forgets.
    /// </summary>
    public static readonly Duration Remembered = SsoTokenIsFresh.MaxAge + SsoTokenIsFresh.MaxLead;

    internal SsoTokenUse(OrganizationId organization, long login, SsoTokenProof proof, SsoLoginFields fields, string? binding)
        : this(organization, login, proof.Mark, binding is null ? null : BindingOf(binding, fields), Instant.FromUnixTimeMilliseconds(fields.Time))
    {
    }

    internal SsoTokenUse(OrganizationId organization, long login, TokenMark mark, TokenMark? binding, Instant signedAt)
    {
        Organization = organization;
        Login = login;
        Mark = mark;
        Binding = binding;
        SignedAt = signedAt;
    }

    /// <summary>The organization.</summary>
    public OrganizationId Organization { get; }

    /// <summary>The number of the SSO login.</summary>
    public long Login { get; }

    /// <summary>When the token was signed.</summary>
    public Instant SignedAt { get; }

    /// <summary>Whether it may be used again under the same binding.</summary>
    public bool IsBound => Binding is not null;

    internal TokenMark Mark { get; }

    /// <summary>A digest of the binding and the values: under one binding only the same values are the same login again.</summary>
    internal TokenMark? Binding { get; }

    /// <summary>The decoded 32 bytes of the token's signature, which together with organization and login are its key.</summary>
    /// <returns>A copy.</returns>
    public byte[] GetMark() => Mark.ToArray();

    /// <summary>The 32 bytes that must be the same for a repetition.</summary>
    /// <returns>A copy; null when the token works once only.</returns>
    public byte[]? GetBinding() => Binding?.ToArray();

    /// <summary>Of which login, and nothing of the token.</summary>
    /// <returns>A text without the token.</returns>
    public override string ToString() => $"token of login {Login} of {Organization}";

    private static TokenMark BindingOf(string binding, SsoLoginFields fields)
    {
        // The text of version 2 tells all values apart, whichever version signed them; the binding stands in the audience's place.
        var text = new byte[Version2Text.MaxBytes(binding, fields)];
        Span<byte> digest = stackalloc byte[TokenMark.Length];
        SHA256.HashData(text.AsSpan(0, Version2Text.Write(binding, 0, default, fields, text)), digest);
        return new TokenMark(digest);
    }
}
