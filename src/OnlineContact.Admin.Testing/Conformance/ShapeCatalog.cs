using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>The shapes of a fixture, and how they hang together.</summary>
internal sealed class ShapeCatalog
{
    private readonly Dictionary<RecordShape, RecordShape> _parents = [];

    public ShapeCatalog(IReadOnlyList<RecordShape> all)
    {
        All = all;
        if (!all.Contains(OrganizationHead.Shape)) throw new ConformanceException("The fixture does not list the organization's head.");
        Journal = all.FirstOrDefault(shape => (shape.Traits & ShapeTraits.Journal) != 0)
            ?? throw new ConformanceException("The fixture lists no shape for the entries of the change log.");
        if (Journal.Key.Count == 0 || Journal.Key[0].Type != ColumnType.Number)
            throw new ConformanceException($"The key of {Journal.Name} begins with no number.");
        foreach (var parent in all)
        {
            foreach (var collection in parent.Collections) _parents[collection.Shape] = parent;
        }

        Plain = [.. all.Where(shape => shape != OrganizationHead.Shape && shape != Journal).OrderBy(Depth)];
        Versioned = [.. Plain.Where(shape => shape.IsVersioned)];
        Unversioned = [.. Plain.Where(shape => !shape.IsVersioned)];
    }

    public IReadOnlyList<RecordShape> All { get; }

    public RecordShape Journal { get; }

    /// <summary>All shapes but the head and the change log; parents before their children.</summary>
    public IReadOnlyList<RecordShape> Plain { get; }

    public IReadOnlyList<RecordShape> Versioned { get; }

    public IReadOnlyList<RecordShape> Unversioned { get; }

    public RecordShape? ParentOf(RecordShape shape) => _parents.GetValueOrDefault(shape);

    public IEnumerable<RecordIndex> Orders => Plain.SelectMany(shape => shape.Indexes);

    /// <summary>Shapes whose rows may go without taking others with them.</summary>
    public IEnumerable<RecordShape> Childless => Plain.Where(shape => shape.Collections.Count == 0);

    private int Depth(RecordShape shape) => ParentOf(shape) is { } parent ? Depth(parent) + 1 : 0;

    /// <summary>How many rows an organization can have of a kind, for as many as the suite wants.</summary>
    public static int Capacity(RecordShape shape) => shape.Key.Count == 0 ? 1 : int.MaxValue;
}
