using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using OnlineContact.Admin.EntityFrameworkCore.Model;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql;

/// <summary>
/// Checks the server, and runs what migrations are missing in one transaction that holds the history, so that starts queue
/// and one that is killed leaves nothing. Where nothing is missing, an account that may only read and write rows is enough.
/// </summary>
internal sealed class PostgreSqlMigration(AdminDbContext context, Func<CancellationToken, Task<string?>> checkHistory)
{
    private const int LeastVersion = 150_000;

    private static readonly string[] Rights = ["SELECT", "INSERT", "UPDATE", "DELETE"];

    private readonly DbConnection _connection = context.Database.GetDbConnection();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await CheckServerAsync(cancellationToken).ConfigureAwait(false);
        var newest = context.GetService<IMigrationsAssembly>().Migrations.Keys.Max();
        if (await checkHistory(cancellationToken).ConfigureAwait(false) != newest) await MigrateAsync(newest, cancellationToken).ConfigureAwait(false);
        await CheckTablesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CheckServerAsync(CancellationToken cancellationToken)
    {
        var version = int.Parse(await ShowAsync("server_version_num", cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        if (version < LeastVersion)
            throw PostgreSqlDialect.Unsupported($"the server is of version {version / 10_000}", "Use PostgreSQL 15 or later.");
        if (await ShowAsync("server_encoding", cancellationToken).ConfigureAwait(false) is not "UTF8" and var encoding)
            throw PostgreSqlDialect.Unsupported($"its encoding is {encoding}", "Create the database with ENCODING 'UTF8'.");
        if (await ShowAsync("transaction_read_only", cancellationToken).ConfigureAwait(false) is "on")
            throw PostgreSqlDialect.Unsupported("it is read-only", "Name the primary server, and see that default_transaction_read_only is off.");
        if (await ShowAsync("synchronous_commit", cancellationToken).ConfigureAwait(false) is "off")
            throw PostgreSqlDialect.Unsupported("synchronous_commit is off, so that changes that were reported as committed could be lost", "Set it to on for the database or the account.");
    }

    private async Task MigrateAsync(string? newest, CancellationToken cancellationToken)
    {
        var history = context.GetService<IHistoryRepository>();
        await CreateAsync(history, cancellationToken).ConfigureAwait(false);
        await RunAsync("BEGIN ISOLATION LEVEL READ COMMITTED", cancellationToken).ConfigureAwait(false);
        try
        {
            await RunAsync($"LOCK TABLE \"{HistoryRepository.DefaultTableName}\" IN ACCESS EXCLUSIVE MODE", cancellationToken).ConfigureAwait(false);
            var last = await checkHistory(cancellationToken).ConfigureAwait(false);
            if (last != newest)
                await RunAsync(context.GetService<IMigrator>().GenerateScript(last, null, MigrationsSqlGenerationOptions.NoTransactions), cancellationToken).ConfigureAwait(false);
            await RunAsync("COMMIT", cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The transaction ends with its connection; the failure that is told is the first one.
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task CreateAsync(IHistoryRepository history, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(history.GetCreateIfNotExistsScript(), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject)
        {
            // Another start made it at the same moment: how far it had come says which of the three it is, the last by the type of the table's rows.
        }
    }

    /// <summary>Says at the start, and by name, which table is missing or which right on it.</summary>
    private async Task CheckTablesAsync(CancellationToken cancellationToken)
    {
        var command = _connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText =
                $"""
                SELECT t.name, t.id IS NOT NULL, {string.Join(", ", Rights.Select(right => $"has_table_privilege(t.id, '{right}')"))}
                FROM (SELECT name, to_regclass(quote_ident(name))::oid AS id FROM unnest($1) AS name) AS t ORDER BY 1
                """;
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. context.Shapes.Select(shape => shape.Name)] });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var table = reader.GetString(0);
                    if (!reader.GetBoolean(1))
                        throw PostgreSqlDialect.Unsupported($"the table {table} is not there, though its migration was run", "Restore the database from a backup, or check the search path of the account.");
                    for (var i = 0; i < Rights.Length; i++)
                    {
                        if (!reader.GetBoolean(2 + i))
                            throw PostgreSqlDialect.Unsupported($"its account has no right to {Rights[i]} on the table {table}", $"GRANT {string.Join(", ", Rights)} on all tables of the library.");
                    }
                }
            }
        }
    }

    private async Task<string> ShowAsync(string setting, CancellationToken cancellationToken)
    {
        var command = _connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = $"SHOW {setting}";
            return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    private async Task RunAsync(string text, CancellationToken cancellationToken)
    {
        var command = _connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = text;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
