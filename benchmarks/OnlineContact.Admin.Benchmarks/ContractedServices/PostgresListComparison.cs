using Npgsql;
using OnlineContact.Admin.Benchmarks.Ratios;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>The page of <see cref="ListComparison"/> on PostgreSQL, against <see cref="PlainPostgresList"/> on the same database.</summary>
internal sealed class PostgresListComparison : IComparison
{
    private object? _sink;

    public string Name => "list.services.postgresql";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var databases = new PostgresDatabases();
        await using (var first = await ServiceScene.OpenAsync(databases.Use)) await first.ProvisionAsync(ServiceScene.Administrator, "help.hanbit.example");
        Fill(databases.Ours);
        databases.Copy();

        await using var scene = await ServiceScene.OpenAsync(databases.Use);
        using var plain = new PlainPostgresList(databases.Ours, ListComparison.PageSize);
        ListComparison.CheckSame(await ListComparison.PageAsync(scene), await plain.ReadAsync());
        var ratio = await SideBySide.RatioAsync(
            async () =>
            {
                for (var i = 0; i < ListComparison.PagesPerRound; i++) _sink = await ListComparison.PageAsync(scene);
            },
            async () =>
            {
                for (var i = 0; i < ListComparison.PagesPerRound; i++) _sink = await plain.ReadAsync();
            },
            warmUps: 400,
            rounds: 800);
        return [new RatioPart { Name = Name, Value = ratio, Goal = 1.15 }];
    }

    private static void Fill(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            $"""
            CREATE TEMP TABLE made AS
                SELECT i, CASE i % 3 WHEN 0 THEN '고객센터 ' ELSE 'Customer Care ' END || i AS name, 'care' || translate(to_char(i, 'FM000000'), '0123456789', 'abcdefghik') AS id
                FROM generate_series(2, {ListComparison.Services}) AS i;
            INSERT INTO contracted_service (organization_id, number, type, name, service_id, name_key, id_key, name_order, time_zone, picture_hash, picture_format,
                    picture_length, has_basic_information, has_contract, status, added_at, registered_on, changed_on, changed_before, terminated_on, version)
                SELECT '{ServiceScene.OrganizationText}', i, 1, name, id, lower(name), id, lower(name), CASE i % 4 WHEN 0 THEN 'Asia/Tokyo' ELSE 'Asia/Seoul' END,
                    CASE i % 5 WHEN 0 THEN sha256(name::bytea) END, CASE i % 5 WHEN 0 THEN 1 END, CASE i % 5 WHEN 0 THEN 20480 + i END,
                    true, true, CASE i % 10 WHEN 0 THEN 3 ELSE 2 END, 16000000000000000 + i * 10000000::bigint, 20210104, CASE i % 2 WHEN 0 THEN 20210302 END, NULL, NULL, 3
                FROM made;
            INSERT INTO service_language (organization_id, service, position, code, is_main)
                SELECT '{ServiceScene.OrganizationText}', i, l.position, l.code, l.position = 0
                FROM made, (VALUES (0, 'ko'), (1, 'en'), (2, 'ja'), (3, 'zh_CN')) AS l (position, code) WHERE l.position <= i % 4;
            INSERT INTO service_contract_item (organization_id, service, item, users)
                SELECT '{ServiceScene.OrganizationText}', i, t.item, CASE WHEN t.place < 3 THEN 5 + i % 90 ELSE 0 END
                FROM made, (VALUES (0, 'ticket'), (1, 'telticket'), (2, 'chat'), (3, 'helpdoc'), (4, 'knowledge'), (5, 'callback'), (6, 'endusermanagement')) AS t (place, item)
                WHERE t.place <= 2 + i % 5;
            DROP TABLE made;
            """,
            connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
