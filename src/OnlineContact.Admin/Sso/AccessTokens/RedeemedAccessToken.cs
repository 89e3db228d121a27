using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.AccessTokens;

/// <summary>An access token that was redeemed. Appending it decides between several hosts which one has it.</summary>
internal sealed record RedeemedAccessToken
{
    public const int MarkLength = 16;

    public required OrganizationId Organization { get; init; }

    public required Digest Hash { get; init; }

    /// <summary>Random, so that no second redemption is the same.</summary>
    public required byte[] Mark { get; init; }

    public required Instant ExpiresAt { get; init; }

    public static RecordShape<RedeemedAccessToken> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<RedeemedAccessToken> Builder = RecordShape.For<RedeemedAccessToken>("sso_redeemed_token", x => x.Organization);

        public static readonly Column<RedeemedAccessToken, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<RedeemedAccessToken, byte[]> Mark = Builder.BytesOf("mark", MarkLength, x => x.Mark, x => x, x => x);
        public static readonly Column<RedeemedAccessToken, Instant> ExpiresAt = Builder.Instant("expires_at", x => x.ExpiresAt);
        public static readonly RecordIndex<RedeemedAccessToken, Instant> ByEnd = Builder.Ordered("expires_at", ExpiresAt, Hash);
        public static readonly RecordShape<RedeemedAccessToken> Shape = Builder.Build(
            r => new RedeemedAccessToken { Organization = r.Organization, Hash = r.Get(Hash), Mark = r.Get(Mark), ExpiresAt = r.Get(ExpiresAt) },
            key: Hash);
    }
}
