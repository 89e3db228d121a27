using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>What a service holds of its profile picture; the bytes are a record of their own, addressed by their SHA-256.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ProfilePicture
{
    /// <summary>The SHA-256 of the bytes.</summary>
    public required Digest Hash { get; init; }

    /// <summary>The format, as the bytes say.</summary>
    public required PictureFormat Format { get; init; }

    /// <summary>The number of bytes.</summary>
    public required int Length { get; init; }

    /// <summary>The media type, for example <c>image/png</c>.</summary>
    public string MediaType => PictureHeader.MediaTypeOf(Format);
}

/// <summary>The bytes of a picture. Pictures that are the same are kept once, and stay when nobody uses them any more.</summary>
internal sealed record PictureContent
{
    public required OrganizationId Organization { get; init; }

    public required Digest Hash { get; init; }

    public required byte[] Bytes { get; init; }

    public static RecordShape<PictureContent> Shape => Columns.Shape;

    public static RecordKeys<PictureContent, Digest> ByHash { get; } = Shape.Keys(Columns.Hash);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<PictureContent> Builder = RecordShape.For<PictureContent>("picture_content", x => x.Organization);

        public static readonly Column<PictureContent, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<PictureContent, byte[]> Bytes = Builder.BytesOf("bytes", PictureHeader.MaxLength, x => x.Bytes, x => x, x => x);
        public static readonly RecordShape<PictureContent> Shape = Builder.Build(
            r => new PictureContent { Organization = r.Organization, Hash = r.Get(Hash), Bytes = r.Get(Bytes) },
            key: Hash);
    }
}
