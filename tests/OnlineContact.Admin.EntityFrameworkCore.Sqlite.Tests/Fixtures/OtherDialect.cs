using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>SQLite, but for what a test says is otherwise. A model is made anew for each.</summary>
internal sealed class OtherDialect : RelationalDialect
{
    private static readonly RelationalDialect Real = Database.Dialect;

    /// <summary>The connections of the sessions that were opened.</summary>
    public List<DbConnection> Connections { get; } = [];

    /// <summary>What a session is told beside the rest.</summary>
    public List<string> Told { get; } = [];

    /// <summary>What every failure means; null for what it really means.</summary>
    public StorageFailure? Meaning { get; set; }

    /// <summary>Comes before the migrations.</summary>
    public Action Migrating { get; set; } = () => { };

    public string Provider { get; init; } = Real.ProviderName;

    public bool OneWriter { get; init; } = true;

    public int InsertRows { get; init; } = Real.MaxInsertRows;

    public int ReplaceRows { get; init; } = Real.MaxReplaceRows;

    public int Parameters { get; init; } = Real.MaxParameters;

    public override string Name => Real.Name;

    public override string ProviderName => Provider;

    public override bool HasOneWriter => OneWriter;

    public override int DefaultSessions => Real.DefaultSessions;

    public override string TextCollation => Real.TextCollation;

    public override int MaxInsertRows => InsertRows;

    public override int MaxReplaceRows => ReplaceRows;

    public override int MaxParameters => Parameters;

    public override Statement BeginWrite => Real.BeginWrite;

    public override Statement BeginRead => Real.BeginRead;

    public override IScriptRunner RunnerOf(DbConnection connection, EntityFrameworkCoreStoreBuilder settings)
    {
        Connections.Add(connection);
        return Real.RunnerOf(connection, settings);
    }

    public override IReadOnlyList<string> Setup(EntityFrameworkCoreStoreBuilder settings, bool writes) => [.. Real.Setup(settings, writes), .. Told];

    public override string StoreType(ColumnType type, int maxLength) => Real.StoreType(type, maxLength);

    public override Type ProviderType(ColumnType type) => Real.ProviderType(type);

    public override object ToProvider(ColumnType type, Cell cell) => Real.ToProvider(type, cell);

    public override Cell FromProvider(ColumnType type, object value) => Real.FromProvider(type, value);

    public override string Placeholder(int index) => Real.Placeholder(index);

    public override string Limit(string parameter) => Real.Limit(parameter);

    public override string Contains(string column, string parameter) => Real.Contains(column, parameter);

    public override string Contained(string part) => Real.Contained(part);

    public override string? InRange(string sum) => Real.InRange(sum);

    public override StorageFailure Classify(Exception exception) => Meaning ?? Real.Classify(exception);

    public override void Check(string connectionString) => Real.Check(connectionString);

    public override void Configure(DbContextOptionsBuilder options, EntityFrameworkCoreStoreBuilder settings) => Real.Configure(options, settings);

    public override Task MigrateAsync(AdminDbContext context, Func<CancellationToken, Task<string?>> checkHistory, CancellationToken cancellationToken)
    {
        Migrating();
        return Real.MigrateAsync(context, checkHistory, cancellationToken);
    }
}
