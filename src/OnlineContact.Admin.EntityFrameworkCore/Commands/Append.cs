using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// Appends rows, in the order of their keys. First all at once, which is how it nearly always ends; only when some were
/// there already, each by itself, to say what came of it.
/// </summary>
internal sealed class Append(TableStatements table, RelationalDialect dialect, Session session, OrganizationId organization, IReadOnlyList<Cell[]> rows)
{
    private readonly Script _script = session.Script;

    public async ValueTask<IReadOnlyList<AppendResult>> RunAsync(CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderBy(row => rows[row], new KeyOrder(table.Names.Shape))];
        Cell[][] sorted = Array.ConvertAll(order, row => rows[row]);
        _script.Add(dialect.BeginWrite);
        for (var next = 0; next < sorted.Length;) next += table.Side.Append(_script, organization, sorted, next, int.MaxValue);
        await session.RunAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (Inserted() < sorted.Length)
        {
            await session.RollbackAsync().ConfigureAwait(false);
            return await OneByOneAsync(order, cancellationToken).ConfigureAwait(false);
        }

        await session.CommitAsync().ConfigureAwait(false);
        return new AppendResult[rows.Count];
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
            if (Inserted() == 0) results[row] = await CompareAsync(rows[row], cancellationToken).ConfigureAwait(false);
            differs |= results[row] == AppendResult.Different;
            _script.Clear();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (differs) await session.RollbackAsync().ConfigureAwait(false);
        else await session.CommitAsync().ConfigureAwait(false);
        return results;
    }

    private async ValueTask<AppendResult> CompareAsync(Cell[] row, CancellationToken cancellationToken)
    {
        var shape = table.Names.Shape;
        var step = _script.Count;
        table.Keys.Get(_script, organization, new RecordRead(shape, shape.Key, [shape.KeyOf(row)]));
        await session.RunAsync(cancellationToken, step).ConfigureAwait(false);
        var present = session.Rows(step);
        return present.Count == 1 && present[0].Cells.AsSpan().SequenceEqual(row) ? AppendResult.Same : AppendResult.Different;
    }

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
