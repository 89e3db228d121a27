using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Tests;

/// <summary>What docs/features/databases.md shows, run.</summary>
public sealed partial class DatabaseSnippets : IDisposable
{
    private readonly PostgresDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [PostgresFact]
    public async Task The_registration_starts()
    {
        var services = new ServiceCollection();
        var connectionString = _database.ConnectionString;
        #region postgresql
        services.AddOnlineContactAdmin(admin => admin.UseEntityFrameworkCore(ef =>
        {
            ef.UsePostgreSql(connectionString);   // Host=db.example.com;Database=admin;Username=admin;Password=…
            ef.Sessions = 16;                     // open connections of this host at most
            ef.LockTimeout = Duration.FromSeconds(30);
        }));
        #endregion
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        _database.AfterSchema();
        Assert.Equal((long)AdminShapes.All.Count + 1, _database.Ask("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    [PostgresFact]
    public async Task The_distribution_wants_a_cluster()
    {
        var connectionString = _database.ConnectionString;
        await Assert.ThrowsAsync<Errors.AdminConfigurationException>(DistributeAsync);

        async Task DistributeAsync()
        {
            #region cluster
            await CitusDistribution.RunAsync(connectionString);
            #endregion
        }
    }

    [PostgresFact]
    public async Task The_sql_runs()
    {
        var blocks = SqlBlock().Matches(await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "features", "databases.md"))).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value);
        Assert.Equal(["report", "rows", "setup"], blocks.Keys.Order());

        // Under names of the test's own, since roles and databases belong to the whole server.
        var setup = blocks["setup"].Replace("admin", _database.Name + "_a", StringComparison.Ordinal);
        foreach (var statement in setup.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) _database.Ask(statement);
        try
        {
            var owner = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Database = _database.Name + "_a", Username = _database.Name + "_a", Password = "choose one" }.ToString();
            await using var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => ef.UsePostgreSql(owner)));
            var haneul = await host.ProvisionAsync("haneul");
            await host.ContractedServices.AddAsync(haneul.Owner, haneul.Id, Contracts.ServiceType.IssueManagement);

            await using var connection = new NpgsqlConnection(owner);
            await connection.OpenAsync();
            await using (var report = new NpgsqlCommand(blocks["report"], connection))
            await using (var reader = await report.ExecuteReaderAsync())
            {
                Assert.True(await reader.ReadAsync());
                Assert.Equal(new DateTime(2021, 3, 15, 12, 0, 0, DateTimeKind.Utc), reader.GetDateTime(1));
            }

            _database.Ask($"CREATE ROLE {_database.Name}_rows");
            await using var grant = new NpgsqlCommand(blocks["rows"].Replace("admin_rows", _database.Name + "_rows", StringComparison.Ordinal), connection);
            await grant.ExecuteNonQueryAsync();
        }
        finally
        {
            _database.Ask($"DROP DATABASE IF EXISTS {_database.Name}_a WITH (FORCE)");
        }
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "OnlineContact.Admin.sln"))) root = Path.GetDirectoryName(root)!;
        return root;
    }

    [GeneratedRegex(@"<!-- sql: (?<name>[a-z]+) -->\n```sql\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SqlBlock();
}
