using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Tests;

/// <summary>What a server would do with it is told by other tests; this is what it is told.</summary>
public sealed class DialectTests
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    [Fact]
    public void The_store_sets_what_its_sessions_need_whatever_the_host_wrote()
    {
        var parts = Configured("Host=db;Pooling=true;Enlist=true;Command Timeout=7;Include Error Detail=true;Persist Security Info=true;Include Failed Batched Command=false;Application Name=desk", settings => settings.LockTimeout = NodaTime.Duration.FromSeconds(11));

        Assert.False(parts.Pooling);
        Assert.False(parts.Enlist);
        Assert.Equal(11, parts.CommandTimeout);
        Assert.False(parts.IncludeErrorDetail);
        Assert.False(parts.PersistSecurityInfo);
        Assert.True(parts.IncludeFailedBatchedCommand);
        Assert.Equal(("db", "desk"), (parts.Host, parts.ApplicationName));
    }

    [Fact]
    public void Sessions_are_called_after_the_library_where_the_host_has_no_name_for_them() =>
        Assert.Equal("OnlineContact.Admin", Configured("Host=db").ApplicationName);

    [Fact]
    public void Several_write_at_a_time() => Assert.False(Dialect.HasOneWriter);

    [Theory]
    [InlineData(ColumnType.Text, NpgsqlDbType.Text)]
    [InlineData(ColumnType.Bytes, NpgsqlDbType.Bytea)]
    [InlineData(ColumnType.Decimal, NpgsqlDbType.Numeric)]
    [InlineData(ColumnType.Flag, NpgsqlDbType.Boolean)]
    [InlineData(ColumnType.Number, NpgsqlDbType.Bigint)]
    [InlineData(ColumnType.Instant, NpgsqlDbType.Bigint)]
    [InlineData(ColumnType.Date, NpgsqlDbType.Bigint)]
    public void A_parameter_has_its_type_before_it_has_a_value_and_takes_nothing_too(ColumnType type, NpgsqlDbType expected)
    {
        var parameter = Dialect.CreateParameter(0, type);
        Assert.Equal(expected, ((NpgsqlParameter)parameter).NpgsqlDbType);

        Dialect.Bind(parameter, type, Cell.Null);

        Assert.True(parameter.Value is null or DBNull);
        Assert.Equal(expected, ((NpgsqlParameter)parameter).NpgsqlDbType);
    }

    [Theory]
    [InlineData("23505", StorageFailure.KeyTaken)]
    [InlineData("40001", StorageFailure.Busy)]
    [InlineData("40P01", StorageFailure.Busy)]
    [InlineData("53300", StorageFailure.Busy)]
    [InlineData("55P03", StorageFailure.Locked)]
    [InlineData("57014", StorageFailure.Locked)]
    [InlineData("57P01", StorageFailure.ConnectionLost)]
    [InlineData("57P02", StorageFailure.ConnectionLost)]
    [InlineData("57P03", StorageFailure.ConnectionLost)]
    [InlineData("25P03", StorageFailure.ConnectionLost)]
    [InlineData("57P05", StorageFailure.ConnectionLost)]
    [InlineData("0A000", StorageFailure.ConnectionLost)]
    [InlineData("08006", StorageFailure.ConnectionLost)]
    [InlineData("25006", StorageFailure.ReadOnly)]
    [InlineData("42501", StorageFailure.NotAllowed)]
    [InlineData("53100", StorageFailure.Full)]
    [InlineData("3D000", StorageFailure.CannotOpen)]
    [InlineData("28P01", StorageFailure.CannotOpen)]
    [InlineData("42P01", StorageFailure.Other)]
    internal void A_server_s_code_says_what_failed(string code, StorageFailure expected) =>
        Assert.Equal(expected, Dialect.Classify(new PostgresException("it failed", "ERROR", "ERROR", code)));

    [Fact]
    public void What_fails_on_the_way_to_the_server_is_told_by_its_cause()
    {
        Assert.Equal(StorageFailure.Locked, Dialect.Classify(Around(new TimeoutException())));
        Assert.Equal(StorageFailure.ConnectionLost, Dialect.Classify(Around(new IOException())));
        Assert.Equal(StorageFailure.ConnectionLost, Dialect.Classify(Around(new System.Net.Sockets.SocketException())));
        Assert.Equal(StorageFailure.ConnectionLost, Dialect.Classify(Around(Around(new IOException()))));
        Assert.Equal(StorageFailure.Other, Dialect.Classify(Around(new InvalidOperationException())));
        Assert.Equal(StorageFailure.Other, Dialect.Classify(new InvalidOperationException()));
    }

    [Fact]
    public void Of_a_batch_that_failed_as_a_whole_no_command_is_named()
    {
        using var batch = new NpgsqlBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT 1"));

        Assert.Equal(-1, Dialect.FailedCommand(batch, Around(new IOException())));
    }

    private static NpgsqlException Around(Exception inner) => new("it failed", inner);

    private static NpgsqlConnectionStringBuilder Configured(string connectionString, Action<EntityFrameworkCoreStoreBuilder>? tune = null)
    {
        var settings = new EntityFrameworkCoreStoreBuilder().UsePostgreSql(connectionString);
        tune?.Invoke(settings);
        var options = new DbContextOptionsBuilder();
        Dialect.Configure(options, settings);
        return new(RelationalOptionsExtension.Extract(options.Options).ConnectionString);
    }
}
