using Microsoft.Data.Sqlite;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite;

/// <summary>
/// Runs steps one by one, and waits for each of them: the engine does its work before it returns, so that awaiting would gain
/// nothing. Stops at the first step whose expectation is not met.
/// </summary>
internal sealed class SqliteRunner(SqliteConnection connection, ICommandObserver? observer) : IScriptRunner
{
    private const int MostPrepared = 500;
    private const int MostExpected = 128;

    private readonly Dictionary<Statement, SqliteStatement> _prepared = [];

    public bool InTransaction { get; private set; }

    public int FailedStep { get; private set; } = -1;

    public ValueTask<int> RunAsync(Script script, int first, CancellationToken cancellationToken)
    {
        for (var step = first; step < script.Count; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            FailedStep = step;
            var statement = script[step].Statement;
            observer?.Sending(statement.Text);
            Run(Prepared(statement), statement, script.ValuesOf(step), script[step].Rows, ref script.AnswerOf(step));
            if (statement.Effect != TransactionEffect.None) InTransaction = statement.Effect == TransactionEffect.Begins;
            FailedStep = -1;
            if (!script.IsMet(step)) return new(step);
        }

        return new(-1);
    }

    public void Dispose() => Forget();

    private static void Run(SqliteStatement prepared, Statement statement, ReadOnlySpan<Cell> values, int expected, ref StepAnswer answer)
    {
        try
        {
            prepared.Bind(values);
            if (statement.Reads && statement.Expectation == Expectation.None) answer.Rows = Rows(prepared, expected);
            else if (statement.Reads) answer.Touched = prepared.Next() ? 1 : 0;
            else answer.Touched = prepared.Touched();
        }
        finally
        {
            prepared.Reset();
        }
    }

    private static List<StoredRow> Rows(SqliteStatement prepared, int expected)
    {
        if (!prepared.Next()) return [];
        var first = prepared.Row();
        if (!prepared.Next()) return [first];
        var rows = new List<StoredRow>(Math.Clamp(expected, 16, MostExpected)) { first, prepared.Row() };
        while (prepared.Next()) rows.Add(prepared.Row());
        return rows;
    }

    private SqliteStatement Prepared(Statement statement)
    {
        if (_prepared.TryGetValue(statement, out var known)) return known;
        if (_prepared.Count >= MostPrepared) Forget();
        var prepared = new SqliteStatement(connection.Handle!, statement);
        _prepared.Add(statement, prepared);
        return prepared;
    }

    private void Forget()
    {
        foreach (var prepared in _prepared.Values) prepared.Dispose();
        _prepared.Clear();
    }
}
