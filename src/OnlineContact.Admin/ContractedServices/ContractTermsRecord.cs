using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// One item of the terms that were saved at some time: the history from which a month's bill is made. Terms saved together
/// share the sequence.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ContractTermsRecord
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The sequence of the change-log entry that was written with them.</summary>
    public required long Sequence { get; init; }

    /// <summary>The item's code.</summary>
    public required string Item { get; init; }

    /// <summary>The number of users; 0 for items that are not counted by users.</summary>
    public required long Users { get; init; }

    /// <summary>The day in the contract zone on which the terms were saved.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ContractTermsRecord> Shape => Columns.Shape;

    internal static RecordKeys<ContractTermsRecord, long> OfService { get; } = Shape.Keys(Columns.Service);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ContractTermsRecord> Builder = RecordShape.For<ContractTermsRecord>("contract_terms_history", x => x.Organization);

        public static readonly Column<ContractTermsRecord, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<ContractTermsRecord, long> Sequence = Builder.Number("sequence", x => x.Sequence);
        public static readonly Column<ContractTermsRecord, string> Item = Builder.Text("item", ContractItem.MaxCodeLength, x => x.Item);
        public static readonly Column<ContractTermsRecord, long> Users = Builder.Number("users", x => x.Users);
        public static readonly Column<ContractTermsRecord, LocalDate> Day = Builder.Date("day", x => x.Day);
        public static readonly RecordShape<ContractTermsRecord> Shape = Builder.Build(
            r => new ContractTermsRecord
            {
                Organization = r.Organization,
                Service = r.Get(Service),
                Sequence = r.Get(Sequence),
                Item = r.Get(Item),
                Users = r.Get(Users),
                Day = r.Get(Day),
            },
            ShapeTraits.None,
            null,
            Service,
            Sequence,
            Item);
    }
}
