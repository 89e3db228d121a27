using System.Data;
using Microsoft.Data.Sqlite;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

/// <summary>What a failure says, what it does to sessions, and which calls are made again.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly Database _database = new();
    private readonly OtherDialect _dialect = new();
    private readonly HurriedTime _time = new();
    private string _failing = "";
    private int _failures;

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(nameof(StorageFailure.Other), false, false, 2)]
    [InlineData(nameof(StorageFailure.Full), false, false, 2)]
    [InlineData(nameof(StorageFailure.Busy), true, false, 1)]
    [InlineData(nameof(StorageFailure.Locked), true, true, 1)]
    [InlineData(nameof(StorageFailure.ConnectionLost), true, false, 2)]
    public async Task A_change_that_fails_says_whether_it_may_be_tried_again_and_keeps_only_a_session_in_order(string meaning, bool transient, bool busy, int sessions)
    {
        var store = await PreparedAsync(Enum.Parse<StorageFailure>(meaning));
        Fail("log_line");
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.Equal((transient, busy, false), (failure.IsTransient, failure.IsBusy, failure.OutcomeUnknown));
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
        Assert.Equal(sessions, _dialect.Connections.Count);
        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task A_read_that_loses_its_connection_is_made_again_on_another()
    {
        var store = await PreparedAsync(StorageFailure.ConnectionLost);
        Fail("thing", times: 2);
        Assert.Null(await store.ThingAsync(1));
        Assert.Equal([25.0, 50.0], _time.Pauses);
        Assert.Equal(3, _dialect.Connections.Count);
        Assert.Equal([ConnectionState.Closed, ConnectionState.Closed, ConnectionState.Open], _dialect.Connections.Select(connection => connection.State));
    }

    [Fact]
    public async Task A_read_is_made_five_times_at_most()
    {
        var store = await PreparedAsync(StorageFailure.ConnectionLost);
        Fail("thing", times: 5);
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.ThingAsync(1));
        Assert.Equal(("GetAsync", true, false), (failure.Operation, failure.IsTransient, failure.OutcomeUnknown));
        Assert.Equal([25.0, 50.0, 100.0, 200.0], _time.Pauses);
        Assert.Null(await store.ThingAsync(1));
    }

    [Fact]
    public async Task A_read_that_fails_otherwise_is_not_made_again()
    {
        var store = await PreparedAsync(StorageFailure.Other);
        Fail("thing");
        await Assert.ThrowsAsync<AdminStorageException>(() => store.ThingAsync(1));
        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task What_cuts_one_connection_has_the_others_opened_anew()
    {
        var store = await PreparedAsync(StorageFailure.ConnectionLost);
        await store.ThingAsync(1);
        Fail("log_line");
        await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.Equal(2, _dialect.Connections.Count);
        await store.ThingAsync(1);
        await store.CommitAsync(Change.Number(1), default);
        Assert.Equal(4, _dialect.Connections.Count);

        Fail("thing");
        await store.ThingAsync(1);
        Assert.Equal(5, _dialect.Connections.Count);
        await store.CommitAsync(Change.Number(2), default);
        Assert.Equal(6, _dialect.Connections.Count);
    }

    [Fact]
    public async Task A_failure_that_cuts_nothing_leaves_the_other_sessions_open()
    {
        var store = await PreparedAsync(StorageFailure.Other);
        await store.ThingAsync(1);
        Fail("log_line");
        await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        await store.ThingAsync(1);
        Assert.Equal(2, _dialect.Connections.Count);
    }

    [Fact]
    public async Task Only_what_must_not_be_done_twice_has_an_unknown_outcome()
    {
        var store = await PreparedAsync(StorageFailure.Other);
        Fail("COMMIT");
        var append = await Assert.ThrowsAsync<AdminStorageException>(() => store.AppendAsync(Database.Acme, LogLine.Shape, [[Cell.Of(1), Cell.Of("a")]], default));
        Fail("COMMIT");
        var trim = await Assert.ThrowsAsync<AdminStorageException>(() => store.TrimAsync(Database.Acme, LogLine.Columns.BySequence, Cell.Of(1), 1, default));
        Fail("COMMIT");
        var add = await Assert.ThrowsAsync<AdminStorageException>(() => store.AddAsync(Database.Acme, Tally.Shape, [[Cell.Of("a"), Cell.Of(1), Cell.Of(1), Cell.Of(1)]], default));
        Assert.Equal((false, false, true), (append.OutcomeUnknown, trim.OutcomeUnknown, add.OutcomeUnknown));
    }

    [Fact]
    public async Task A_key_that_is_found_taken_when_a_change_ends_leaves_its_outcome_unknown()
    {
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (sql == "COMMIT") throw new SqliteException("UNIQUE constraint failed", 19, 2067);
        }));
        Assert.True((await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default))).OutcomeUnknown);
    }

    [Fact]
    public async Task A_conflict_that_cannot_be_looked_into_is_a_failure_with_a_known_outcome()
    {
        var fails = true;
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (fails && sql == "ROLLBACK") throw Database.Failure();
        }));
        await store.CommitAsync(Change.Number(1), default);
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.Equal(("CommitAsync", false), (failure.Operation, failure.OutcomeUnknown));
        fails = false;
        Assert.Equal(CommitStatus.KeyConflict, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    [Fact]
    public async Task A_session_whose_rollback_fails_is_closed()
    {
        var store = await PreparedAsync(null);
        await store.CommitAsync(Change.Number(1), default);
        Fail("ROLLBACK");
        Assert.Equal(CommitStatus.VersionConflict, (await store.CommitAsync(Change.Number(2, Change.Remove(9, 1)), default)).Status);
        Assert.Equal(ConnectionState.Closed, Assert.Single(_dialect.Connections).State);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2), default)).Status);
    }

    [Fact]
    public async Task A_session_that_cannot_be_set_up_is_closed_and_its_place_free_again()
    {
        var store = await PreparedAsync(null);
        _dialect.Told.Add("SELECT nothing");
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.Equal(("CommitAsync", false), (failure.Operation, failure.OutcomeUnknown));
        await Assert.ThrowsAsync<AdminStorageException>(() => store.ThingAsync(1));
        Assert.Equal([ConnectionState.Closed, ConnectionState.Closed], _dialect.Connections.Select(connection => connection.State));
        _dialect.Told.Clear();
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    private async Task<EntityFrameworkCoreAdminStore> PreparedAsync(StorageFailure? meaning)
    {
        _dialect.Meaning = meaning;
        return await _database.PreparedAsync(
            new Recorder(sql =>
            {
                if (_failures == 0 || !sql.Contains(_failing, StringComparison.Ordinal)) return;
                _failures--;
                throw Database.Failure();
            }),
            settings => settings.Use(_dialect, settings.ConnectionString).TimeProvider = _time);
    }

    private void Fail(string statement, int times = 1) => (_failing, _failures) = (statement, times);
}
