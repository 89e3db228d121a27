using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// Says which key a change ran into, after it was undone: a provider says only that there was one. It reads the candidates
/// again within the organization, then looks for two rows of the change itself.
/// </summary>
internal sealed class ConflictFinder(StatementCatalogue catalogue, Session session, ChangeSet changes)
{
    public async ValueTask<CommitResult> FindAsync(int failedStep, CancellationToken cancellationToken)
    {
        var step = session.Script[failedStep];
        var write = changes.Writes[step.Write];
        var shape = write.Shape;
        for (var i = 0; i < step.Rows; i++)
        {
            var last = write.Kind == WriteKind.ReplaceAll ? step.Write : step.Write + i;
            var row = write.Kind == WriteKind.ReplaceAll ? write.Rows[step.Row + i] : changes.Writes[last].Cells!;
            if (write.Kind != WriteKind.Replace && (IsWritten(last, step.Row + i, row, shape.Key) || await StandsAsync(last, row, shape.Key, cancellationToken).ConfigureAwait(false)))
                return CommitResult.KeyConflict(shape, null);
            foreach (var key in shape.UniqueKeys)
            {
                if (IsWritten(last, step.Row + i, row, key.Columns) || await StandsAsync(last, row, key.Columns, cancellationToken).ConfigureAwait(false))
                    return CommitResult.KeyConflict(shape, key);
            }
        }

        // What stood in the way has gone since: the caller is to look again.
        return CommitResult.VersionConflict(shape);
    }

    /// <summary>Whether a stored row that no earlier write of the change takes away or replaces holds the same values.</summary>
    private async ValueTask<bool> StandsAsync(int last, Cell[] row, IReadOnlyList<Column> columns, CancellationToken cancellationToken)
    {
        var shape = changes.Writes[last].Shape;
        var values = new Cell[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = row[columns[i].Ordinal];
            if (values[i].IsNull) return false;
        }

        var step = session.Script.Count;
        catalogue.Of(shape).Keys.Get(session.Script, changes.Organization, new RecordRead(shape, columns, [values]));
        await session.RunAsync(cancellationToken, step).ConfigureAwait(false);
        foreach (var candidate in session.Rows(step))
        {
            var key = shape.KeyOf(candidate.Cells);
            var gone = false;
            for (var i = 0; i <= last && !gone; i++)
            {
                var other = changes.Writes[i];
                gone = ReferenceEquals(other.Shape, shape)
                    && other.Kind is WriteKind.Remove or WriteKind.Replace or WriteKind.ReplaceAll
                    && BeginsWith(key, other.Key);
            }

            if (!gone) return true;
        }

        return false;
    }

    /// <summary>Whether an earlier row of the change holds the same values.</summary>
    private bool IsWritten(int last, int lastRow, Cell[] row, IReadOnlyList<Column> columns)
    {
        var shape = changes.Writes[last].Shape;
        for (var i = 0; i <= last; i++)
        {
            var other = changes.Writes[i];
            if (!ReferenceEquals(other.Shape, shape)) continue;
            if (i < last && other.Cells is { } cells && Same(cells, row, columns)) return true;
            for (var n = 0; n < (i < last ? other.Rows.Count : Math.Min(lastRow, other.Rows.Count)); n++)
            {
                if (Same(other.Rows[n], row, columns)) return true;
            }
        }

        return false;
    }

    private static bool Same(Cell[] a, Cell[] b, IReadOnlyList<Column> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var ordinal = columns[i].Ordinal;
            if (a[ordinal].IsNull || a[ordinal] != b[ordinal]) return false;
        }

        return true;
    }

    private static bool BeginsWith(Cell[] key, IReadOnlyList<Cell> prefix)
    {
        for (var i = 0; i < prefix.Count; i++)
        {
            if (key[i] != prefix[i]) return false;
        }

        return true;
    }
}
