using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.AccessTokens;

/// <summary>An access token that was issued, under the hash of its secret. What it opens is sealed with that secret, so nobody reads it here.</summary>
internal sealed record IssuedAccessToken
{
    public const int MaxSealedLength = 16_384;

    public required OrganizationId Organization { get; init; }

    public required Digest Hash { get; init; }

    public required byte[] Sealed { get; init; }

    public required Instant ExpiresAt { get; init; }

    public static RecordShape<IssuedAccessToken> Shape => Columns.Shape;

    public static RecordKeys<IssuedAccessToken, Digest> ByHash { get; } = Shape.Keys(Columns.Hash);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<IssuedAccessToken> Builder = RecordShape.For<IssuedAccessToken>("sso_access_token", x => x.Organization);

        public static readonly Column<IssuedAccessToken, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<IssuedAccessToken, byte[]> Sealed = Builder.BytesOf("sealed", MaxSealedLength, x => x.Sealed, x => x, x => x);
        public static readonly Column<IssuedAccessToken, Instant> ExpiresAt = Builder.Instant("expires_at", x => x.ExpiresAt);
        public static readonly RecordIndex<IssuedAccessToken, Instant> ByEnd = Builder.Ordered("expires_at", ExpiresAt, Hash);
        public static readonly RecordShape<IssuedAccessToken> Shape = Builder.Build(
            r => new IssuedAccessToken { Organization = r.Organization, Hash = r.Get(Hash), Sealed = r.Get(Sealed), ExpiresAt = r.Get(ExpiresAt) },
            key: Hash);
    }
}
