using System.Text;
using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// How often an actor was refused for a missing right on a day (UTC). Entries of refusals are rate-limited; this count is
/// not. The actor is kept as a digest of her account, which tells nothing by itself; whoever knows the account can find it,
/// so it is forgotten after 90 days.
/// </summary>
internal sealed record RefusalCount
{
    public required OrganizationId Organization { get; init; }

    public required LocalDate Day { get; init; }

    public required Digest Actor { get; init; }

    public required long Count { get; init; }

    public static RecordShape<RefusalCount> Shape => Columns.Shape;

    public static Digest DigestOf(OrganizationId organization, string account) =>
        Digest.Of(Encoding.UTF8.GetBytes($"{organization}\n{account}"));

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<RefusalCount> Builder = RecordShape.For<RefusalCount>("refusal_count", x => x.Organization);

        public static readonly Column<RefusalCount, LocalDate> Day = Builder.Date("day", x => x.Day);
        public static readonly Column<RefusalCount, Digest> Actor = Builder.BytesOf("actor", Digest.Length, x => x.Actor, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<RefusalCount, long> Count = Builder.Number("count", x => x.Count);
        public static readonly RecordIndex<RefusalCount, LocalDate> InOrder = Builder.KeyOrder(Day, Actor);
        public static readonly RecordShape<RefusalCount> Shape = Builder.Build(
            r => new RefusalCount { Organization = r.Organization, Day = r.Get(Day), Actor = r.Get(Actor), Count = r.Get(Count) },
            ShapeTraits.Counters,
            null,
            Day,
            Actor);
    }
}
