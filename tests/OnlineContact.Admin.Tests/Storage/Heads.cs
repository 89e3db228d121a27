using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

/// <summary>Heads and entries of the change log, for changes that are put together by hand.</summary>
internal static class Heads
{
    public static OrganizationHead At(long sequence) => new()
    {
        Organization = SampleStore.Acme,
        Sequence = sequence,
        Hash = default,
        Time = default,
        ConfirmedTime = default,
        LastNumber = 0,
        LastText = 0,
        TextEpoch = 0,
    };

    public static Cell[] CellsAt(long sequence) => OrganizationHead.Shape.ToCells(At(sequence));

    public static Write Insert(long sequence) => Write.Insert(OrganizationHead.Shape, CellsAt(sequence));

    public static Write Replace(long sequence) => Write.Replace(OrganizationHead.Shape, CellsAt(sequence), StoreVersion.First);

    public static Cell[] LineAt(long sequence) => Line.Shape.ToCells(new Line(SampleStore.Acme, sequence));

    public static Write Entry(long sequence) => Write.Insert(Line.Shape, LineAt(sequence));
}
