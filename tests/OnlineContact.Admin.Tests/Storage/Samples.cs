using NodaTime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Storage;

internal sealed record Track(OrganizationId Organization, long Album, long Position, string Title)
{
    private static readonly RecordShapeBuilder<Track> Builder = RecordShape.For<Track>("track", x => x.Organization);
    private static readonly Column<Track, long> AlbumColumn = Builder.Number("album", x => x.Album);
    private static readonly Column<Track, long> PositionColumn = Builder.Number("position", x => x.Position);
    private static readonly Column<Track, string> TitleColumn = Builder.Text("title", 10, x => x.Title);

    public static readonly RecordShape<Track> Shape = Builder.Build(
        r => new Track(r.Organization, r.Get(AlbumColumn), r.Get(PositionColumn), r.Get(TitleColumn)), ShapeTraits.None, null, AlbumColumn, PositionColumn);
}

internal sealed record Guest(OrganizationId Organization, long Album, string Name)
{
    private static readonly RecordShapeBuilder<Guest> Builder = RecordShape.For<Guest>("guest", x => x.Organization);
    private static readonly Column<Guest, long> AlbumColumn = Builder.Number("album", x => x.Album);
    private static readonly Column<Guest, string> NameColumn = Builder.Text("name", 10, x => x.Name);

    public static readonly RecordShape<Guest> Shape = Builder.Build(
        r => new Guest(r.Organization, r.Get(AlbumColumn), r.Get(NameColumn)), ShapeTraits.None, null, AlbumColumn, NameColumn);
}

internal sealed record Album(OrganizationId Organization, long Number, string Name, string? Code, decimal Price, bool Sold, IReadOnlyList<Track> Tracks, IReadOnlyList<Guest> Guests)
{
    private static readonly RecordShapeBuilder<Album> Builder = RecordShape.For<Album>("album", x => x.Organization);
    public static readonly Column<Album, long> NumberColumn = Builder.Number("number", x => x.Number);
    public static readonly Column<Album, string> NameColumn = Builder.Text("name", 20, static x => x.Name);
    public static readonly Column<Album, string?> CodeColumn = Builder.OptionalText("code", 5, album => album.Code);
    public static readonly Column<Album, decimal> PriceColumn = Builder.Decimal("price", x => x.Price);
    public static readonly Column<Album, bool> SoldColumn = Builder.Flag("sold", x => x.Sold);
    public static readonly Column<Album, string> FoldedColumn = Builder.Text("folded", 20, x => x.Name.ToUpperInvariant());
    private static readonly ChildRows<Album, Track> TrackRows = Builder.Collection(Track.Shape, x => x.Tracks);
    private static readonly ChildRows<Album, Guest> GuestRows = Builder.Collection(Guest.Shape, x => x.Guests);
    public static readonly RecordIndex<Album, string> ByName = Builder.Ordered("by_name", NameColumn, NumberColumn);
    public static readonly RecordIndex<Album, decimal> ByPrice = Builder.Ordered("by_price", PriceColumn, SoldColumn, NumberColumn);
    public static readonly RecordShape<Album> Shape = Complete();
    public static readonly RecordKeys<Album, long> ByNumber = Shape.Keys(NumberColumn);
    public static readonly RecordKeys<Album, string?> ByCode = Shape.Keys(CodeColumn);

    private static RecordShape<Album> Complete()
    {
        Builder.Unique("code", CodeColumn);
        return Builder.Build(
            r => new Album(r.Organization, r.Get(NumberColumn), r.Get(NameColumn), r.Get(CodeColumn), r.Get(PriceColumn), r.Get(SoldColumn), r.Many(TrackRows), r.Many(GuestRows)),
            ShapeTraits.Versioned,
            FoldedColumn,
            NumberColumn);
    }
}

internal sealed record Line(OrganizationId Organization, long Sequence)
{
    private static readonly RecordShapeBuilder<Line> Builder = RecordShape.For<Line>("line", x => x.Organization);
    private static readonly Column<Line, long> SequenceColumn = Builder.Number("sequence", x => x.Sequence);

    public static readonly RecordShape<Line> Shape = Builder.Build(
        r => new Line(r.Organization, r.Get(SequenceColumn)), ShapeTraits.Journal, null, SequenceColumn);
}

internal sealed record Seal(OrganizationId Organization, byte[] Mark, Instant At, LocalDate Day)
{
    private static readonly RecordShapeBuilder<Seal> Builder = RecordShape.For<Seal>("seal", x => x.Organization);
    private static readonly Column<Seal, byte[]> MarkColumn = Builder.BytesOf("mark", 40, x => x.Mark, x => x, x => x);
    private static readonly Column<Seal, Instant> AtColumn = Builder.Instant("at", x => x.At);
    private static readonly Column<Seal, LocalDate> DayColumn = Builder.Date("day", x => x.Day);
    public static readonly RecordIndex<Seal, LocalDate> ByDay = Builder.Ordered("by_day", DayColumn, AtColumn, MarkColumn);

    public static readonly RecordShape<Seal> Shape = Builder.Build(
        r => new Seal(r.Organization, r.Get(MarkColumn), r.Get(AtColumn), r.Get(DayColumn)), ShapeTraits.None, null, MarkColumn);
}

/// <summary>A store of the samples, and the way to commit to it.</summary>
internal sealed class SampleStore
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    public InMemoryAdminStore Store { get; } = new([OrganizationHead.Shape, Line.Shape, Album.Shape, Track.Shape, Guest.Shape, Seal.Shape]);

    public static Album Sample(long number, string? code = null, int tracks = 0, int guests = 0, string name = "name") => new(
        Acme, number, name, code, number * 1.5m, number % 2 == 0,
        [.. Enumerable.Range(1, tracks).Select(at => new Track(Acme, number, at, $"t{at}"))],
        [.. Enumerable.Range(1, guests).Select(at => new Guest(Acme, number, $"g{at}"))]);

    public async Task<CommitStatus> CommitAsync(Action<Changes> change)
    {
        var changes = new Changes(Acme);
        change(changes);
        return (await CommitAsync(changes)).Status;
    }

    /// <summary>Loads the head and commits the writes behind it.</summary>
    public async Task<CommitResult> CommitAsync(Changes changes)
    {
        var fetch = new Fetch(Acme);
        var slot = fetch.One(OrganizationHead.Shape.SingleKey());
        await fetch.RunAsync(Store, CancellationToken.None);
        var sequence = slot.Found ? slot.Value.Sequence + 1 : 1;
        var next = BareHead.At(Acme, sequence) with { Time = Instant.FromUnixTimeSeconds(sequence) };
        var cells = OrganizationHead.Shape.ToCells(next);
        var head = slot.Found ? Write.Replace(OrganizationHead.Shape, cells, slot.Version) : Write.Insert(OrganizationHead.Shape, cells);
        Write entry = Write.Insert(Line.Shape, Line.Shape.ToCells(new Line(Acme, sequence)));
        return await Store.CommitAsync(ChangeSet.Create(Acme, head, [.. changes.Writes, entry]), CancellationToken.None);
    }

    public async Task<Slot<Album>> LoadAsync(RecordKey<Album> key)
    {
        var fetch = new Fetch(Acme);
        var slot = fetch.One(key);
        await fetch.RunAsync(Store, CancellationToken.None);
        return slot;
    }

    public static void Same(Album expected, Album actual)
    {
        Assert.Equal(expected with { Tracks = [], Guests = [] }, actual with { Tracks = [], Guests = [] });
        Assert.Equal(expected.Tracks, actual.Tracks);
        Assert.Equal(expected.Guests, actual.Guests);
    }
}
