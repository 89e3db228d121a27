using NodaTime;

namespace OnlineContact.Admin.Storage;

/// <summary>
/// The head of an organization: the one row that every change of it replaces first, and so the order of its changes. It
/// holds the counters from which numbers are taken, so that no store needs sequences.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record OrganizationHead
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The sequence of the last entry in the change log.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the last entry in the change log.</summary>
    public required Digest Hash { get; init; }

    /// <summary>The instant of the last change; the next one is never earlier.</summary>
    public required Instant Time { get; init; }

    /// <summary>
    /// The <see cref="Time"/> that the operator has confirmed although the clock was far behind it; until the clock has
    /// caught up, changes take that same instant.
    /// </summary>
    public required Instant ConfirmedTime { get; init; }

    /// <summary>The last number given to a service, a contract, an agent or a message.</summary>
    public required long LastNumber { get; init; }

    /// <summary>The last number given to a text of the change log.</summary>
    public required long LastText { get; init; }

    /// <summary>Raised by every erasure of texts, so that no process goes on with the texts it remembers.</summary>
    public required long TextEpoch { get; init; }

    /// <summary>The columns.</summary>
    public static class Columns
    {
        private static readonly RecordShapeBuilder<OrganizationHead> Builder = RecordShape.For<OrganizationHead>("organization_head", x => x.Organization);

        /// <summary>The sequence of the last entry.</summary>
        public static readonly Column<OrganizationHead, long> Sequence = Builder.Number("sequence", x => x.Sequence);

        /// <summary>The hash of the last entry.</summary>
        public static readonly Column<OrganizationHead, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, h => h.ToStored(), Digest.Wrap);

        /// <summary>The instant of the last change.</summary>
        public static readonly Column<OrganizationHead, Instant> Time = Builder.Instant("time", x => x.Time);

        /// <summary>The instant the operator has confirmed.</summary>
        public static readonly Column<OrganizationHead, Instant> ConfirmedTime = Builder.Instant("confirmed_time", x => x.ConfirmedTime);

        /// <summary>The last number given out.</summary>
        public static readonly Column<OrganizationHead, long> LastNumber = Builder.Number("last_number", x => x.LastNumber);

        /// <summary>The last number given to a text.</summary>
        public static readonly Column<OrganizationHead, long> LastText = Builder.Number("last_text", x => x.LastText);

        /// <summary>The number of erasures.</summary>
        public static readonly Column<OrganizationHead, long> TextEpoch = Builder.Number("text_epoch", x => x.TextEpoch);

        internal static readonly RecordShape<OrganizationHead> Shape = Builder.Build(
            r => new OrganizationHead
            {
                Organization = r.Organization,
                Sequence = r.Get(Sequence),
                Hash = r.Get(Hash),
                Time = r.Get(Time),
                ConfirmedTime = r.Get(ConfirmedTime),
                LastNumber = r.Get(LastNumber),
                LastText = r.Get(LastText),
                TextEpoch = r.Get(TextEpoch),
            },
            ShapeTraits.Versioned | ShapeTraits.Head);
    }

    /// <summary>The shape.</summary>
    public static RecordShape<OrganizationHead> Shape => Columns.Shape;
}
