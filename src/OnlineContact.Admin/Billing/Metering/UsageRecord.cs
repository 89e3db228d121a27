using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>A usage record that was accepted. It never changes; what is wrong in it is mended by an adjustment.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record UsageRecord
{
    /// <summary>The most a record may count.</summary>
    public const long MaxQuantity = 1_000_000_000;

    /// <summary>The most characters of an idempotency key.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The idempotency key.</summary>
    public required string Key { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The counter: the code of the item.</summary>
    public required string Counter { get; init; }

    /// <summary>The day in the contract zone.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>How much was counted.</summary>
    public required long Quantity { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<UsageRecord> Shape => Columns.Shape;

    internal static RecordKeys<UsageRecord, string> ByKey { get; } = Shape.Keys(Columns.Key);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<UsageRecord> Builder = RecordShape.For<UsageRecord>("usage_record", x => x.Organization);

        public static readonly Column<UsageRecord, string> Key = Builder.Text("record_key", MaxKeyLength, x => x.Key);
        public static readonly Column<UsageRecord, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<UsageRecord, string> Counter = Builder.Text("counter", ContractItem.MaxCodeLength, x => x.Counter);
        public static readonly Column<UsageRecord, LocalDate> Day = Builder.Date("day", x => x.Day);
        public static readonly Column<UsageRecord, long> Quantity = Builder.Number("quantity", x => x.Quantity);
        public static readonly RecordShape<UsageRecord> Shape = Builder.Build(
            r => new UsageRecord { Organization = r.Organization, Key = r.Get(Key), Service = r.Get(Service), Counter = r.Get(Counter), Day = r.Get(Day), Quantity = r.Get(Quantity) },
            ShapeTraits.None,
            null,
            Key);
    }
}
