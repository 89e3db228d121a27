using System.Data.Common;
using Npgsql;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql;

/// <summary>
/// Spreads the tables over a Citus cluster, by organization: all rows of an organization stay together on one node. An
/// opt-in step, after the first start has made the tables and after each start that has made new ones; nothing else in the
/// library knows of clusters.
/// </summary>
/// <remarks>Safe to use from several threads, and to run again: a table that is distributed already is left alone.</remarks>
public static class CitusDistribution
{
    private const string AdapterName = "PostgreSQL";

    /// <summary>The SQL of the step, one statement for each table, for those who would rather run it themselves.</summary>
    public static string Script { get; } = Written();

    /// <summary>Runs the step.</summary>
    /// <param name="connectionString">The way to the coordinator, with an account that owns the tables.</param>
    /// <param name="cancellationToken">Cancels; tables that were distributed by then stay so, and the step can be run again.</param>
    /// <returns>A task.</returns>
    /// <exception cref="AdminConfigurationException">The connection string cannot be used, or the database is on no Citus cluster (OCA0005).</exception>
    /// <exception cref="AdminStorageException">The database is out of reach, or a statement failed.</exception>
    public static async Task RunAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        PostgreSqlDialect.Instance.Check(connectionString);
        try
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Enlist = false, IncludeErrorDetail = false }.ToString());
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                if (await AskAsync(connection, "SELECT to_regclass('pg_dist_partition') IS NOT NULL", cancellationToken).ConfigureAwait(false) is not true)
                    throw PostgreSqlDialect.Unsupported("it is on no Citus cluster", "Create the extension citus on the coordinator and on its workers first.");
                foreach (var statement in Script.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
                    await AskAsync(connection, statement, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException e)
        {
            throw new AdminStorageException(AdapterName, nameof(CitusDistribution), outcomeUnknown: false, e);
        }
    }

    // The organization's own table is the one that the others stand beside.
    private static string Written()
    {
        var first = Organization.Shape;
        return string.Concat(AdminShapes.All.OrderBy(shape => shape != first).Select(shape =>
            $"""
            SELECT create_distributed_table('{shape.Name}', 'organization_id', colocate_with => '{(shape == first ? "none" : first.Name)}')
                WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '{shape.Name}'::regclass);

            """.ReplaceLineEndings("\n")));
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(text, connection);
        await using (command.ConfigureAwait(false)) return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
