using System.Collections.Immutable;

namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>The rows of one kind of one organization at one moment, in each of their orders.</summary>
internal sealed class TableState
{
    private readonly ImmutableSortedSet<TableRow>[] _uniqueKeys;
    private readonly ImmutableSortedSet<TableRow>[] _orders;

    public TableState(TableLayout layout)
        : this(
            layout,
            ImmutableSortedSet.Create<TableRow>(layout.Key),
            [.. layout.UniqueKeys.Select(order => ImmutableSortedSet.Create<TableRow>(order))],
            [.. layout.Orders.Select(order => ImmutableSortedSet.Create<TableRow>(order))])
    {
    }

    private TableState(
        TableLayout layout, ImmutableSortedSet<TableRow> rows, ImmutableSortedSet<TableRow>[] uniqueKeys, ImmutableSortedSet<TableRow>[] orders)
    {
        Layout = layout;
        Rows = rows;
        _uniqueKeys = uniqueKeys;
        _orders = orders;
    }

    public TableLayout Layout { get; }

    /// <summary>The rows in the order of their key.</summary>
    public ImmutableSortedSet<TableRow> Rows { get; }

    /// <summary>The rows in one of the shape's orders.</summary>
    public ImmutableSortedSet<TableRow> Ordered(int position) =>
        ReferenceEquals(Layout.Orders[position], Layout.Key) ? Rows : _orders[position];

    public TableRow? Find(IReadOnlyList<Cell> key) => Find(Rows, Layout.Key.On(key));

    public TableRow? FindUnique(int uniqueKey, IReadOnlyList<Cell> values)
    {
        foreach (var value in values)
        {
            if (value.IsNull) return null;
        }

        return Find(_uniqueKeys[uniqueKey], Layout.UniqueKeys[uniqueKey].On(values));
    }

    /// <summary>The rows whose key begins with some values: from, and up to but without.</summary>
    public (int From, int To) WithPrefix(IReadOnlyList<Cell> prefix) =>
        prefix.Count == 0 ? (0, Rows.Count) : (Place(Rows, Layout.Key.Before(prefix)), Place(Rows, Layout.Key.Behind(prefix)));

    /// <summary>Whether a row would stand in the way of another one, except for a row that is to give way.</summary>
    public bool Collides(TableRow row, TableRow? leaving, out UniqueKey? key)
    {
        key = null;
        if (leaving is null && Rows.Contains(row)) return true;
        for (var i = 0; i < _uniqueKeys.Length; i++)
        {
            if (!Layout.UniqueKeys[i].IsWhole(row)) continue;
            if (!_uniqueKeys[i].TryGetValue(row, out var other) || ReferenceEquals(other, leaving)) continue;
            key = Layout.Shape.UniqueKeys[i];
            return true;
        }

        return false;
    }

    public TableState With(TableRow row) => Each(row, static (set, row) => set.Add(row));

    public TableState Without(TableRow row) => Each(row, static (set, row) => set.Remove(row));

    /// <summary>The number of rows before a probe.</summary>
    public static int Place(ImmutableSortedSet<TableRow> rows, TableRow probe) => ~rows.IndexOf(probe);

    private TableState Each(TableRow row, Func<ImmutableSortedSet<TableRow>, TableRow, ImmutableSortedSet<TableRow>> change)
    {
        var uniqueKeys = _uniqueKeys.Length == 0 ? _uniqueKeys : [.. _uniqueKeys];
        for (var i = 0; i < uniqueKeys.Length; i++)
        {
            if (Layout.UniqueKeys[i].IsWhole(row)) uniqueKeys[i] = change(uniqueKeys[i], row);
        }

        var orders = _orders.Length == 0 ? _orders : [.. _orders];
        for (var i = 0; i < orders.Length; i++)
        {
            if (!ReferenceEquals(Layout.Orders[i], Layout.Key)) orders[i] = change(orders[i], row);
        }

        return new TableState(Layout, change(Rows, row), uniqueKeys, orders);
    }

    private static TableRow? Find(ImmutableSortedSet<TableRow> rows, TableRow probe) =>
        rows.TryGetValue(probe, out var row) && !ReferenceEquals(row, probe) ? row : null;
}
