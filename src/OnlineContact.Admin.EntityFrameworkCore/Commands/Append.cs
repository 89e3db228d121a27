using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// Appends rows. First all at once, which is how it nearly always ends; only when some were there already, each by itself,
/// to say what came of it.
/// </summary>
internal sealed class Append(TableStatements table, Session session, OrganizationId organization, IReadOnlyList<Cell[]> rows)
{
    public async ValueTask<IReadOnlyList<AppendResult>> RunAsync(CancellationToken cancellationToken)
    {
        await session.BeginAsync(write: true, cancellationToken).ConfigureAwait(false);
        var inserted = 0;
        for (var next = 0; next < rows.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Script.Clear();
            next += table.Side.Append(session.Script, organization, rows, next, int.MaxValue);
            inserted += await session.ExecuteAsync(0, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (inserted < rows.Count)
        {
            await session.RollbackAsync().ConfigureAwait(false);
            return await OneByOneAsync(cancellationToken).ConfigureAwait(false);
        }

        await session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return new AppendResult[rows.Count];
    }

    private async ValueTask<IReadOnlyList<AppendResult>> OneByOneAsync(CancellationToken cancellationToken)
    {
        var results = new AppendResult[rows.Count];
        var differs = false;
        await session.BeginAsync(write: true, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < results.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Script.Clear();
            table.Side.Append(session.Script, organization, rows, i, 1);
            if (await session.ExecuteAsync(0, cancellationToken).ConfigureAwait(false) == 1) continue;
            results[i] = await CompareAsync(rows[i], cancellationToken).ConfigureAwait(false);
            differs |= results[i] == AppendResult.Different;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (differs) await session.RollbackAsync().ConfigureAwait(false);
        else await session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return results;
    }

    private async ValueTask<AppendResult> CompareAsync(Cell[] row, CancellationToken cancellationToken)
    {
        var shape = table.Names.Shape;
        session.Script.Clear();
        table.Keys.Get(session.Script, organization, new RecordRead(shape, shape.Key, [shape.KeyOf(row)]));
        var present = await session.RowsAsync(0, cancellationToken).ConfigureAwait(false);
        return present.Count == 1 && present[0].Cells.AsSpan().SequenceEqual(row) ? AppendResult.Same : AppendResult.Different;
    }
}
