using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>What a line of a statement is about.</summary>
public enum StatementLineKind
{
    /// <summary>The licence of an item.</summary>
    Licence = 1,

    /// <summary>The use of an item.</summary>
    Usage = 2,

    /// <summary>An adjustment by the operator.</summary>
    Adjustment = 3,
}

/// <summary>A line of a statement. Amounts are in the currency of the statement.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record StatementLine
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The place of the line, from 0.</summary>
    public required long Position { get; init; }

    /// <summary>What it is about.</summary>
    public required StatementLineKind Kind { get; init; }

    /// <summary>The code of the item; empty in an adjustment.</summary>
    public required string Item { get; init; }

    /// <summary>The most users on any day; 0 but for licences.</summary>
    public required long Users { get; init; }

    /// <summary>The user-days of a licence, the units of a use, the number of an adjustment.</summary>
    public required long Quantity { get; init; }

    /// <summary>How many units were free; 0 but for use.</summary>
    public required long FreeUnits { get; init; }

    /// <summary>The amount; of an adjustment with its sign.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What the free trial takes off; 0 but for licences.</summary>
    public required decimal TrialDiscount { get; init; }

    /// <summary>The name of the unit of a use, the reason of an adjustment; otherwise empty.</summary>
    public required string Text { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<StatementLine> Shape => Columns.Shape;

    internal static RecordKeys<StatementLine, LocalDate, long> Of { get; } = Shape.Keys(Columns.Month, Columns.Service);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<StatementLine> Builder = RecordShape.For<StatementLine>("statement_line", x => x.Organization);

        public static readonly Column<StatementLine, LocalDate> Month = Builder.Date("month", x => x.Month);
        public static readonly Column<StatementLine, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<StatementLine, long> Position = Builder.Number("position", x => x.Position);
        public static readonly Column<StatementLine, StatementLineKind> Kind = Builder.NumberOf("kind", x => x.Kind, x => (long)x, x => (StatementLineKind)x);
        public static readonly Column<StatementLine, string> Item = Builder.Text("item", ContractItem.MaxCodeLength, x => x.Item);
        public static readonly Column<StatementLine, long> Users = Builder.Number("users", x => x.Users);
        public static readonly Column<StatementLine, long> Quantity = Builder.Number("quantity", x => x.Quantity);
        public static readonly Column<StatementLine, long> FreeUnits = Builder.Number("free_units", x => x.FreeUnits);
        public static readonly Column<StatementLine, decimal> Amount = Builder.Decimal("amount", x => x.Amount);
        public static readonly Column<StatementLine, decimal> TrialDiscount = Builder.Decimal("trial_discount", x => x.TrialDiscount);
        public static readonly Column<StatementLine, string> Text = Builder.Text("text", ChargeAdjustment.MaxReasonLength, x => x.Text);
        public static readonly RecordIndex<StatementLine, LocalDate> InOrder = Builder.KeyOrder(Month, Service, Position);
        public static readonly RecordShape<StatementLine> Shape = Builder.Build(
            r => new StatementLine
            {
                Organization = r.Organization,
                Month = r.Get(Month),
                Service = r.Get(Service),
                Position = r.Get(Position),
                Kind = r.Get(Kind),
                Item = r.Get(Item),
                Users = r.Get(Users),
                Quantity = r.Get(Quantity),
                FreeUnits = r.Get(FreeUnits),
                Amount = r.Get(Amount),
                TrialDiscount = r.Get(TrialDiscount),
                Text = r.Get(Text),
            },
            ShapeTraits.None,
            null,
            Month,
            Service,
            Position);
    }
}
