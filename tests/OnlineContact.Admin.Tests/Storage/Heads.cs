using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Storage;

/// <summary>Heads and entries of the change log, for changes that are put together by hand.</summary>
internal static class Heads
{
    public static Cell[] CellsAt(long sequence) => OrganizationHead.Shape.ToCells(BareHead.At(SampleStore.Acme, sequence));

    public static Write Insert(long sequence) => Write.Insert(OrganizationHead.Shape, CellsAt(sequence));

    public static Write Replace(long sequence) => Write.Replace(OrganizationHead.Shape, CellsAt(sequence), StoreVersion.First);

    public static Cell[] LineAt(long sequence) => Line.Shape.ToCells(new Line(SampleStore.Acme, sequence));

    public static Write Entry(long sequence) => Write.Insert(Line.Shape, LineAt(sequence));
}
