using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql;

/// <summary>PostgreSQL: each call one round trip, a change two; READ COMMITTED for what writes, one snapshot for what reads.</summary>
internal sealed class PostgreSqlDialect : BatchingDialect
{
    private const string ApplicationName = "OnlineContact.Admin";

    private PostgreSqlDialect()
    {
    }

    public static PostgreSqlDialect Instance { get; } = new();

    public override string Name => "PostgreSQL";

    public override string ProviderName => "Npgsql.EntityFrameworkCore.PostgreSQL";

    public override bool HasOneWriter => false;

    public override int DefaultSessions => 16;

    // The one whose order is that of the code points.
    public override string TextCollation => "C";

    public override int MaxInsertRows => 128;

    // A cluster keeps a list of more than a hundred rows aside as a result of its own.
    public override int MaxReplaceRows => 64;

    // The protocol numbers them with 16 bits, signed in older servers and poolers.
    public override int MaxParameters => 16_384;

    // The isolation is named, since a server, a database or a role may have another default.
    public override Statement BeginWrite { get; } = Beginning("BEGIN ISOLATION LEVEL READ COMMITTED");

    public override Statement BeginRead { get; } = Beginning("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

    // Nothing: what a session is told would be lost, or reach others, behind a pooler that hands out transactions.
    public override IReadOnlyList<string> Setup(EntityFrameworkCoreStoreBuilder settings, bool writes) => [];

    public override string StoreType(ColumnType type, int maxLength) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Bytes => "bytea",
        // Without a scale, since the server would fill it with zeros, or round to it.
        ColumnType.Decimal => "numeric",
        ColumnType.Flag => "boolean",
        // Instants, too: the server's own type has no ticks of 100 nanoseconds.
        _ => "bigint",
    };

    public override Type ProviderType(ColumnType type) => type switch
    {
        ColumnType.Text => typeof(string),
        ColumnType.Bytes => typeof(byte[]),
        ColumnType.Decimal => typeof(decimal),
        ColumnType.Flag => typeof(bool),
        _ => typeof(long),
    };

    public override object ToProvider(ColumnType type, Cell cell) => type switch
    {
        ColumnType.Text => cell.AsText(),
        ColumnType.Bytes => cell.AsBytes(),
        ColumnType.Decimal => StoredDecimal.Of(cell.AsDecimal()),
        ColumnType.Flag => cell.AsFlag(),
        _ => cell.AsNumber(),
    };

    public override Cell FromProvider(ColumnType type, object value) => type switch
    {
        ColumnType.Text => Cell.Of((string)value),
        ColumnType.Bytes => Cell.Of((byte[])value),
        ColumnType.Decimal => Cell.Of((decimal)value),
        ColumnType.Flag => Cell.Of((bool)value),
        _ => Cell.Of((long)value),
    };

    public override void ReadRow(DbDataReader reader, ReadOnlySpan<ResultColumn> columns, Span<Cell> cells)
    {
        var row = (NpgsqlDataReader)reader;
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].IsOptional && row.IsDBNull(i))
            {
                cells[i] = Cell.Null;
                continue;
            }

            cells[i] = columns[i].Type switch
            {
                ColumnType.Text => Cell.Of(row.GetString(i)),
                ColumnType.Bytes => Cell.Of(row.GetFieldValue<byte[]>(i)),
                ColumnType.Decimal => Cell.Of(row.GetDecimal(i)),
                ColumnType.Flag => Cell.Of(row.GetBoolean(i)),
                _ => Cell.Of(row.GetInt64(i)),
            };
        }
    }

    public override string Placeholder(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");

    public override DbParameter CreateParameter(int index, ColumnType type) => type switch
    {
        ColumnType.Text => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text },
        ColumnType.Bytes => new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Bytea },
        ColumnType.Decimal => new NpgsqlParameter<decimal?> { NpgsqlDbType = NpgsqlDbType.Numeric },
        ColumnType.Flag => new NpgsqlParameter<bool?> { NpgsqlDbType = NpgsqlDbType.Boolean },
        _ => new NpgsqlParameter<long?> { NpgsqlDbType = NpgsqlDbType.Bigint },
    };

    // By its type, so that nothing is boxed; a null that is not typed would be refused.
    public override void Bind(DbParameter parameter, ColumnType type, Cell cell)
    {
        switch (type)
        {
            case ColumnType.Text:
                ((NpgsqlParameter<string>)parameter).TypedValue = cell.IsNull ? null : cell.AsText();
                break;
            case ColumnType.Bytes:
                ((NpgsqlParameter<byte[]>)parameter).TypedValue = cell.IsNull ? null : cell.AsBytes();
                break;
            case ColumnType.Decimal:
                ((NpgsqlParameter<decimal?>)parameter).TypedValue = cell.IsNull ? null : StoredDecimal.Of(cell.AsDecimal());
                break;
            case ColumnType.Flag:
                ((NpgsqlParameter<bool?>)parameter).TypedValue = cell.IsNull ? null : cell.AsFlag();
                break;
            default:
                ((NpgsqlParameter<long?>)parameter).TypedValue = cell.IsNull ? null : cell.AsNumber();
                break;
        }
    }

    // Not strpos, which prepares for each row anew what it looks for, and of which the planner knows nothing.
    public override string Contains(string column, string parameter) => $"{column} LIKE {parameter}";

    public override string Contained(string part) =>
        $"%{part.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    // The server itself refuses a sum that is no number of 64 bits any more.
    public override string? InRange(string sum) => null;

    public override StorageFailure Classify(Exception exception) => exception switch
    {
        PostgresException postgres => Classify(postgres.SqlState),
        NpgsqlException { InnerException: TimeoutException } => StorageFailure.Locked,
        NpgsqlException { InnerException: IOException or SocketException } => StorageFailure.ConnectionLost,
        NpgsqlException { IsTransient: true } => StorageFailure.ConnectionLost,
        _ => StorageFailure.Other,
    };

    public override int FailedCommand(DbBatch batch, DbException exception)
    {
        if (exception is not NpgsqlException { BatchCommand: { } command } failure) return -1;
        // It holds the values of its parameters, and who logs exceptions might log it, too.
        failure.BatchCommand = null;
        return batch.BatchCommands.IndexOf(command);
    }

    public override void Check(string connectionString)
    {
        var parts = Parts(connectionString);
        if (string.IsNullOrWhiteSpace(parts.Host)) throw Unsupported("the connection string names no host", "Write it like Host=localhost;Database=admin;Username=admin;Password=….");
        if (parts.Multiplexing) throw Unsupported("multiplexing has no transactions of one's own", "Leave Multiplexing out of the connection string.");
    }

    public override void Configure(DbContextOptionsBuilder options, EntityFrameworkCoreStoreBuilder settings)
    {
        var parts = Parts(settings.ConnectionString);
        // The sessions are kept by the store itself, with their prepared statements.
        parts.Pooling = false;
        // A change has a transaction of its own, whatever scope the host is in.
        parts.Enlist = false;
        parts.CommandTimeout = settings.SecondsToWait;
        // Details hold values, which may be personal; the failed command is needed, and taken out again.
        parts.IncludeErrorDetail = false;
        parts.PersistSecurityInfo = false;
        parts.IncludeFailedBatchedCommand = true;
        parts.ApplicationName ??= ApplicationName;
        options.UseNpgsql(parts.ToString(), npgsql => npgsql
            .MigrationsAssembly(typeof(PostgreSqlDialect).Assembly)
            // What fails is told as it is; the provider's own strategy would wrap it.
            .ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)));
    }

    public override Task MigrateAsync(AdminDbContext context, Func<CancellationToken, Task<string?>> checkHistory, CancellationToken cancellationToken) =>
        new PostgreSqlMigration(context, checkHistory).RunAsync(cancellationToken);

    internal static AdminConfigurationException Unsupported(string reason, string remedy, Exception? inner = null) =>
        new(AdminErrors.StoreUnsupported.With("database", reason), remedy, inner);

    private static StorageFailure Classify(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.UniqueViolation => StorageFailure.KeyTaken,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => StorageFailure.Busy,
        PostgresErrorCodes.TooManyConnections => StorageFailure.Busy,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => StorageFailure.Locked,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => StorageFailure.ConnectionLost,
        // A session that was idle for too long, in a transaction or out of one.
        "25P03" or "57P05" => StorageFailure.ConnectionLost,
        // "Cached plan must not change result type": a table was altered while the session was open; a new one is not concerned.
        PostgresErrorCodes.FeatureNotSupported => StorageFailure.ConnectionLost,
        PostgresErrorCodes.ReadOnlySqlTransaction => StorageFailure.ReadOnly,
        PostgresErrorCodes.InsufficientPrivilege => StorageFailure.NotAllowed,
        PostgresErrorCodes.DiskFull => StorageFailure.Full,
        PostgresErrorCodes.InvalidCatalogName => StorageFailure.CannotOpen,
        _ => sqlState[..2] switch
        {
            "08" => StorageFailure.ConnectionLost,
            "28" => StorageFailure.CannotOpen,
            _ => StorageFailure.Other,
        },
    };

    private static NpgsqlConnectionStringBuilder Parts(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // What the provider says of it may hold a part of it.
            throw Unsupported($"the connection string cannot be read ({e.GetType().Name})", "Write it like Host=localhost;Database=admin;Username=admin;Password=….");
        }
    }
}
