using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// The hash of a token that was made for one delivery of an invitation. The token itself, <c>organization.base64url</c> with 32 random
/// bytes, is made when the message is about to be sent and kept nowhere. Its hash is appended before it is sent, so that every link that
/// arrives works; a delivery that is repeated has a token of its own.
/// </summary>
internal sealed record InvitationToken
{
    private const int RandomBytes = 32;

    public required OrganizationId Organization { get; init; }

    public required Digest Hash { get; init; }

    public required MemberAccount Account { get; init; }

    /// <summary>The message it was made for: a later message of the same invitation replaces it.</summary>
    public required long Message { get; init; }

    public required Instant ExpiresAt { get; init; }

    public static RecordShape<InvitationToken> Shape => Columns.Shape;

    public static RecordKeys<InvitationToken, Digest> ByHash { get; } = Shape.Keys(Columns.Hash);

    /// <summary>Makes a token that nobody can guess.</summary>
    public static string Make(OrganizationId organization) => $"{organization}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}";

    public static Digest HashOf(string token) => Digest.Of(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether a text can be a token, and of which organization it then is.</summary>
    public static bool TryParse(string? text, out OrganizationId organization)
    {
        organization = default;
        if (text is null || text.Length > OrganizationId.MaxLength + 1 + Base64Url.GetEncodedLength(RandomBytes)) return false;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0
            && OrganizationId.TryParse(text[..point], out organization)
            && Base64Url.IsValid(text.AsSpan(point + 1), out var bytes)
            && bytes == RandomBytes;
    }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<InvitationToken> Builder = RecordShape.For<InvitationToken>("invitation_token", x => x.Organization);

        public static readonly Column<InvitationToken, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<InvitationToken, MemberAccount> Account = Builder.TextOf("account", MemberAccount.MaxLength, x => x.Account, x => x.Value, MemberAccount.FromStored);
        public static readonly Column<InvitationToken, long> Message = Builder.Number("message", x => x.Message);
        public static readonly Column<InvitationToken, Instant> ExpiresAt = Builder.Instant("expires_at", x => x.ExpiresAt);
        public static readonly RecordIndex<InvitationToken, Instant> ByExpiry = Builder.Ordered("expiry", ExpiresAt, Hash);
        public static readonly RecordShape<InvitationToken> Shape = Builder.Build(
            r => new InvitationToken
            {
                Organization = r.Organization,
                Hash = r.Get(Hash),
                Account = r.Get(Account),
                Message = r.Get(Message),
                ExpiresAt = r.Get(ExpiresAt),
            },
            key: Hash);
    }
}
