using Npgsql;
using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignTests.Databases;

/// <summary>A PostgreSQL server: the one of the tests, or one that nobody else uses and that can be stopped.</summary>
internal sealed class PostgresInstallation : ICampaignServer
{
    private readonly PostgresServer? _own;
    private readonly List<PostgresDatabase> _databases = [];

    public PostgresInstallation(bool ofItsOwn = false)
    {
        if (ofItsOwn) _own = Started(new PostgresServer());
    }

    /// <summary>A server of its own whose files stand in a given folder.</summary>
    public PostgresInstallation(string folder) => _own = Started(new PostgresServer(folder));

    public string Name => DatabaseChoice.PostgreSql;

    private PostgresServer Own => _own ?? throw new InvalidOperationException("The server is not this campaign's own.");

    // Without a pool: what is in one has died with the server.
    private string ConnectionString => $"{_own?.ConnectionString ?? PostgresTests.ConnectionString};Pooling=false";

    public async Task<string> NewDatabaseAsync()
    {
        var database = new PostgresDatabase(_own?.ConnectionString);
        _databases.Add(database);
        if (PostgresTests.AfterSchema is null) return database.ConnectionString;

        // A cluster has to distribute the tables before anything stands in them.
        var settings = new EntityFrameworkCoreStoreBuilder();
        DatabaseChoice.Use(settings, Name, database.ConnectionString);
        await using var store = EntityFrameworkCoreAdminStore.Create(settings, AdminShapes.All);
        await store.PrepareAsync(default);
        database.AfterSchema();
        return database.ConnectionString;
    }

    /// <summary>Ends all sessions of a database, in the middle of whatever they do.</summary>
    public async Task KillSessionsAsync(string connection)
    {
        await using var administrator = new NpgsqlConnection(ConnectionString);
        await administrator.OpenAsync();
        await using var kill = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1", administrator);
        kill.Parameters.Add(new NpgsqlParameter<string> { TypedValue = new NpgsqlConnectionStringBuilder(connection).Database });
        await kill.ExecuteScalarAsync();
    }

    public async Task QuietAsync(string connection)
    {
        await using var administrator = new NpgsqlConnection(ConnectionString);
        await administrator.OpenAsync();
        await using var others = new NpgsqlCommand("SELECT count(*), pg_sleep(0.01) FROM pg_stat_activity WHERE datname = $1", administrator);
        others.Parameters.Add(new NpgsqlParameter<string> { TypedValue = new NpgsqlConnectionStringBuilder(connection).Database });
        while ((long)(await others.ExecuteScalarAsync())! > 0)
        {
            // They see that nobody listens as soon as they have an answer to give.
        }
    }

    /// <summary>Stops the server as a crash would; <c>pg_ctl stop -m immediate</c> sends the same signal.</summary>
    public void Stop() => Own.Stop("QUIT");

    public void Start() => Own.Start();

    /// <summary>Starts it again if it has given up.</summary>
    public async Task SeeThatItRunsAsync()
    {
        try
        {
            await using var administrator = new NpgsqlConnection(ConnectionString);
            await administrator.OpenAsync();
        }
        catch (NpgsqlException)
        {
            Stop();
            Start();
        }
    }

    // It goes with the server of the tests; a failure tells what there was.
    public string Keep() => ConnectionString;

    private static PostgresServer Started(PostgresServer server)
    {
        server.Start();
        return server;
    }

    public ValueTask DisposeAsync()
    {
        if (_own is not null) _own.Dispose();
        else _databases.ForEach(database => database.Dispose());
        return ValueTask.CompletedTask;
    }
}
