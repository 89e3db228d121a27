using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// Appends rows, in the order of their keys. First all at once, which is how it nearly always ends; when some were there already,
/// all but these; and only when that is not what it was either, each by itself, to say what came of it.
/// </summary>
internal sealed class Append(TableStatements table, RelationalDialect dialect, Session session, OrganizationId organization, IReadOnlyList<Cell[]> rows)
{
    private readonly Script _script = session.Script;

    public async ValueTask<IReadOnlyList<AppendResult>> RunAsync(CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderBy(row => rows[row], new KeyOrder(table.Names.Shape))];
        var results = new AppendResult[rows.Count];
        if (await InsertAsync(order, cancellationToken).ConfigureAwait(false)) return results;
        await CompareAsync(order, results, cancellationToken).ConfigureAwait(false);
        int[] missing = [.. order.Where(row => results[row] == AppendResult.Inserted)];

        // A key that two of them have, or a unique key that another row has, is in the way again.
        if (missing.Length < order.Length && !results.Contains(AppendResult.Different) && await InsertAsync(missing, cancellationToken).ConfigureAwait(false)) return results;
        return await OneByOneAsync(order, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Inserts rows if none of them is there.</summary>
    private async ValueTask<bool> InsertAsync(int[] order, CancellationToken cancellationToken)
    {
        if (order.Length == 0) return true;
        Cell[][] sorted = Array.ConvertAll(order, row => rows[row]);
        _script.Clear();
        _script.Add(dialect.BeginWrite);
        for (var next = 0; next < sorted.Length;) next += table.Side.Append(_script, organization, sorted, next, int.MaxValue);
        await session.RunAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var isDone = Inserted() == sorted.Length;
        if (isDone) await session.CommitAsync().ConfigureAwait(false);
        else await session.RollbackAsync().ConfigureAwait(false);
        return isDone;
    }

    /// <summary>Says of each row whether it is there.</summary>
    private async ValueTask CompareAsync(int[] order, AppendResult[] results, CancellationToken cancellationToken)
    {
        var shape = table.Names.Shape;
        _script.Clear();
        foreach (var row in order) table.Keys.Get(_script, organization, new RecordRead(shape, shape.Key, [shape.KeyOf(rows[row])]));
        await session.RunAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < order.Length; i++)
        {
            if (session.Rows(i) is [var present]) results[order[i]] = Compared(present, rows[order[i]]);
        }
    }

    private async ValueTask<IReadOnlyList<AppendResult>> OneByOneAsync(int[] order, CancellationToken cancellationToken)
    {
        var results = new AppendResult[rows.Count];
        var differs = false;
        _script.Clear();
        _script.Add(dialect.BeginWrite);
        foreach (var row in order)
        {
            table.Side.Append(_script, organization, rows, row, 1);
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
            if (Inserted() == 0) results[row] = await FoundAsync(rows[row], cancellationToken).ConfigureAwait(false);
            differs |= results[row] == AppendResult.Different;
            _script.Clear();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (differs) await session.RollbackAsync().ConfigureAwait(false);
        else await session.CommitAsync().ConfigureAwait(false);
        return results;
    }

    private async ValueTask<AppendResult> FoundAsync(Cell[] row, CancellationToken cancellationToken)
    {
        var shape = table.Names.Shape;
        var step = _script.Count;
        table.Keys.Get(_script, organization, new RecordRead(shape, shape.Key, [shape.KeyOf(row)]));
        await session.RunAsync(cancellationToken, step).ConfigureAwait(false);
        return session.Rows(step) is [var present] ? Compared(present, row) : AppendResult.Different;
    }

    private static AppendResult Compared(StoredRow present, Cell[] row) => present.Cells.AsSpan().SequenceEqual(row) ? AppendResult.Same : AppendResult.Different;

    private int Inserted()
    {
        var inserted = 0;
        for (var step = 0; step < _script.Count; step++)
        {
            if (_script[step].Statement.Effect == TransactionEffect.None) inserted += _script.AnswerOf(step).Touched;
        }

        return inserted;
    }
}
