using System.Data.Common;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task As_many_reads_are_at_work_as_there_are_sessions(int sessions, bool together) =>
        Assert.Equal(together, await TogetherAsync(new OtherDialect(), sessions, store => store.OrganizationsAsync(null, 1, null, default)));

    [Theory]
    [InlineData(true, 1, true)]
    [InlineData(false, 1, false)]
    [InlineData(false, 2, true)]
    public async Task The_one_who_writes_has_a_session_of_its_own_where_there_can_be_one_only(bool oneWriter, int sessions, bool together) =>
        Assert.Equal(together, await TogetherAsync(new OtherDialect { OneWriter = oneWriter }, sessions, store => store.CommitAsync(Change.Number(1), default)));

    [Theory]
    [InlineData(true, 1L)]
    [InlineData(false, 0L)]
    public async Task Sessions_that_read_cannot_write_where_another_one_does(bool oneWriter, long expected)
    {
        var dialect = new OtherDialect { OneWriter = oneWriter };
        var store = await PreparedAsync(dialect, null, _ => { });
        await store.ThingAsync(1);
        Assert.Equal(expected, Ask(dialect.Connections[0], "PRAGMA query_only"));
        await store.CommitAsync(Change.Number(1), default);
        Assert.Equal(0L, Ask(dialect.Connections[^1], "PRAGMA query_only"));
        Assert.Equal(2L, Ask(dialect.Connections[^1], "PRAGMA synchronous"));
    }

    [Fact]
    public async Task The_outcome_of_a_commit_is_unknown_only_until_it_is_answered()
    {
        await _database.PreparedAsync();
        var unknown = new List<bool>();
        Session? session = null;
        var settings = _database.Use(new EntityFrameworkCoreStoreBuilder());
        settings.Observer = new Recorder(_ => unknown.Add(session!.IsOutcomeUnknown));
        var options = AdminDbContext.Options();
        Database.Dialect.Configure(options, settings);
        session = await Session.OpenAsync(new AdminDbContext(options.Options, Database.Shapes, Database.Dialect), settings, writes: true, default);
        using (session)
        {
            session.Script.Add(Database.Dialect.BeginWrite);
            await session.RunAsync(default);
            await session.CommitAsync();
            Assert.False(session.IsOutcomeUnknown);
        }

        Assert.Equal([false, true], unknown);
    }

    /// <summary>Whether a call that is made while a read is at work ends before it.</summary>
    private async Task<bool> TogetherAsync(OtherDialect dialect, int sessions, Func<IAdminStore, Task> other)
    {
        IAdminStore? store = null;
        Task? second = null;
        var ended = false;
        var opened = await PreparedAsync(dialect, sessions, sql =>
        {
            if (store is null || second is not null) return;
            second = Task.CompletedTask;
            second = other(store);
            ended = second.IsCompleted;
        });
        store = opened;
        await store.ThingAsync(1);
        await second!;
        return ended;
    }

    private Task<EntityFrameworkCoreAdminStore> PreparedAsync(OtherDialect dialect, int? sessions, Action<string> act) =>
        _database.PreparedAsync(new Recorder(act), settings => settings.Use(dialect, settings.ConnectionString).Sessions = sessions);

    private static object? Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
