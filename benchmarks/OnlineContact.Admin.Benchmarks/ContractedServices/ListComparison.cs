using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.ContractedServices;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>
/// The first page of 50 of 100,000 services, read by an organization administrator through the manager, against <see cref="PlainList"/> on
/// the same file: a third of the services are named in Korean, each has one to four languages and three to seven items.
/// </summary>
internal sealed class ListComparison : IComparison
{
    internal const int Services = 100_000;
    internal const int PageSize = 50;
    internal const int PagesPerRound = 4;

    // Letters for digits, since an ID has no digits.
    private const string LettersOfI = "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(printf('%06d', i),'0','a'),'1','b'),'2','c'),'3','d'),'4','e'),'5','f'),'6','g'),'7','h'),'8','i'),'9','k')";

    private object? _sink;

    public string Name => "list.services";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        using var directory = new ScratchDirectory();
        var file = directory.File("list.db");
        await ServiceScene.CreateAsync(file);
        Fill(file);

        await using var scene = await ServiceScene.OpenAsync(file);
        using var plain = new PlainList(file, PageSize);
        CheckSame(await PageAsync(scene), plain.Read());
        var ratio = await SideBySide.RatioAsync(
            async () =>
            {
                for (var i = 0; i < PagesPerRound; i++) _sink = await PageAsync(scene);
            },
            () =>
            {
                for (var i = 0; i < PagesPerRound; i++) _sink = plain.Read();
                return Task.CompletedTask;
            },
            warmUps: 400,
            rounds: 800);
        return [new RatioPart { Name = Name, Value = ratio, Goal = 1.15 }];
    }

    internal static async Task<ServicePage> PageAsync(ServiceScene scene) =>
        (await scene.Manager.ListAsync(ServiceScene.Administrator, ServiceScene.Organization, new ServiceQuery { PageSize = PageSize })).Value;

    private static void Fill(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            BEGIN;
            CREATE TEMP TABLE made AS
                WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {Services})
                SELECT i, CASE i % 3 WHEN 0 THEN '고객센터 ' ELSE 'Customer Care ' END || i AS name, 'care' || {LettersOfI} AS id FROM n;
            INSERT INTO contracted_service (organization_id, number, type, name, service_id, name_key, id_key, name_order, time_zone, picture_hash, picture_format,
                    picture_length, has_basic_information, has_contract, status, added_at, registered_on, changed_on, changed_before, terminated_on, version)
                SELECT '{ServiceScene.OrganizationText}', i, 1, name, id, lower(name), id, lower(name), CASE i % 4 WHEN 0 THEN 'Asia/Tokyo' ELSE 'Asia/Seoul' END,
                    CASE i % 5 WHEN 0 THEN randomblob(32) END, CASE i % 5 WHEN 0 THEN 1 END, CASE i % 5 WHEN 0 THEN 20480 + i END,
                    1, 1, CASE i % 10 WHEN 0 THEN 3 ELSE 2 END, 16000000000000000 + i * 10000000, 20210104, CASE i % 2 WHEN 0 THEN 20210302 END, NULL, NULL, 3
                FROM made;
            INSERT INTO service_language (organization_id, service, position, code, is_main)
                SELECT '{ServiceScene.OrganizationText}', i, l.position, l.code, l.position = 0
                FROM made, (SELECT 0 AS position, 'ko' AS code UNION ALL SELECT 1, 'en' UNION ALL SELECT 2, 'ja' UNION ALL SELECT 3, 'zh_CN') AS l WHERE l.position <= i % 4;
            INSERT INTO service_contract_item (organization_id, service, item, users)
                SELECT '{ServiceScene.OrganizationText}', i, t.item, CASE WHEN t.place < 3 THEN 5 + i % 90 ELSE 0 END
                FROM made, (SELECT 0 AS place, 'ticket' AS item UNION ALL SELECT 1, 'telticket' UNION ALL SELECT 2, 'chat' UNION ALL SELECT 3, 'helpdoc'
                    UNION ALL SELECT 4, 'knowledge' UNION ALL SELECT 5, 'callback' UNION ALL SELECT 6, 'endusermanagement') AS t WHERE t.place <= 2 + i % 5;
            COMMIT;
            PRAGMA wal_checkpoint(TRUNCATE);
            """;
        command.ExecuteNonQuery();
    }

    internal static void CheckSame(ServicePage ours, PlainPage theirs)
    {
        var same = ours.Rows.Count == PageSize && ours.Rows.Select(row => Text(row.Service)).SequenceEqual(theirs.Services.Select(Text));
        if (!same) throw new InvalidOperationException("The two variants do not read the same page.");
    }

    private static string Text(ContractedService service) =>
        $"{service.Number} {service.Name} {service.Id} {service.TimeZone} {service.Picture?.Length} {(int)service.Status} {string.Join(',', service.Languages.Codes)} {service.Languages.Main} {service.Terms}";

    private static string Text(PlainService service) =>
        $"{service.Number} {service.Name} {service.Id} {service.TimeZone} {service.PictureLength} {service.Status} {string.Join(',', service.Languages.Select(l => l.Code))} {service.Languages.Single(l => l.IsMain).Code} "
        + string.Join("; ", service.Items.Select(item => item.Users == 0 ? item.Code : $"{item.Code}={item.Users}"));
}
