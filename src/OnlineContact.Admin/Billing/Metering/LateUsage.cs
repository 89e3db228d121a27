using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>A usage record that came when its month was closed: refused, and kept here for the host to look at.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record LateUsage
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The idempotency key it came with.</summary>
    public required string Key { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The counter: the code of the item.</summary>
    public required string Counter { get; init; }

    /// <summary>The day in the contract zone.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>How much it counted.</summary>
    public required long Quantity { get; init; }

    /// <summary>When it came first.</summary>
    public required Instant At { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<LateUsage> Shape => Columns.Shape;

    internal static RecordKeys<LateUsage, string> ByKey { get; } = Shape.Keys(Columns.Key);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LateUsage> Builder = RecordShape.For<LateUsage>("late_usage", x => x.Organization);

        public static readonly Column<LateUsage, string> Key = Builder.Text("record_key", UsageRecord.MaxKeyLength, x => x.Key);
        public static readonly Column<LateUsage, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<LateUsage, string> Counter = Builder.Text("counter", ContractItem.MaxCodeLength, x => x.Counter);
        public static readonly Column<LateUsage, LocalDate> Day = Builder.Date("day", x => x.Day);
        public static readonly Column<LateUsage, long> Quantity = Builder.Number("quantity", x => x.Quantity);
        public static readonly Column<LateUsage, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly RecordIndex<LateUsage, Instant> ByTime = Builder.Ordered("time", At, Key);
        public static readonly RecordShape<LateUsage> Shape = Builder.Build(
            r => new LateUsage
            {
                Organization = r.Organization,
                Key = r.Get(Key),
                Service = r.Get(Service),
                Counter = r.Get(Counter),
                Day = r.Get(Day),
                Quantity = r.Get(Quantity),
                At = r.Get(At),
            },
            ShapeTraits.None,
            null,
            Key);
    }
}
