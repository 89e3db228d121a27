using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>An entry as it is stored: texts by number (0: none), and the hash that chains it to the one before.</summary>
internal sealed record LogRow
{
    public const int MaxOperationLength = 60;

    public const int MaxArgumentsLength = 1_000;

    public required OrganizationId Organization { get; init; }

    public required long Sequence { get; init; }

    public required Instant Time { get; init; }

    public required ChangeLogKind Kind { get; init; }

    public required ChangeLogCategory Category { get; init; }

    public required string Operation { get; init; }

    public required string Arguments { get; init; }

    public required bool ByOperator { get; init; }

    public required ChangeLogTargetKind TargetKind { get; init; }

    public required long Service { get; init; }

    public required long ActorId { get; init; }

    public required long ActorName { get; init; }

    public required long IpAddress { get; init; }

    public required long TargetId { get; init; }

    public required long TargetName { get; init; }

    public required long ServiceId { get; init; }

    public required long ServiceName { get; init; }

    public required long Before { get; init; }

    public required long After { get; init; }

    public required Digest Hash { get; init; }

    public static RecordShape<LogRow> Shape => Columns.Shape;

    public static RecordKeys<LogRow, long> BySequence { get; } = Shape.Keys(Columns.Sequence);

    /// <summary>The number of the text in a place of the entry; 0: none.</summary>
    public long TextIn(LogField field) => field switch
    {
        LogField.ActorId => ActorId,
        LogField.ActorName => ActorName,
        LogField.IpAddress => IpAddress,
        LogField.TargetId => TargetId,
        LogField.TargetName => TargetName,
        LogField.ServiceId => ServiceId,
        LogField.ServiceName => ServiceName,
        LogField.Before => Before,
        LogField.After => After,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LogRow> Builder = RecordShape.For<LogRow>("change_log_entry", x => x.Organization);

        public static readonly Column<LogRow, long> Sequence = Builder.Number("sequence", x => x.Sequence);
        public static readonly Column<LogRow, Instant> Time = Builder.Instant("time", x => x.Time);
        public static readonly Column<LogRow, ChangeLogKind> Kind = Builder.NumberOf("kind", x => x.Kind, x => (long)x, x => (ChangeLogKind)Code(x));
        public static readonly Column<LogRow, ChangeLogCategory> Category = Builder.NumberOf("category", x => x.Category, x => (long)x, x => (ChangeLogCategory)Code(x));
        public static readonly Column<LogRow, string> Operation = Builder.Text("operation", MaxOperationLength, x => x.Operation);
        public static readonly Column<LogRow, string> Arguments = Builder.Text("arguments", MaxArgumentsLength, x => x.Arguments);
        public static readonly Column<LogRow, bool> ByOperator = Builder.Flag("by_operator", x => x.ByOperator);
        public static readonly Column<LogRow, ChangeLogTargetKind> TargetKind = Builder.NumberOf("target_kind", x => x.TargetKind, x => (long)x, x => (ChangeLogTargetKind)Code(x));
        public static readonly Column<LogRow, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<LogRow, long> ActorId = Builder.Number("actor_id", x => x.ActorId);
        public static readonly Column<LogRow, long> ActorName = Builder.Number("actor_name", x => x.ActorName);
        public static readonly Column<LogRow, long> IpAddress = Builder.Number("ip_address", x => x.IpAddress);
        public static readonly Column<LogRow, long> TargetId = Builder.Number("target_id", x => x.TargetId);
        public static readonly Column<LogRow, long> TargetName = Builder.Number("target_name", x => x.TargetName);
        public static readonly Column<LogRow, long> ServiceId = Builder.Number("service_id", x => x.ServiceId);
        public static readonly Column<LogRow, long> ServiceName = Builder.Number("service_name", x => x.ServiceName);
        public static readonly Column<LogRow, long> Before = Builder.Number("before", x => x.Before);
        public static readonly Column<LogRow, long> After = Builder.Number("after", x => x.After);
        public static readonly Column<LogRow, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.ToStored(), Digest.Wrap);
        public static readonly RecordIndex<LogRow, long> InOrder = Builder.KeyOrder(Sequence);
        public static readonly RecordShape<LogRow> Shape = Builder.Build(
            r => new LogRow
            {
                Organization = r.Organization,
                Sequence = r.Get(Sequence),
                Time = r.Get(Time),
                Kind = r.Get(Kind),
                Category = r.Get(Category),
                Operation = r.Get(Operation),
                Arguments = r.Get(Arguments),
                ByOperator = r.Get(ByOperator),
                TargetKind = r.Get(TargetKind),
                Service = r.Get(Service),
                ActorId = r.Get(ActorId),
                ActorName = r.Get(ActorName),
                IpAddress = r.Get(IpAddress),
                TargetId = r.Get(TargetId),
                TargetName = r.Get(TargetName),
                ServiceId = r.Get(ServiceId),
                ServiceName = r.Get(ServiceName),
                Before = r.Get(Before),
                After = r.Get(After),
                Hash = r.Get(Hash),
            },
            ShapeTraits.Journal,
            key: Sequence);

        /// <summary>
        /// A number that is no byte is not cut to one, for it would hash like another: it is read as one that no entry has.
        /// </summary>
        private static int Code(long stored) => stored is >= 0 and <= byte.MaxValue ? (int)stored : -1;
    }
}
