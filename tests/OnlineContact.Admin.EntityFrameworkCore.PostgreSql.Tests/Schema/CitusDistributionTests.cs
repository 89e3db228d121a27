using System.Transactions;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Tests.Schema;

public sealed class CitusDistributionTests : IDisposable
{
    // What the step needs of a cluster: its list of distributed tables, and the call that adds one.
    private const string Cluster = """
        CREATE TABLE pg_dist_partition (logicalrelid regclass, beside text, at serial);
        CREATE FUNCTION create_distributed_table(table_name regclass, distribution_column text, colocate_with text) RETURNS void LANGUAGE sql AS
            'INSERT INTO pg_dist_partition SELECT $1, $3 FROM information_schema.columns c WHERE c.table_name = $1::text AND c.column_name = $2'
        """;

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [PostgresFact]
    public async Task Every_table_is_distributed_once_beside_that_of_the_organization()
    {
        await _database.CreateSchemaAsync();
        _database.Ask(Cluster);
        await CitusDistribution.RunAsync(_database.ConnectionString);
        await CitusDistribution.RunAsync(_database.ConnectionString);

        Assert.Equal(
            ["organization none", .. AdminShapes.All.Where(shape => shape.Name != "organization").Select(shape => $"{shape.Name} organization")],
            ((string)_database.Ask("SELECT string_agg(logicalrelid || ' ' || beside, ',' ORDER BY at) FROM pg_dist_partition")!).Split(','));
    }

    [PostgresFact]
    public async Task A_database_on_no_cluster_is_refused()
    {
        await _database.CreateSchemaAsync();
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => CitusDistribution.RunAsync(_database.ConnectionString));
        Assert.Equal(AdminErrors.StoreUnsupported, refusal.Error.Kind);
    }

    [PostgresFact]
    public async Task The_step_leaves_no_session_and_takes_part_in_no_scope()
    {
        await _database.CreateSchemaAsync();
        _database.Ask(Cluster);
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled)) await CitusDistribution.RunAsync($"{_database.ConnectionString};Pooling=true;Enlist=true");

        Assert.Equal((long)AdminShapes.All.Count, _database.Ask("SELECT COUNT(*) FROM pg_dist_partition"));
        // The server waits some seconds for a session that is about to end, and refuses while there is another one.
        _database.DropUnlessUsed();
    }

    [PostgresFact]
    public async Task A_statement_that_fails_is_a_failure_of_the_store_without_what_it_was_about()
    {
        await _database.CreateSchemaAsync();
        _database.Ask("""
            CREATE TABLE pg_dist_partition (logicalrelid regclass);
            CREATE FUNCTION create_distributed_table(table_name regclass, distribution_column text, colocate_with text) RETURNS void LANGUAGE plpgsql AS
                'BEGIN RAISE EXCEPTION ''no worker'' USING DETAIL = ''secret-word''; END'
            """);

        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => CitusDistribution.RunAsync($"{_database.ConnectionString};Include Error Detail=true"));

        Assert.Equal(("PostgreSQL", "CitusDistribution", false), (failure.Adapter, failure.Operation, failure.OutcomeUnknown));
        Assert.Contains("no worker", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_serve_is_refused_before_anything_is_opened()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("connectionString", () => CitusDistribution.RunAsync(null!));
        await Assert.ThrowsAsync<ArgumentException>("connectionString", () => CitusDistribution.RunAsync(" "));
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => CitusDistribution.RunAsync("Host=localhost;Port=1;Multiplexing=true"));
        Assert.Equal(AdminErrors.StoreUnsupported, refusal.Error.Kind);
    }

    [Fact]
    public void The_script_in_the_documentation_is_the_one_that_is_run()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "OnlineContact.Admin.sln"))) root = Path.GetDirectoryName(root)!;
        Assert.Equal(CitusDistribution.Script, File.ReadAllText(Path.Combine(root, "docs", "features", "distribute-on-citus.sql")).ReplaceLineEndings("\n"));
    }
}
