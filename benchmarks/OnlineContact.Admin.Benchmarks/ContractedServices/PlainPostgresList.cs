using System.Globalization;
using Npgsql;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>
/// The baseline: the page read by hand, the least that shows it, in three round trips: first the right and the organization, since nothing
/// is read for who has no right; then the services; then their languages and items in one batch.
/// </summary>
internal sealed class PlainPostgresList : PlainPostgres
{
    private readonly NpgsqlBatch _right, _services, _children;
    private readonly NpgsqlParameter<long>[] _languagesOf, _itemsOf;
    private readonly int _pageSize;

    public PlainPostgresList(string connectionString, int pageSize)
        : base(connectionString)
    {
        _pageSize = pageSize;
        var size = Number();
        size.TypedValue = pageSize;
        _right = Prepare(
            ("SELECT account, name, is_owner, state, added_at FROM administrator WHERE organization_id = $1 AND account = $2", [Organization(), Text(ServiceScene.Administrator.Account)]),
            ("SELECT name, domain, time_zone, price_book, provisioned_at, version FROM organization WHERE organization_id = $1", [Organization()]));
        _services = Prepare((
                """
                SELECT number, type, name, service_id, name_key, id_key, name_order, time_zone, picture_hash, picture_format, picture_length,
                    has_basic_information, has_contract, status, added_at, registered_on, changed_on, changed_before, terminated_on, version
                FROM contracted_service WHERE organization_id = $1 ORDER BY number LIMIT $2
                """,
                [Organization(), size]));
        _languagesOf = [.. Enumerable.Range(0, pageSize).Select(_ => Number())];
        _itemsOf = [.. Enumerable.Range(0, pageSize).Select(_ => Number())];
        var numbers = string.Join(", ", Enumerable.Range(2, pageSize).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")));
        _children = Prepare(
            ($"SELECT service, position, code, is_main FROM service_language WHERE organization_id = $1 AND service IN ({numbers}) ORDER BY service, position", [Organization(), .. _languagesOf]),
            ($"SELECT service, item, users FROM service_contract_item WHERE organization_id = $1 AND service IN ({numbers}) ORDER BY service, item", [Organization(), .. _itemsOf]));
    }

    public async Task<PlainPage> ReadAsync()
    {
        PlainPage page;
        await using (var row = await _right.ExecuteReaderAsync())
        {
            if (!await row.ReadAsync() || row.GetInt64(3) != 2) throw new InvalidOperationException("No right.");
            await row.NextResultAsync();
            if (!await row.ReadAsync()) throw new InvalidOperationException("No organization.");
            page = new PlainPage(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), new List<PlainService>(_pageSize));
        }

        var byNumber = new Dictionary<long, PlainService>(_pageSize);
        await using (var row = await _services.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var service = ServiceOf(row);
                page.Services.Add(service);
                byNumber.Add(service.Number, service);
            }
        }

        for (var i = 0; i < _pageSize; i++) (_languagesOf[i].TypedValue, _itemsOf[i].TypedValue) = (page.Services[i].Number, page.Services[i].Number);
        await using (var row = await _children.ExecuteReaderAsync())
        {
            while (await row.ReadAsync()) byNumber[row.GetInt64(0)].Languages.Add(new(row.GetInt64(1), row.GetString(2), row.GetBoolean(3)));
            await row.NextResultAsync();
            while (await row.ReadAsync()) byNumber[row.GetInt64(0)].Items.Add(new(row.GetString(1), row.GetInt64(2)));
        }

        return page;
    }

    private static NpgsqlParameter<string> Organization() => Text(ServiceScene.OrganizationText);

    private static PlainService ServiceOf(NpgsqlDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Type = row.GetInt64(1),
        Name = TextOf(row, 2),
        Id = TextOf(row, 3),
        NameKey = TextOf(row, 4),
        IdKey = TextOf(row, 5),
        NameOrder = row.GetString(6),
        TimeZone = TextOf(row, 7),
        PictureHash = BytesOf(row, 8),
        PictureFormat = NumberOf(row, 9),
        PictureLength = NumberOf(row, 10),
        HasBasicInformation = row.GetBoolean(11),
        HasContract = row.GetBoolean(12),
        Status = row.GetInt64(13),
        AddedAt = row.GetInt64(14),
        RegisteredOn = NumberOf(row, 15),
        ChangedOn = NumberOf(row, 16),
        ChangedBefore = NumberOf(row, 17),
        TerminatedOn = NumberOf(row, 18),
        Version = row.GetInt64(19),
    };
}
