using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// One open connection with its prepared commands, used by one call at a time. Every statement of the store goes through
/// here, past the observer.
/// </summary>
internal sealed class Session : IDisposable
{
    private const int MostPrepared = 500;
    private const int MostExpected = 128;

    private readonly AdminDbContext _context;
    private readonly DbConnection _connection;
    private readonly RelationalDialect _dialect;
    private readonly ICommandObserver? _observer;
    private readonly Dictionary<Statement, PreparedStatement> _prepared = [];

    private Session(AdminDbContext context, ICommandObserver? observer)
    {
        _context = context;
        _connection = context.Database.GetDbConnection();
        _dialect = context.Dialect;
        _observer = observer;
    }

    /// <summary>What the current call wants to run.</summary>
    public Script Script { get; } = new();

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction { get; private set; }

    /// <summary>Whether the connection is to be closed instead of being used again.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether the last COMMIT was sent and no answer to it has come.</summary>
    public bool IsOutcomeUnknown { get; private set; }

    public static async ValueTask<Session> OpenAsync(AdminDbContext context, IReadOnlyList<string> setup, ICommandObserver? observer, CancellationToken cancellationToken)
    {
        var session = new Session(context, observer);
        try
        {
            if (session._dialect.IsSynchronous) session._connection.Open();
            else await session._connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            foreach (var statement in setup)
            {
                using var command = session._connection.CreateCommand();
                command.CommandText = statement;
                if (session._dialect.IsSynchronous) command.ExecuteNonQuery();
                else await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The connection is not to be used again.</summary>
    public void Break() => IsBroken = true;

    public async ValueTask BeginAsync(bool write, CancellationToken cancellationToken)
    {
        await RunAsync(write ? _dialect.BeginWriteStatement : _dialect.BeginReadStatement, cancellationToken).ConfigureAwait(false);
        InTransaction = true;
    }

    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        // From here on only an answer tells what happened.
        IsOutcomeUnknown = true;
        await RunAsync(_dialect.Commit, cancellationToken).ConfigureAwait(false);
        IsOutcomeUnknown = false;
        InTransaction = false;
    }

    public async ValueTask RollbackAsync()
    {
        await RunAsync(_dialect.Rollback, CancellationToken.None).ConfigureAwait(false);
        InTransaction = false;
    }

    /// <summary>Makes the session ready for the next call: no transaction, nothing held.</summary>
    public async ValueTask ResetAsync()
    {
        Script.Clear();
        IsOutcomeUnknown = false;
        // The transaction of a broken session ends when it is closed.
        if (!InTransaction || IsBroken) return;
        try
        {
            await RollbackAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // Providers say by the latter that the connection has been closed meanwhile.
            IsBroken = true;
        }
    }

    /// <summary>Runs a step that writes or checks.</summary>
    /// <returns>The rows touched; of a check, 1 for found and 0 for not.</returns>
    public ValueTask<int> ExecuteAsync(int step, CancellationToken cancellationToken)
    {
        var statement = Script[step].Statement;
        var command = Ready(statement, Script.ValuesOf(step));
        if (!_dialect.IsSynchronous) return ExecuteWaitingAsync(command, statement, cancellationToken);
        if (statement.Expectation < Expectation.Found) return new(command.ExecuteNonQuery());
        using var reader = command.ExecuteReader();
        return new(reader.Read() ? 1 : 0);
    }

    /// <summary>Runs a step that answers with one number.</summary>
    public async ValueTask<long> CountAsync(int step, CancellationToken cancellationToken)
    {
        var command = Ready(Script[step].Statement, Script.ValuesOf(step));
        var reader = await ReaderAsync(command, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await NextAsync(reader, cancellationToken).ConfigureAwait(false) ? reader.GetInt64(0) : 0;
        }
    }

    /// <summary>Runs a step that answers with one text in each row.</summary>
    public async ValueTask<List<OrganizationId>> OrganizationsAsync(int step, CancellationToken cancellationToken)
    {
        var command = Ready(Script[step].Statement, Script.ValuesOf(step));
        var reader = await ReaderAsync(command, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var found = new List<OrganizationId>();
            while (await NextAsync(reader, cancellationToken).ConfigureAwait(false)) found.Add(OrganizationId.Parse(reader.GetString(0)));
            return found;
        }
    }

    /// <summary>Runs a step that reads rows, and makes room at once for as many as are expected.</summary>
    public ValueTask<IReadOnlyList<StoredRow>> RowsAsync(int step, CancellationToken cancellationToken, int expected = 16)
    {
        var statement = Script[step].Statement;
        var command = Ready(statement, Script.ValuesOf(step));
        if (!_dialect.IsSynchronous) return RowsWaitingAsync(command, statement, cancellationToken);
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return new([]);
        var first = RowOf(reader, statement);
        if (!reader.Read()) return new([first]);
        var rows = new List<StoredRow>(Math.Min(expected, MostExpected)) { first, RowOf(reader, statement) };
        while (reader.Read()) rows.Add(RowOf(reader, statement));
        return new(rows);
    }

    public void Dispose()
    {
        foreach (var prepared in _prepared.Values) prepared.Dispose();
        _prepared.Clear();
        _context.Dispose();
    }

    private async ValueTask RunAsync(Statement statement, CancellationToken cancellationToken)
    {
        var command = Ready(statement, default);
        if (_dialect.IsSynchronous) command.ExecuteNonQuery();
        else await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<int> ExecuteWaitingAsync(DbCommand command, Statement statement, CancellationToken cancellationToken)
    {
        if (statement.Expectation < Expectation.Found) return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }
    }

    private async ValueTask<IReadOnlyList<StoredRow>> RowsWaitingAsync(DbCommand command, Statement statement, CancellationToken cancellationToken)
    {
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var rows = new List<StoredRow>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(RowOf(reader, statement));
            return rows;
        }
    }

    private async ValueTask<DbDataReader> ReaderAsync(DbCommand command, CancellationToken cancellationToken) =>
        _dialect.IsSynchronous ? command.ExecuteReader() : await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> NextAsync(DbDataReader reader, CancellationToken cancellationToken) =>
        _dialect.IsSynchronous ? reader.Read() : await reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    private StoredRow RowOf(DbDataReader reader, Statement statement)
    {
        var cells = new Cell[statement.Columns.Length];
        _dialect.ReadRow(reader, statement.Columns, cells);
        return new StoredRow(statement.HasVersion ? new StoreVersion(reader.GetInt64(cells.Length)) : StoreVersion.First, cells);
    }

    private DbCommand Ready(Statement statement, ReadOnlySpan<Cell> values)
    {
        _observer?.Sending(statement.Text);
        if (!_prepared.TryGetValue(statement, out var prepared))
        {
            if (_prepared.Count >= MostPrepared) Forget();
            prepared = new PreparedStatement(_connection, statement, _dialect);
            _prepared.Add(statement, prepared);
            prepared.Bind(_dialect, values);
            prepared.Command.Prepare();
            return prepared.Command;
        }

        prepared.Bind(_dialect, values);
        return prepared.Command;
    }

    private void Forget()
    {
        foreach (var prepared in _prepared.Values) prepared.Dispose();
        _prepared.Clear();
    }
}
