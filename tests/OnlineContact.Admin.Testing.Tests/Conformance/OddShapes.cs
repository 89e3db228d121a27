using NodaTime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>Shapes as the author of a plugin may have them and the sample shapes are not: flags in keys, the shortest texts and bytes, unique keys that overlap, children with versions, an order of a kind with one row.</summary>
internal static class OddShapes
{
    public static IReadOnlyList<RecordShape> All { get; } =
        [OrganizationHead.Shape, Entry.Shape, Tag.Shape, Constant.Shape, Mark.Shape, Rate.Shape, Score.Shape, Person.Shape, Dependent.Shape];
}

/// <summary>A key of three columns, one of each length that is nearly too short; versions, an order, a unique key that begins with a flag and may have no value.</summary>
internal sealed record Tag(OrganizationId Organization, long Number, byte[] Code, string Word, bool Red, string? Nick)
{
    private static readonly RecordShapeBuilder<Tag> Builder = RecordShape.For<Tag>("tag", x => x.Organization);
    private static readonly Column<Tag, long> NumberColumn = Builder.Number("number", x => x.Number);
    private static readonly Column<Tag, byte[]> CodeColumn = Builder.BytesOf("code", 1, x => x.Code, x => x, x => x);
    private static readonly Column<Tag, string> WordColumn = Builder.Text("word", 2, x => x.Word);
    private static readonly Column<Tag, bool> RedColumn = Builder.Flag("red", x => x.Red);
    private static readonly Column<Tag, string?> NickColumn = Builder.OptionalText("nick", 8, x => x.Nick);
    public static readonly RecordIndex<Tag, string> ByWord = Builder.Ordered("by_word", WordColumn, NumberColumn, CodeColumn);
    public static readonly RecordShape<Tag> Shape = Complete();

    private static RecordShape<Tag> Complete()
    {
        Builder.Unique("nick", RedColumn, NickColumn);
        return Builder.Build(
            r => new Tag(r.Organization, r.Get(NumberColumn), r.Get(CodeColumn), r.Get(WordColumn), r.Get(RedColumn), r.Get(NickColumn)),
            ShapeTraits.Versioned,
            null,
            NumberColumn,
            CodeColumn,
            WordColumn);
    }
}

/// <summary>One row, without versions, and yet an order.</summary>
internal sealed record Constant(OrganizationId Organization, long Value)
{
    private static readonly RecordShapeBuilder<Constant> Builder = RecordShape.For<Constant>("constant", x => x.Organization);
    private static readonly Column<Constant, long> ValueColumn = Builder.Number("value", x => x.Value);
    public static readonly RecordIndex<Constant, long> ByValue = Builder.Ordered("by_value", ValueColumn);

    public static readonly RecordShape<Constant> Shape = Builder.Build(r => new Constant(r.Organization, r.Get(ValueColumn)));
}

/// <summary>Nothing but a key, with flags first and last and the shortest text between.</summary>
internal sealed record Mark(OrganizationId Organization, bool Seen, string Letter, bool Done)
{
    private static readonly RecordShapeBuilder<Mark> Builder = RecordShape.For<Mark>("mark", x => x.Organization);
    private static readonly Column<Mark, bool> SeenColumn = Builder.Flag("seen", x => x.Seen);
    private static readonly Column<Mark, string> LetterColumn = Builder.Text("letter", 1, x => x.Letter);
    private static readonly Column<Mark, bool> DoneColumn = Builder.Flag("done", x => x.Done);
    public static readonly RecordIndex<Mark, bool> ByKey = Builder.KeyOrder(SeenColumn, LetterColumn, DoneColumn);

    public static readonly RecordShape<Mark> Shape = Builder.Build(
        r => new Mark(r.Organization, r.Get(SeenColumn), r.Get(LetterColumn), r.Get(DoneColumn)), ShapeTraits.None, null, SeenColumn, LetterColumn, DoneColumn);
}

/// <summary>A decimal as the key, and a text to search that is shorter than most of what is searched.</summary>
internal sealed record Rate(OrganizationId Organization, decimal Price, string Sign)
{
    private static readonly RecordShapeBuilder<Rate> Builder = RecordShape.For<Rate>("rate", x => x.Organization);
    private static readonly Column<Rate, decimal> PriceColumn = Builder.Decimal("price", x => x.Price);
    private static readonly Column<Rate, string> SignColumn = Builder.Text("sign", 2, x => x.Sign);
    public static readonly RecordIndex<Rate, decimal> ByPrice = Builder.KeyOrder(PriceColumn);

    public static readonly RecordShape<Rate> Shape = Builder.Build(
        r => new Rate(r.Organization, r.Get(PriceColumn), r.Get(SignColumn)), ShapeTraits.None, SignColumn, PriceColumn);
}

/// <summary>Counters without an order, right behind the key.</summary>
internal sealed record Score(OrganizationId Organization, long Player, long Points)
{
    private static readonly RecordShapeBuilder<Score> Builder = RecordShape.For<Score>("score", x => x.Organization);
    private static readonly Column<Score, long> PlayerColumn = Builder.Number("player", x => x.Player);
    private static readonly Column<Score, long> PointsColumn = Builder.Number("points", x => x.Points);

    public static readonly RecordShape<Score> Shape = Builder.Build(
        r => new Score(r.Organization, r.Get(PlayerColumn), r.Get(PointsColumn)), ShapeTraits.Counters, null, PlayerColumn);
}

/// <summary>A child with versions, an order and a unique key of its own, whose parent has no order; one unique key holds a part of the key.</summary>
internal sealed record Dependent(OrganizationId Organization, string Person, LocalDate Born, long Number, bool First, string? Alias)
{
    private static readonly RecordShapeBuilder<Dependent> Builder = RecordShape.For<Dependent>("dependent", x => x.Organization);
    private static readonly Column<Dependent, string> PersonColumn = Builder.Text("person", 40, x => x.Person);
    private static readonly Column<Dependent, LocalDate> BornColumn = Builder.Date("born", x => x.Born);
    private static readonly Column<Dependent, long> NumberColumn = Builder.Number("number", x => x.Number);
    private static readonly Column<Dependent, bool> FirstColumn = Builder.Flag("first", x => x.First);
    private static readonly Column<Dependent, string?> AliasColumn = Builder.OptionalText("alias", 30, x => x.Alias);
    public static readonly RecordIndex<Dependent, LocalDate> ByBirth = Builder.Ordered("by_birth", BornColumn, PersonColumn, NumberColumn);
    public static readonly RecordShape<Dependent> Shape = Complete();

    private static RecordShape<Dependent> Complete()
    {
        Builder.Unique("number", FirstColumn, NumberColumn);
        Builder.Unique("alias", AliasColumn);
        return Builder.Build(
            r => new Dependent(r.Organization, r.Get(PersonColumn), r.Get(BornColumn), r.Get(NumberColumn), r.Get(FirstColumn), r.Get(AliasColumn)),
            ShapeTraits.Versioned,
            null,
            PersonColumn,
            BornColumn,
            NumberColumn);
    }
}

/// <summary>Unique keys that overlap, hold the whole key, begin with a flag, or have three columns; children; no order.</summary>
internal sealed record Person(OrganizationId Organization, string Name, long Badge, bool Left, string Desk, long Year, string Town, string Street, IReadOnlyList<Dependent> Dependents)
{
    private static readonly RecordShapeBuilder<Person> Builder = RecordShape.For<Person>("person", x => x.Organization);
    private static readonly Column<Person, string> NameColumn = Builder.Text("name", 40, x => x.Name);
    private static readonly Column<Person, long> BadgeColumn = Builder.Number("badge", x => x.Badge);
    private static readonly Column<Person, bool> LeftColumn = Builder.Flag("left", x => x.Left);
    private static readonly Column<Person, string> DeskColumn = Builder.Text("desk", 6, x => x.Desk);
    private static readonly Column<Person, long> YearColumn = Builder.Number("year", x => x.Year);
    private static readonly Column<Person, string> TownColumn = Builder.Text("town", 5, x => x.Town);
    private static readonly Column<Person, string> StreetColumn = Builder.Text("street", 9, x => x.Street);
    private static readonly ChildRows<Person, Dependent> DependentRows = Builder.Collection(Dependent.Shape, x => x.Dependents);
    public static readonly RecordShape<Person> Shape = Complete();

    private static RecordShape<Person> Complete()
    {
        Builder.Unique("badge", BadgeColumn);
        Builder.Unique("badge_left", LeftColumn, BadgeColumn);
        Builder.Unique("desk", LeftColumn, DeskColumn);
        Builder.Unique("name_year", NameColumn, YearColumn);
        Builder.Unique("address", TownColumn, YearColumn, StreetColumn);
        return Builder.Build(
            r => new Person(r.Organization, r.Get(NameColumn), r.Get(BadgeColumn), r.Get(LeftColumn), r.Get(DeskColumn), r.Get(YearColumn), r.Get(TownColumn), r.Get(StreetColumn), r.Many(DependentRows)),
            ShapeTraits.Versioned,
            null,
            NameColumn);
    }
}
