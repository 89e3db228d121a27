using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>The receipt of a request that carried a <see cref="RequestId"/>.</summary>
internal sealed record AnsweredRequest
{
    public required OrganizationId Organization { get; init; }

    public required string Id { get; init; }

    /// <summary>The digest of who asked for what; the same ID with another one is a mistake of the caller.</summary>
    public required Digest Fingerprint { get; init; }

    public required long Number { get; init; }

    public required long Version { get; init; }

    public required long Sequence { get; init; }

    public required Instant At { get; init; }

    public static RecordShape<AnsweredRequest> Shape => Columns.Shape;

    public static RecordKeys<AnsweredRequest, string> ById { get; } = Shape.Keys(Columns.Id);

    public ChangeReceipt ToReceipt() => new()
    {
        Organization = Organization,
        Number = Number,
        Version = new StoreVersion(Version),
        Sequence = Sequence,
        At = At,
    };

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<AnsweredRequest> Builder = RecordShape.For<AnsweredRequest>("answered_request", x => x.Organization);

        public static readonly Column<AnsweredRequest, string> Id = Builder.Text("id", RequestId.MaxLength, x => x.Id);
        public static readonly Column<AnsweredRequest, Digest> Fingerprint = Builder.BytesOf("fingerprint", Digest.Length, x => x.Fingerprint, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<AnsweredRequest, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<AnsweredRequest, long> ReceiptVersion = Builder.Number("receipt_version", x => x.Version);
        public static readonly Column<AnsweredRequest, long> Sequence = Builder.Number("sequence", x => x.Sequence);
        public static readonly Column<AnsweredRequest, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly RecordIndex<AnsweredRequest, Instant> ByTime = Builder.Ordered("at", At, Id);
        public static readonly RecordShape<AnsweredRequest> Shape = Builder.Build(
            r => new AnsweredRequest
            {
                Organization = r.Organization,
                Id = r.Get(Id),
                Fingerprint = r.Get(Fingerprint),
                Number = r.Get(Number),
                Version = r.Get(ReceiptVersion),
                Sequence = r.Get(Sequence),
                At = r.Get(At),
            },
            key: Id);
    }
}
