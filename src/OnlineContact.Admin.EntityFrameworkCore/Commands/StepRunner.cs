using System.Data.Common;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// Runs steps one by one, and waits for each of them: for a provider that does its work before it returns, so that awaiting
/// would gain nothing. Stops at the first step whose expectation is not met.
/// </summary>
internal sealed class StepRunner(DbConnection connection, RelationalDialect dialect, ICommandObserver? observer) : IScriptRunner
{
    private const int MostPrepared = 500;
    private const int MostExpected = 128;

    private readonly Dictionary<Statement, PreparedStatement> _prepared = [];

    public bool InTransaction { get; private set; }

    public int FailedStep { get; private set; } = -1;

    public ValueTask<int> RunAsync(Script script, int first, CancellationToken cancellationToken)
    {
        for (var step = first; step < script.Count; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            FailedStep = step;
            var statement = script[step].Statement;
            var command = Ready(statement, script.ValuesOf(step));
            Run(command, statement, script[step].Rows, ref script.AnswerOf(step));
            if (statement.Effect != TransactionEffect.None) InTransaction = statement.Effect == TransactionEffect.Begins;
            FailedStep = -1;
            if (!script.IsMet(step)) return new(step);
        }

        return new(-1);
    }

    public void Dispose() => Forget();

    private void Run(DbCommand command, Statement statement, int expected, ref StepAnswer answer)
    {
        if (!statement.Reads)
        {
            answer.Touched = command.ExecuteNonQuery();
            return;
        }

        using var reader = command.ExecuteReader();
        if (statement.Expectation != Expectation.None) answer.Touched = reader.Read() ? 1 : 0;
        else Read(reader, statement, expected, ref answer);
    }

    private void Read(DbDataReader reader, Statement statement, int expected, ref StepAnswer answer)
    {
        answer.Rows = [];
        if (!reader.Read()) return;
        var first = dialect.RowOf(reader, statement);
        if (!reader.Read())
        {
            answer.Rows = [first];
            return;
        }

        var rows = new List<StoredRow>(Math.Clamp(expected, 16, MostExpected)) { first, dialect.RowOf(reader, statement) };
        while (reader.Read()) rows.Add(dialect.RowOf(reader, statement));
        answer.Rows = rows;
    }

    private DbCommand Ready(Statement statement, ReadOnlySpan<Cell> values)
    {
        observer?.Sending(statement.Text);
        if (!_prepared.TryGetValue(statement, out var prepared))
        {
            if (_prepared.Count >= MostPrepared) Forget();
            prepared = new PreparedStatement(connection.CreateCommand(), statement, dialect);
            _prepared.Add(statement, prepared);
            prepared.Bind(dialect, values);
            prepared.Command.Prepare();
            return prepared.Command;
        }

        prepared.Bind(dialect, values);
        return prepared.Command;
    }

    private void Forget()
    {
        foreach (var prepared in _prepared.Values) prepared.Dispose();
        _prepared.Clear();
    }
}
