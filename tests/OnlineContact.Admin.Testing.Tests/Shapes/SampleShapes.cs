using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.Shapes;

/// <summary>Shapes that between them have everything a shape can have, and nothing to do with the product.</summary>
internal static class SampleShapes
{
    public static IReadOnlyList<RecordShape> All { get; } =
        [OrganizationHead.Shape, Entry.Shape, Ticket.Shape, TicketNote.Shape, Tally.Shape, Blob.Shape, Settings.Shape, Visit.Shape];
}

internal sealed record Entry(OrganizationId Organization, long Sequence, string Text)
{
    private static readonly RecordShapeBuilder<Entry> Builder = RecordShape.For<Entry>("entry", x => x.Organization);
    private static readonly Column<Entry, long> SequenceColumn = Builder.Number("sequence", x => x.Sequence);
    private static readonly Column<Entry, string> TextColumn = Builder.Text("text", 40, x => x.Text);
    public static readonly RecordIndex<Entry, long> BySequence = Builder.KeyOrder(SequenceColumn);

    public static readonly RecordShape<Entry> Shape = Builder.Build(
        r => new Entry(r.Organization, r.Get(SequenceColumn), r.Get(TextColumn)), ShapeTraits.Journal, null, SequenceColumn);
}

internal sealed record TicketNote(OrganizationId Organization, long Ticket, string Position, string Text, byte[]? Picture)
{
    private static readonly RecordShapeBuilder<TicketNote> Builder = RecordShape.For<TicketNote>("ticket_note", x => x.Organization);
    private static readonly Column<TicketNote, long> TicketColumn = Builder.Number("ticket", x => x.Ticket);
    private static readonly Column<TicketNote, string> PositionColumn = Builder.Text("position", 5, x => x.Position);
    private static readonly Column<TicketNote, string> TextColumn = Builder.Text("text", 300, x => x.Text);
    private static readonly Column<TicketNote, byte[]?> PictureColumn = Builder.OptionalBytesOf("picture", 100, x => x.Picture, x => x, x => x);

    public static readonly RecordShape<TicketNote> Shape = Builder.Build(
        r => new TicketNote(r.Organization, r.Get(TicketColumn), r.Get(PositionColumn), r.Get(TextColumn), r.Get(PictureColumn)),
        ShapeTraits.None,
        null,
        TicketColumn,
        PositionColumn);
}

internal sealed record Ticket(
    OrganizationId Organization, long Number, string Name, string Folded, string? Mail, string? Code, long? Desk, bool Open, Instant Opened, Instant? Closed, LocalDate Due, LocalDate? Paid, decimal Price, IReadOnlyList<TicketNote> Notes)
{
    private static readonly RecordShapeBuilder<Ticket> Builder = RecordShape.For<Ticket>("ticket", x => x.Organization);
    private static readonly Column<Ticket, long> NumberColumn = Builder.Number("number", x => x.Number);
    private static readonly Column<Ticket, string> NameColumn = Builder.Text("name", 30, x => x.Name);
    private static readonly Column<Ticket, string> FoldedColumn = Builder.Text("folded", 60, x => x.Folded);
    private static readonly Column<Ticket, string?> MailColumn = Builder.OptionalText("mail", 20, x => x.Mail);
    private static readonly Column<Ticket, string?> CodeColumn = Builder.OptionalText("code", 10, x => x.Code);
    private static readonly Column<Ticket, long?> DeskColumn = Builder.OptionalNumber("desk", x => x.Desk);
    private static readonly Column<Ticket, bool> OpenColumn = Builder.Flag("open", x => x.Open);
    private static readonly Column<Ticket, Instant> OpenedColumn = Builder.Instant("opened", x => x.Opened);
    private static readonly Column<Ticket, Instant?> ClosedColumn = Builder.OptionalInstant("closed", x => x.Closed);
    private static readonly Column<Ticket, LocalDate> DueColumn = Builder.Date("due", x => x.Due);
    private static readonly Column<Ticket, LocalDate?> PaidColumn = Builder.OptionalDate("paid", x => x.Paid);
    private static readonly Column<Ticket, decimal> PriceColumn = Builder.Decimal("price", x => x.Price);
    private static readonly ChildRows<Ticket, TicketNote> NotesRows = Builder.Collection(TicketNote.Shape, x => x.Notes);
    public static readonly RecordIndex<Ticket, long> ByNumber = Builder.KeyOrder(NumberColumn);
    public static readonly RecordIndex<Ticket, string> ByName = Builder.Ordered("by_name", NameColumn, NumberColumn);
    public static readonly RecordIndex<Ticket, bool> ByOpen = Builder.Ordered("by_open", OpenColumn, DueColumn, NumberColumn);
    public static readonly RecordShape<Ticket> Shape = Complete();

    private static RecordShape<Ticket> Complete()
    {
        Builder.Unique("mail", MailColumn);
        Builder.Unique("desk_code", DeskColumn, CodeColumn);
        return Builder.Build(
            r => new Ticket(
                r.Organization, r.Get(NumberColumn), r.Get(NameColumn), r.Get(FoldedColumn), r.Get(MailColumn), r.Get(CodeColumn), r.Get(DeskColumn), r.Get(OpenColumn), r.Get(OpenedColumn), r.Get(ClosedColumn), r.Get(DueColumn), r.Get(PaidColumn), r.Get(PriceColumn), r.Many(NotesRows)),
            ShapeTraits.Versioned,
            FoldedColumn,
            NumberColumn);
    }
}

internal sealed record Tally(OrganizationId Organization, string Name, LocalDate Day, long Calls, long Seconds)
{
    private static readonly RecordShapeBuilder<Tally> Builder = RecordShape.For<Tally>("tally", x => x.Organization);
    private static readonly Column<Tally, string> NameColumn = Builder.Text("name", 12, x => x.Name);
    private static readonly Column<Tally, LocalDate> DayColumn = Builder.Date("day", x => x.Day);
    private static readonly Column<Tally, long> CallsColumn = Builder.Number("calls", x => x.Calls);
    private static readonly Column<Tally, long> SecondsColumn = Builder.Number("seconds", x => x.Seconds);
    public static readonly RecordIndex<Tally, LocalDate> ByDay = Builder.Ordered("by_day", DayColumn, NameColumn);

    public static readonly RecordShape<Tally> Shape = Builder.Build(
        r => new Tally(r.Organization, r.Get(NameColumn), r.Get(DayColumn), r.Get(CallsColumn), r.Get(SecondsColumn)),
        ShapeTraits.Counters,
        null,
        NameColumn,
        DayColumn);
}

internal sealed record Blob(OrganizationId Organization, Digest Hash, byte[] Content)
{
    private static readonly RecordShapeBuilder<Blob> Builder = RecordShape.For<Blob>("blob", x => x.Organization);
    private static readonly Column<Blob, Digest> HashColumn = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.Bytes.ToArray(), x => Digest.From(x));
    private static readonly Column<Blob, byte[]> ContentColumn = Builder.BytesOf("content", 5_000, x => x.Content, x => x, x => x);
    public static readonly RecordIndex<Blob, Digest> ByHash = Builder.KeyOrder(HashColumn);

    public static readonly RecordShape<Blob> Shape = Builder.Build(
        r => new Blob(r.Organization, r.Get(HashColumn), r.Get(ContentColumn)), ShapeTraits.None, null, HashColumn);
}

internal sealed record Settings(OrganizationId Organization, string Greeting, string? Farewell)
{
    private static readonly RecordShapeBuilder<Settings> Builder = RecordShape.For<Settings>("settings", x => x.Organization);
    private static readonly Column<Settings, string> GreetingColumn = Builder.Text("greeting", 1, x => x.Greeting);
    private static readonly Column<Settings, string?> FarewellColumn = Builder.OptionalText("farewell", 4_000, x => x.Farewell);

    public static readonly RecordShape<Settings> Shape = Builder.Build(
        r => new Settings(r.Organization, r.Get(GreetingColumn), r.Get(FarewellColumn)), ShapeTraits.Versioned);
}

internal sealed record Visit(OrganizationId Organization, string Place, string Guest, Instant Time, long Mood)
{
    private static readonly RecordShapeBuilder<Visit> Builder = RecordShape.For<Visit>("visit", x => x.Organization);
    private static readonly Column<Visit, string> PlaceColumn = Builder.Text("place", 10, x => x.Place);
    private static readonly Column<Visit, string> GuestColumn = Builder.Text("guest", 10, x => x.Guest);
    private static readonly Column<Visit, Instant> TimeColumn = Builder.Instant("time", x => x.Time);
    private static readonly Column<Visit, long> MoodColumn = Builder.Number("mood", x => x.Mood);
    public static readonly RecordIndex<Visit, string> ByPlace = Builder.KeyOrder(PlaceColumn, GuestColumn, TimeColumn);
    public static readonly RecordIndex<Visit, long> ByMood = Builder.Ordered("by_mood", MoodColumn, PlaceColumn, GuestColumn, TimeColumn);

    public static readonly RecordShape<Visit> Shape = Builder.Build(
        r => new Visit(r.Organization, r.Get(PlaceColumn), r.Get(GuestColumn), r.Get(TimeColumn), r.Get(MoodColumn)),
        ShapeTraits.None,
        null,
        PlaceColumn,
        GuestColumn,
        TimeColumn);
}
