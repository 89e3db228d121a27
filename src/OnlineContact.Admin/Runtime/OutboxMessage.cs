using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// A message that was committed with a change and waits to be delivered: the entries First to Last of the change log, for
/// the event handlers. It is removed once they have taken it.
/// </summary>
internal sealed record OutboxMessage
{
    public required OrganizationId Organization { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public required Instant At { get; init; }

    public static RecordShape<OutboxMessage> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<OutboxMessage> Builder = RecordShape.For<OutboxMessage>("outbox_message", x => x.Organization);

        public static readonly Column<OutboxMessage, long> First = Builder.Number("first", x => x.First);
        public static readonly Column<OutboxMessage, long> Last = Builder.Number("last", x => x.Last);
        public static readonly Column<OutboxMessage, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly RecordIndex<OutboxMessage, long> InOrder = Builder.KeyOrder(First);
        public static readonly RecordShape<OutboxMessage> Shape = Builder.Build(
            r => new OutboxMessage
            {
                Organization = r.Organization,
                First = r.Get(First),
                Last = r.Get(Last),
                At = r.Get(At),
            },
            key: First);
    }
}
