using Microsoft.Data.Sqlite;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>The baseline: the page read by hand, the least that shows it: right, organization, services, their languages, their items.</summary>
internal sealed class PlainList : PlainSqlite
{
    private const string Organization = ServiceScene.OrganizationText;

    private readonly SqliteCommand _administrator, _owner, _services, _languages, _items;
    private readonly int _pageSize;

    public PlainList(string file, int pageSize)
        : base(file)
    {
        _pageSize = pageSize;
        var numbers = string.Join(", ", Enumerable.Range(1, pageSize).Select(i => $"@p{i}"));
        _administrator = Prepare("SELECT account, name, is_owner, state, added_at FROM administrator WHERE organization_id = @p0 AND account = @p1");
        _owner = Prepare("SELECT name, domain, time_zone, price_book, provisioned_at, version FROM organization WHERE organization_id = @p0");
        _services = Prepare(
            """
            SELECT number, type, name, service_id, name_key, id_key, name_order, time_zone, picture_hash, picture_format, picture_length,
                has_basic_information, has_contract, status, added_at, registered_on, changed_on, changed_before, terminated_on, version
            FROM contracted_service WHERE organization_id = @p0 ORDER BY number LIMIT @p1 + 0
            """);
        _languages = Prepare($"SELECT service, position, code, is_main FROM service_language WHERE organization_id = @p0 AND service IN ({numbers}) ORDER BY service, position");
        _items = Prepare($"SELECT service, item, users FROM service_contract_item WHERE organization_id = @p0 AND service IN ({numbers}) ORDER BY service, item");
    }

    public PlainPage Read()
    {
        Set(_administrator, 0, Organization, ServiceScene.Administrator.Account);
        using (var row = _administrator.ExecuteReader())
        {
            if (!row.Read() || row.GetInt64(3) != 2) throw new InvalidOperationException("No right.");
        }

        Set(_owner, 0, Organization);
        PlainPage page;
        using (var row = _owner.ExecuteReader())
        {
            if (!row.Read()) throw new InvalidOperationException("No organization.");
            page = new PlainPage(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), new List<PlainService>(_pageSize));
        }

        Set(_services, 0, Organization, (long)_pageSize);
        var byNumber = new Dictionary<long, PlainService>(_pageSize);
        using (var row = _services.ExecuteReader())
        {
            while (row.Read())
            {
                var service = ServiceOf(row);
                page.Services.Add(service);
                byNumber.Add(service.Number, service);
            }
        }

        Numbers(_languages, page);
        using (var row = _languages.ExecuteReader())
        {
            while (row.Read()) byNumber[row.GetInt64(0)].Languages.Add(new(row.GetInt64(1), row.GetString(2), row.GetInt64(3) != 0));
        }

        Numbers(_items, page);
        using (var row = _items.ExecuteReader())
        {
            while (row.Read()) byNumber[row.GetInt64(0)].Items.Add(new(row.GetString(1), row.GetInt64(2)));
        }

        return page;
    }

    private static PlainService ServiceOf(SqliteDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Type = row.GetInt64(1),
        Name = Text(row, 2),
        Id = Text(row, 3),
        NameKey = Text(row, 4),
        IdKey = Text(row, 5),
        NameOrder = row.GetString(6),
        TimeZone = Text(row, 7),
        PictureHash = row.IsDBNull(8) ? null : (byte[])row.GetValue(8),
        PictureFormat = Number(row, 9),
        PictureLength = Number(row, 10),
        HasBasicInformation = row.GetInt64(11) != 0,
        HasContract = row.GetInt64(12) != 0,
        Status = row.GetInt64(13),
        AddedAt = row.GetInt64(14),
        RegisteredOn = Number(row, 15),
        ChangedOn = Number(row, 16),
        ChangedBefore = Number(row, 17),
        TerminatedOn = Number(row, 18),
        Version = row.GetInt64(19),
    };

    private void Numbers(SqliteCommand command, PlainPage page)
    {
        Set(command, 0, Organization);
        for (var i = 0; i < _pageSize; i++) command.Parameters[1 + i].Value = page.Services[i].Number;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
