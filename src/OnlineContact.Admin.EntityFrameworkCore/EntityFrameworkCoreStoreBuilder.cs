using Microsoft.EntityFrameworkCore;
using NodaTime;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.EntityFrameworkCore;

/// <summary>
/// The settings of an <see cref="EntityFrameworkCoreAdminStore"/>. The database is chosen by <c>UseSqlite</c> or <c>UsePostgreSql</c> of its package.
/// </summary>
/// <remarks>Not safe for several threads; used once, while the host is put together.</remarks>
public sealed class EntityFrameworkCoreStoreBuilder
{
    private const int MostSessions = 100;

    private static readonly Duration LongestWait = Duration.FromMinutes(10);

    /// <summary>
    /// How many sessions (open connections) may be in use at a time, 1 to 100; null, which it is unless told: 4 on SQLite, where they
    /// only read and one more writes, 16 on PostgreSQL. Calls beyond that wait for a session, and their wait can be cancelled.
    /// </summary>
    public int? Sessions { get; set; }

    /// <summary>
    /// How long a call waits for a lock that another process holds, 1 second to 10 minutes; 30 seconds unless told. Taken in whole seconds, rounded up.
    /// On PostgreSQL it bounds each round trip, whatever it waits for.
    /// </summary>
    /// <remarks>On SQLite the thread that calls waits, and the wait cannot be cancelled.</remarks>
    public Duration LockTimeout { get; set; } = Duration.FromSeconds(30);

    /// <summary>
    /// Whether statements are prepared once for each session, as they are unless told otherwise. Off on PostgreSQL behind a pooler that hands out
    /// transactions and loses prepared statements on the way, as pgbouncer did before version 1.21. Without effect on SQLite.
    /// </summary>
    public bool PreparesStatements { get; set; } = true;

    internal RelationalDialect? Dialect { get; private set; }

    internal string ConnectionString { get; private set; } = "";

    internal ICommandObserver? Observer { get; set; }

    /// <summary>What pauses before a call is made again wait by.</summary>
    internal TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary><see cref="LockTimeout"/> as providers take it.</summary>
    internal int SecondsToWait => (int)Math.Ceiling(LockTimeout.TotalSeconds);

    /// <summary>Has the last word on the context's options: for tests, which bring migrations of their own.</summary>
    internal Action<DbContextOptionsBuilder>? Configure { get; set; }

    internal EntityFrameworkCoreStoreBuilder Use(RelationalDialect dialect, string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        Dialect = dialect;
        ConnectionString = connectionString;
        return this;
    }

    /// <summary>The chosen dialect, once everything is found to be in its limits.</summary>
    internal RelationalDialect Checked()
    {
        var dialect = Dialect ?? throw new AdminConfigurationException(
            AdminErrors.StoreUnsupported.With("database", "none was chosen"), "Call UseSqlite or UsePostgreSql in UseEntityFrameworkCore.");
        if (Sessions is < 1 or > MostSessions)
            throw new AdminConfigurationException(AdminErrors.OptionsInvalid.With(nameof(Sessions), nameof(Sessions), $"1 to {MostSessions}", Sessions), "Set it within its limits.");
        if (LockTimeout < Duration.FromSeconds(1) || LockTimeout > LongestWait)
            throw new AdminConfigurationException(AdminErrors.OptionsInvalid.With(nameof(LockTimeout), nameof(LockTimeout), "1 second to 10 minutes", LockTimeout.ToString()), "Set it within its limits.");
        return dialect;
    }
}
