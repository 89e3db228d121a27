using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite;

/// <summary>SQLite: one file in write-ahead mode, one session that writes, several that read.</summary>
internal sealed class SqliteDialect : RelationalDialect
{
    // "SQL logic error": no such table or column, or one that is there already.
    private const int LogicError = 1;

    // BEGIN IMMEDIATE passes on a read-only file; the first statement that might write does not.
    private const string TouchNothing = $"DELETE FROM \"{HistoryRepository.DefaultTableName}\" WHERE 0";

    private SqliteDialect()
    {
    }

    public static SqliteDialect Instance { get; } = new();

    public override string Name => "SQLite";

    public override string ProviderName => "Microsoft.EntityFrameworkCore.Sqlite";

    public override bool HasOneWriter => true;

    public override int DefaultSessions => 4;

    public override string TextCollation => "BINARY";

    // A prepared statement that is run again costs no more than a further row of a longer one.
    public override int MaxInsertRows => 16;

    public override int MaxReplaceRows => 1;

    // What the engine takes unless it is built otherwise.
    public override int MaxParameters => 32_766;

    // Takes the right to write at once, so that no change finds out at its end that another was faster.
    public override Statement BeginWrite { get; } = Beginning("BEGIN IMMEDIATE");

    public override Statement BeginRead { get; } = Beginning("BEGIN");

    public override IScriptRunner RunnerOf(DbConnection connection, EntityFrameworkCoreStoreBuilder settings) => new SqliteRunner((SqliteConnection)connection, settings.Observer);

    public override IReadOnlyList<string> Setup(EntityFrameworkCoreStoreBuilder settings, bool writes)
    {
        // As long as the provider itself goes on trying: were it shorter, the provider would wait for it a second time.
        var busy = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {settings.SecondsToWait * 1_000}");
        return writes
            ? [busy, "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"]
            : [busy, "PRAGMA query_only = ON"];
    }

    public override string StoreType(ColumnType type, int maxLength) => type switch
    {
        ColumnType.Text or ColumnType.Decimal => "TEXT",
        ColumnType.Bytes => "BLOB",
        _ => "INTEGER",
    };

    public override Type ProviderType(ColumnType type) => type switch
    {
        ColumnType.Text or ColumnType.Decimal => typeof(string),
        ColumnType.Bytes => typeof(byte[]),
        _ => typeof(long),
    };

    public override object ToProvider(ColumnType type, Cell cell) => type switch
    {
        ColumnType.Text => cell.AsText(),
        ColumnType.Bytes => cell.AsBytes(),
        ColumnType.Decimal => SortableDecimal.Write(cell.AsDecimal()),
        _ => cell.AsNumber(),
    };

    public override Cell FromProvider(ColumnType type, object value) => type switch
    {
        ColumnType.Text => Cell.Of((string)value),
        ColumnType.Bytes => Cell.Of((byte[])value),
        ColumnType.Decimal => Cell.Of(SortableDecimal.Read((string)value)),
        _ => Cell.Of((long)value),
    };

    public override string Placeholder(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    // A bare parameter makes SQLite plan the statement again at each binding.
    public override string Limit(string parameter) => $" LIMIT {parameter} + 0";

    public override string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    // A sum beyond 64 bits would silently become a floating-point number.
    public override string InRange(string sum) => $"typeof({sum}) = 'integer'";

    public override StorageFailure Classify(Exception exception) =>
        exception is not SqliteException sqlite
            ? StorageFailure.Other
            : (sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode) switch
            {
                (19, 1555 or 2067 or 2579) => StorageFailure.KeyTaken,
                (5, _) => StorageFailure.Locked,
                (6, _) => StorageFailure.Busy,
                (8, _) => StorageFailure.ReadOnly,
                (13, _) => StorageFailure.Full,
                (14, _) => StorageFailure.CannotOpen,
                (11 or 26, _) => StorageFailure.NotADatabase,
                _ => StorageFailure.Other,
            };

    public override void Check(string connectionString)
    {
        SqliteConnectionStringBuilder parts;
        try
        {
            parts = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw Unsupported("the connection string cannot be read", "Write it like Data Source=admin.db.", e);
        }

        if (parts.DataSource.Length == 0) throw Unsupported("the connection string names no file", "Write it like Data Source=admin.db.");
        if (parts.Mode == SqliteOpenMode.Memory
            || parts.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
            || parts.DataSource.Contains("mode=memory", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("a database in memory is another one for each session", "Name a file, or use the in-memory store.");
        if (parts.Mode == SqliteOpenMode.ReadOnly) throw Unsupported("it is opened read-only", "Leave Mode out of the connection string.");
        if (parts.Cache == SqliteCacheMode.Shared || parts.DataSource.Contains("cache=shared", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("a shared cache locks whole tables", "Leave Cache out of the connection string.");
    }

    public override void Configure(DbContextOptionsBuilder options, EntityFrameworkCoreStoreBuilder settings)
    {
        // The sessions are kept by the store itself; the provider's pool would keep the file open after they are closed.
        // Its time-out is how long it goes on trying when the file is locked.
        var parts = new SqliteConnectionStringBuilder(settings.ConnectionString)
        {
            Pooling = false,
            DefaultTimeout = settings.SecondsToWait,
        };
        options.UseSqlite(parts.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteDialect).Assembly));
    }

    /// <summary>
    /// Runs what is missing in one transaction that writes from its beginning, so that starts queue, and one that is killed
    /// leaves nothing. EF's own Migrate keeps its lock as a row, and a process killed there would lock out all others for good.
    /// </summary>
    public override async Task MigrateAsync(AdminDbContext context, Func<CancellationToken, Task<string?>> checkHistory, CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        if (Scalar(connection, "PRAGMA journal_mode = WAL") is not "wal")
            throw Unsupported("its file system cannot keep a write-ahead log", "Put the file on a local disk.");
        // Looked at and planned before anybody has to wait: this is most of a start's work, and it finds out whether there is any other.
        var seen = await checkHistory(cancellationToken).ConfigureAwait(false);
        var script = ScriptFrom(context, seen);
        Run(connection, BeginWrite.Text);
        try
        {
            var last = await checkHistory(cancellationToken).ConfigureAwait(false);
            if (last != seen) script = ScriptFrom(context, last);
            cancellationToken.ThrowIfCancellationRequested();
            Run(connection, script);
            Run(connection, "COMMIT");
            CheckTables(context, connection);
        }
        catch (Exception e)
        {
            // The transaction ends with its connection; the failure that is told is the first one.
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
            if (e is SqliteException { SqliteErrorCode: LogicError })
                throw Unsupported($"its tables are not those that the migrations make ({e.Message})", "Use a database that nothing else makes tables in, or restore it from a backup.", e);
            throw;
        }
    }

    /// <summary>Finds out at the start whether a table or a column is missing. With the table's name in front, since a lone unknown name in quotes would be a text.</summary>
    private static void CheckTables(AdminDbContext context, DbConnection connection)
    {
        foreach (var shape in context.Shapes)
            Run(connection, $"SELECT {string.Join(", ", shape.Columns.Select(column => $"t.\"{column.Name}\""))} FROM \"{shape.Name}\" AS t LIMIT 0");
    }

    private static string ScriptFrom(AdminDbContext context, string? last) =>
        last == context.GetService<IMigrationsAssembly>().Migrations.Keys.Max()
            ? TouchNothing
            : context.GetService<IMigrator>().GenerateScript(last, null, MigrationsSqlGenerationOptions.NoTransactions);

    private static object? Scalar(DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private static void Run(DbConnection connection, string text) => _ = Scalar(connection, text);

    private static AdminConfigurationException Unsupported(string reason, string remedy, Exception? inner = null) =>
        new(AdminErrors.StoreUnsupported.With("database", reason), remedy, inner);
}
