using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Errors;
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

    [Fact]
    public void The_script_in_the_documentation_is_the_one_that_is_run()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "OnlineContact.Admin.sln"))) root = Path.GetDirectoryName(root)!;
        Assert.Equal(CitusDistribution.Script, File.ReadAllText(Path.Combine(root, "docs", "features", "distribute-on-citus.sql")).ReplaceLineEndings("\n"));
    }
}
