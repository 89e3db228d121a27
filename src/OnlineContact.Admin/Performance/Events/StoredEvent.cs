using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance.Events;

/// <summary>
/// An event as it is kept, in one of the lanes it concerns. Rows are only ever appended: all hosts add to one growing set, and the key decides what came
/// before. An event of two lanes is two rows, and every row says how many there are, so that two events with one identity are never half the same.
/// </summary>
internal sealed record StoredEvent
{
    public required OrganizationId Organization { get; init; }

    public required string Source { get; init; }

    public required long Sequence { get; init; }

    /// <summary>Which row of the event it is, from 0.</summary>
    public required long Part { get; init; }

    /// <summary>How many rows the event has.</summary>
    public required long Parts { get; init; }

    public required long Service { get; init; }

    public required string Account { get; init; }

    public required Instant At { get; init; }

    public required LaneEventKind Kind { get; init; }

    public required long Before { get; init; }

    public required long After { get; init; }

    public LaneKey Lane => new(Service, Account);

    public static RecordShape<StoredEvent> Shape => Columns.Shape;

    public LaneEvent ToLaneEvent() => new(At.ToUnixTimeTicks(), Source, Sequence, Kind, (int)Before, (int)After);

    /// <summary>
    /// The place of a row among those of its lane: lane, track and UTC day in one text, so that the first column of one order bounds all three. Calls
    /// and activities are one track each, since what went before is looked for in each by itself.
    /// </summary>
    public static string SlotOf(LaneKey lane, LaneEventKind track, LocalDate day) =>
        string.Create(CultureInfo.InvariantCulture, $"{lane.Service}/{lane.Account}/{(int)track}/{day.Year:0000}{day.Month:00}{day.Day:00}");

    internal static class Columns
    {
        private const int MaxSlotLength = LaneKey.MaxTextLength + 3 + 8;

        private static readonly RecordShapeBuilder<StoredEvent> Builder = RecordShape.For<StoredEvent>("performance_event", x => x.Organization);

        public static readonly Column<StoredEvent, string> Source = Builder.Text("source", PerformanceEvent.MaxSourceLength, x => x.Source);
        public static readonly Column<StoredEvent, long> Sequence = Builder.Number("sequence", x => x.Sequence);
        public static readonly Column<StoredEvent, long> Part = Builder.Number("part", x => x.Part);
        public static readonly Column<StoredEvent, long> Parts = Builder.Number("parts", x => x.Parts);
        public static readonly Column<StoredEvent, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<StoredEvent, string> Account = Builder.Text("account", MemberAccount.MaxLength, x => x.Account);
        public static readonly Column<StoredEvent, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly Column<StoredEvent, LaneEventKind> Kind = Builder.NumberOf("kind", x => x.Kind, x => (long)x, x => (LaneEventKind)x);
        public static readonly Column<StoredEvent, long> Before = Builder.Number("state_before", x => x.Before);
        public static readonly Column<StoredEvent, long> After = Builder.Number("state_after", x => x.After);
        public static readonly Column<StoredEvent, string> Slot = Builder.Text("slot", MaxSlotLength, x => SlotOf(x.Lane, x.Kind, x.At.InUtc().Date));
        public static readonly RecordIndex<StoredEvent, string> BySlot = Builder.Ordered("slot", Slot, At, Source, Sequence, Part);
        public static readonly RecordIndex<StoredEvent, Instant> ByTime = Builder.Ordered("at", At, Source, Sequence, Part);
        public static readonly RecordShape<StoredEvent> Shape = Builder.Build(
            r => new StoredEvent
            {
                Organization = r.Organization,
                Source = r.Get(Source),
                Sequence = r.Get(Sequence),
                Part = r.Get(Part),
                Parts = r.Get(Parts),
                Service = r.Get(Service),
                Account = r.Get(Account),
                At = r.Get(At),
                Kind = r.Get(Kind),
                Before = r.Get(Before),
                After = r.Get(After),
            },
            ShapeTraits.None,
            null,
            Source,
            Sequence,
            Part);
    }
}
