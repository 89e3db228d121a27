namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>Applies one write of a change to the rows of its kind, or says what stands in its way.</summary>
internal static class WriteApplication
{
    public static (TableState Table, CommitResult Result) Apply(TableState table, Write write)
    {
        var shape = table.Layout.Shape;
        switch (write.Kind)
        {
            case WriteKind.Insert:
                return Insert(table, table.Layout.Checked(write.Cells!));
            case WriteKind.ReplaceAll:
                return ReplaceAll(table, write);
        }

        var present = table.Find(write.Key);
        if (present?.Version != write.Expected) return (table, CommitResult.VersionConflict(shape));
        switch (write.Kind)
        {
            case WriteKind.Require:
                return (table, CommitResult.Committed);
            case WriteKind.Remove:
                return (table.Without(present!), CommitResult.Committed);
            case WriteKind.Replace:
                var row = new TableRow(present!.Version.Next, table.Layout.Checked(write.Cells!));
                return table.Collides(row, present, out var key)
                    ? (table, CommitResult.KeyConflict(shape, key))
                    : (table.Without(present).With(row), CommitResult.Committed);
            default:
                throw new ArgumentException($"There is no write {write.Kind}.", nameof(write));
        }
    }

    private static (TableState Table, CommitResult Result) Insert(TableState table, Cell[] cells)
    {
        var row = new TableRow(StoreVersion.First, cells);
        return table.Collides(row, null, out var key)
            ? (table, CommitResult.KeyConflict(table.Layout.Shape, key))
            : (table.With(row), CommitResult.Committed);
    }

    private static (TableState Table, CommitResult Result) ReplaceAll(TableState table, Write write)
    {
        var changed = table;
        var (from, to) = table.WithPrefix(write.Key);
        for (var i = from; i < to; i++) changed = changed.Without(table.Rows[i]);
        foreach (var cells in write.Rows)
        {
            (changed, var result) = Insert(changed, table.Layout.Checked(cells));
            if (result.Status != CommitStatus.Committed) return (table, result);
        }

        return (changed, CommitResult.Committed);
    }
}
