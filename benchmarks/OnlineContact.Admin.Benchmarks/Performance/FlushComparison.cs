using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.Performance;

/// <summary>
/// 500 events of 50 agents into the store, with the pulses that tell other hosts, against one hand-written INSERT of as many rows, ignoring repetitions, and one that adds to the
/// pulses, prepared and in one transaction: <c>performance.flush.sqlite</c> and <c>.postgresql</c>.
/// </summary>
internal sealed class FlushComparison : IComparison
{
    private const int Events = 500;
    private const int Agents = 50;

    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 0, 0);

    private long _sequence;

    public string Name => "performance.flush";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var sqlite = new ScratchDirectory();
        var (ours, theirs) = (sqlite.File("ours.db"), sqlite.File("theirs.db"));
        await MigrateAsync(ef => ef.UseSqlite($"Data Source={theirs}"));
        await using var file = new SqliteConnection($"Data Source={theirs};Pooling=False");
        await file.OpenAsync();
        foreach (var pragma in (string[])["PRAGMA busy_timeout = 30000", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"]) await RunAsync(file, pragma);
        var onSqlite = await MeasureAsync("performance.flush.sqlite", ef => ef.UseSqlite($"Data Source={ours}"), file);

        using var postgres = new PostgresDatabases();
        await MigrateAsync(postgres.Use);
        postgres.Copy();
        await using var server = new NpgsqlConnection(postgres.Theirs);
        await server.OpenAsync();
        return [onSqlite, await MeasureAsync("performance.flush.postgresql", postgres.Use, server)];
    }

    private async Task<RatioPart> MeasureAsync(string name, Action<EntityFrameworkCoreStoreBuilder> store, DbConnection plain)
    {
        await using var services = Host(store);
        await services.GetRequiredService<IAdminRuntime>().StartAsync();
        var writer = services.GetRequiredService<EventWriter>();
        await using var insert = Insert(plain, StoredEvent.Shape, Events, "DO NOTHING");
        await using var add = Insert(plain, LanePulse.Shape, Agents, "(organization_id, lane) DO UPDATE SET row_count = performance_pulse.row_count + excluded.row_count");
        var ratio = await SideBySide.RatioAsync(
            async () =>
            {
                if (await writer.WriteAsync(ServiceScene.Organization, Batch(), default) != Events) throw new InvalidOperationException("Not all events were new.");
            },
            async () =>
            {
                var batch = Batch();
                Fill(insert, [.. batch.Select(rows => StoredEvent.Shape.ToCells(rows[0]))]);
                Fill(add, [.. batch.GroupBy(rows => rows[0].Lane).Select(lane => LanePulse.Shape.ToCells(new LanePulse { Organization = ServiceScene.Organization, Lane = lane.Key.ToText(), Rows = lane.Count() }))]);
                await using var transaction = await plain.BeginTransactionAsync();
                (insert.Transaction, add.Transaction) = (transaction, transaction);
                if (await insert.ExecuteNonQueryAsync() != Events) throw new InvalidOperationException("Not all events were new.");
                await add.ExecuteNonQueryAsync();
                await transaction.CommitAsync();
            },
            warmUps: 10,
            rounds: 60,
            quantile: 0.5);
        return new RatioPart { Name = name, Value = ratio, Goal = 1.5 };
    }

    private List<StoredEvent[]> Batch() =>
    [
        .. Enumerable.Range(0, Events).Select(i => new StoredEvent[]
        {
            new()
            {
                Organization = ServiceScene.Organization,
                Source = "host",
                Sequence = ++_sequence,
                Part = 0,
                Parts = 1,
                Service = 1,
                Account = string.Create(CultureInfo.InvariantCulture, $"agent{i % Agents:000}"),
                At = Start + Duration.FromMilliseconds(_sequence),
                Kind = LaneEventKind.Activity,
                Before = 0,
                After = 1 + i % 13,
            },
        }),
    ];

    private static DbCommand Insert(DbConnection connection, RecordShape shape, int rows, string conflict)
    {
        var command = connection.CreateCommand();
        var columns = shape.Columns;
        var next = 0;
        var values = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            var names = new List<string> { "@o" };
            foreach (var column in columns)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{next++}");
                parameter.Value = column.Type == ColumnType.Text ? "" : 0L;
                command.Parameters.Add(parameter);
                names.Add($"@{parameter.ParameterName}");
            }

            values.Add($"({string.Join(", ", names)})");
        }

        var organization = command.CreateParameter();
        (organization.ParameterName, organization.Value) = ("o", ServiceScene.OrganizationText);
        command.Parameters.Add(organization);
        command.CommandText = $"INSERT INTO {shape.Name} (organization_id, {string.Join(", ", columns.Select(column => column.Name))}) VALUES {string.Join(", ", values)} ON CONFLICT {conflict}";
        command.Prepare();
        return command;
    }

    private static void Fill(DbCommand command, Cell[][] rows)
    {
        var next = 0;
        foreach (var cell in rows.SelectMany(row => row))
        {
            var parameter = command.Parameters[next++];
            parameter.Value = parameter.Value is string ? cell.AsText() : cell.AsNumber();
        }
    }

    private static async Task MigrateAsync(Action<EntityFrameworkCoreStoreBuilder> store)
    {
        await using var services = Host(store);
        await services.GetRequiredService<IAdminRuntime>().StartAsync();
    }

    private static ServiceProvider Host(Action<EntityFrameworkCoreStoreBuilder> store) =>
        new ServiceCollection().AddOnlineContactAdmin(admin => admin.UseEntityFrameworkCore(store)).BuildServiceProvider();

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
