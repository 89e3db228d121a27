using System.Data;
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
    private readonly AdminDbContext _context;
    private readonly DbConnection _connection;
    private readonly RelationalDialect _dialect;
    private readonly IScriptRunner _runner;

    private Session(AdminDbContext context, DbConnection connection, EntityFrameworkCoreStoreBuilder settings)
    {
        _context = context;
        _connection = connection;
        _dialect = context.Dialect;
        _runner = _dialect.RunnerOf(connection, settings);
    }

    /// <summary>What the current call wants to run.</summary>
    public Script Script { get; } = new();

    /// <summary>Whether a transaction may be open.</summary>
    public bool InTransaction => _runner.InTransaction;

    /// <summary>The step that failed when the last run threw; -1 when it did not, or nobody knows.</summary>
    public int FailedStep => _runner.FailedStep;

    /// <summary>Whether the connection is to be closed instead of being used again.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether the last COMMIT was sent and no answer to it has come.</summary>
    public bool IsOutcomeUnknown { get; private set; }

    public static async ValueTask<Session> OpenAsync(AdminDbContext context, EntityFrameworkCoreStoreBuilder settings, bool writes, CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        var session = new Session(context, connection, settings);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            foreach (var statement in context.Dialect.Setup(settings, writes))
            {
                using var command = connection.CreateCommand();
                command.CommandText = statement;
                command.ExecuteNonQuery();
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

    /// <summary>Runs the steps of the script from one on.</summary>
    /// <returns>The first step whose expectation is not met, -1 when all are.</returns>
    public ValueTask<int> RunAsync(CancellationToken cancellationToken, int first = 0) => _runner.RunAsync(Script, first, cancellationToken);

    /// <summary>The rows that a step has read.</summary>
    public IReadOnlyList<StoredRow> Rows(int step) => Script.AnswerOf(step).Rows!;

    /// <summary>Commits; nothing cancels that.</summary>
    public async ValueTask CommitAsync()
    {
        // From here on only an answer tells what happened.
        IsOutcomeUnknown = true;
        await EndAsync(_dialect.Commit).ConfigureAwait(false);
        IsOutcomeUnknown = false;
    }

    public ValueTask RollbackAsync() => EndAsync(_dialect.Rollback);

    /// <summary>Makes the session ready for the next call: no transaction, nothing held.</summary>
    public async ValueTask ResetAsync()
    {
        Script.Clear();
        IsOutcomeUnknown = false;
        // Providers close a connection whose server answers neither in time nor the call to cancel.
        if (_connection.State != ConnectionState.Open) IsBroken = true;
        // The transaction of a broken session ends when it is closed.
        if (!InTransaction || IsBroken) return;
        try
        {
            await RollbackAsync().ConfigureAwait(false);
            Script.Clear();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // Providers say by the latter that the connection has been closed meanwhile.
            IsBroken = true;
        }
    }

    public void Dispose()
    {
        _runner.Dispose();
        _context.Dispose();
    }

    private async ValueTask EndAsync(Statement statement)
    {
        var step = Script.Count;
        Script.Add(statement);
        await RunAsync(CancellationToken.None, step).ConfigureAwait(false);
    }
}
