using System.Data.Common;
using System.Runtime.CompilerServices;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// Sends the steps of a script as batches: one round trip for up to <see cref="MostInBatch"/> statements. A batch, prepared
/// unless that is switched off, is kept for each list of statements that comes again.
/// </summary>
internal sealed class BatchRunner(DbConnection connection, BatchingDialect dialect, ICommandObserver? observer, bool prepares) : IScriptRunner
{
    private const int MostInBatch = 64;
    private const int MostPrepared = 500;
    private const int MostExpected = 128;

    private readonly Dictionary<int, List<PreparedBatch>> _prepared = [];
    private int _count;

    public bool InTransaction { get; private set; }

    public int FailedStep { get; private set; } = -1;

    public async ValueTask<int> RunAsync(Script script, int first, CancellationToken cancellationToken)
    {
        FailedStep = -1;
        for (var start = first; start < script.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = Math.Min(start + MostInBatch, script.Count);
            var unmet = await RunAsync(script, start, end, cancellationToken).ConfigureAwait(false);
            if (unmet >= 0) return unmet;
            start = end;
        }

        return -1;
    }

    public void Dispose() => Forget();

    private async ValueTask<int> RunAsync(Script script, int first, int end, CancellationToken cancellationToken)
    {
        for (var step = first; step < end; step++)
        {
            observer?.Sending(script[step].Statement.Text);
            // From here on one may be open, whatever becomes of the rest.
            InTransaction |= script[step].Statement.Effect == TransactionEffect.Begins;
        }

        var batch = Find(script, first, end) ?? await PrepareAsync(script, first, end, cancellationToken).ConfigureAwait(false);
        batch.Bind(dialect, script, first);
        try
        {
            await ReadAsync(batch.Batch, script, first, end, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (dialect.FailedCommand(batch.Batch, e) is var command and >= 0)
        {
            // What the steps before it found counts first: they came first.
            FailedStep = first + command;
            Touched(batch.Batch, script, first, FailedStep);
            if (FirstUnmet(script, first, FailedStep) is var unmet and >= 0) return unmet;
            throw;
        }

        Touched(batch.Batch, script, first, end);
        for (var step = first; step < end; step++)
        {
            if (script[step].Statement.Effect is var effect and not TransactionEffect.None) InTransaction = effect == TransactionEffect.Begins;
        }

        return FirstUnmet(script, first, end);
    }

    private async ValueTask ReadAsync(DbBatch batch, Script script, int first, int end, CancellationToken cancellationToken)
    {
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            for (var step = first; step < end; step++)
            {
                var statement = script[step].Statement;
                if (!statement.Reads) continue;
                var (found, rows) = (0, (IReadOnlyList<StoredRow>?)null);
                if (statement.Expectation != Expectation.None) found = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? 1 : 0;
                else rows = await RowsAsync(reader, statement, script[step].Rows, cancellationToken).ConfigureAwait(false);
                script.AnswerOf(step) = new StepAnswer { Touched = found, Rows = rows };
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            // What statements without an answer failed at is told only when all is read.
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
            {
            }
        }
    }

    private async ValueTask<IReadOnlyList<StoredRow>> RowsAsync(DbDataReader reader, Statement statement, int expected, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return [];
        var first = dialect.RowOf(reader, statement);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return [first];
        var rows = new List<StoredRow>(Math.Clamp(expected, 16, MostExpected)) { first, dialect.RowOf(reader, statement) };
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(dialect.RowOf(reader, statement));
        return rows;
    }

    private static void Touched(DbBatch batch, Script script, int first, int end)
    {
        for (var step = first; step < end; step++)
        {
            if (!script[step].Statement.Reads) script.AnswerOf(step).Touched = Math.Max(0, batch.BatchCommands[step - first].RecordsAffected);
        }
    }

    private static int FirstUnmet(Script script, int first, int end)
    {
        for (var step = first; step < end; step++)
        {
            if (!script.IsMet(step)) return step;
        }

        return -1;
    }

    private PreparedBatch? Find(Script script, int first, int end)
    {
        if (!_prepared.TryGetValue(Signature(script, first, end), out var batches)) return null;
        foreach (var batch in batches)
        {
            if (batch.IsOf(script, first, end)) return batch;
        }

        return null;
    }

    private async ValueTask<PreparedBatch> PrepareAsync(Script script, int first, int end, CancellationToken cancellationToken)
    {
        if (_count >= MostPrepared) Forget();
        var batch = new PreparedBatch(connection.CreateBatch(), script, first, end, dialect);
        try
        {
            if (prepares) await batch.Batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            batch.Dispose();
            throw;
        }

        var signature = Signature(script, first, end);
        if (!_prepared.TryGetValue(signature, out var batches)) _prepared.Add(signature, batches = []);
        batches.Add(batch);
        _count++;
        return batch;
    }

    private static int Signature(Script script, int first, int end)
    {
        var hash = new HashCode();
        for (var step = first; step < end; step++) hash.Add(RuntimeHelpers.GetHashCode(script[step].Statement));
        return hash.ToHashCode();
    }

    private void Forget()
    {
        foreach (var batch in _prepared.Values.SelectMany(batches => batches)) batch.Dispose();
        _prepared.Clear();
        _count = 0;
    }
}
