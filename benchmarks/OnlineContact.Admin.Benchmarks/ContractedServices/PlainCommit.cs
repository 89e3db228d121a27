using Microsoft.Data.Sqlite;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>
/// The baseline: suspends and resumes a service by hand, with the store's statements and the log's hash, in plain locals. It knows the
/// texts of the log, as the library remembers them.
/// </summary>
internal sealed class PlainCommit : PlainSqlite, IPlainCommit
{
    private const string Organization = ServiceScene.OrganizationText;

    private readonly SqliteCommand _beginRead, _head, _guard, _administrator, _service, _languages, _items, _owner, _endRead;
    private readonly SqliteCommand _begin, _writeHead, _writeService, _requireOwner, _requireGuard, _insertMessage, _insertEntry, _commit;
    private readonly Dictionary<(int Field, string Text), (long Id, byte[] Commitment)> _texts = [];

    public PlainCommit(string file)
        : base(file)
    {
        _beginRead = Prepare("BEGIN");
        _head = Prepare("""SELECT "sequence", "hash", "time", "confirmed_time", "last_number", "last_text", "text_epoch", "version" FROM "organization_head" WHERE "organization_id" = @p0""");
        _guard = Prepare("""SELECT "changed_at", "version" FROM "organization_administrators" WHERE "organization_id" = @p0""");
        _administrator = Prepare("""SELECT "account", "name", "is_owner", "state", "added_at" FROM "administrator" WHERE "organization_id" = @p0 AND "account" = @p1""");
        _service = Prepare("""SELECT "number", "type", "name", "service_id", "name_key", "id_key", "name_order", "time_zone", "picture_hash", "picture_format", "picture_length", "has_basic_information", "has_contract", "status", "added_at", "registered_on", "changed_on", "changed_before", "terminated_on", "version" FROM "contracted_service" WHERE "organization_id" = @p0 AND "number" = @p1""");
        _languages = Prepare("""SELECT "service", "position", "code", "is_main" FROM "service_language" WHERE "organization_id" = @p0 AND "service" = @p1 ORDER BY "service", "position" """.TrimEnd());
        _items = Prepare("""SELECT "service", "item", "users" FROM "service_contract_item" WHERE "organization_id" = @p0 AND "service" = @p1 ORDER BY "service", "item" """.TrimEnd());
        _owner = Prepare("""SELECT "name", "domain", "time_zone", "price_book", "provisioned_at", "version" FROM "organization" WHERE "organization_id" = @p0""");
        _endRead = Prepare("COMMIT");
        _begin = Prepare("BEGIN IMMEDIATE");
        _writeHead = Prepare("""UPDATE "organization_head" SET "sequence" = @p1, "hash" = @p2, "time" = @p3, "confirmed_time" = @p4, "last_number" = @p5, "last_text" = @p6, "text_epoch" = @p7, "version" = "version" + 1 WHERE "organization_id" = @p0 AND "version" = @p8""");
        _writeService = Prepare("""UPDATE "contracted_service" SET "type" = @p1, "name" = @p2, "service_id" = @p3, "name_key" = @p4, "id_key" = @p5, "name_order" = @p6, "time_zone" = @p7, "picture_hash" = @p8, "picture_format" = @p9, "picture_length" = @p10, "has_basic_information" = @p11, "has_contract" = @p12, "status" = @p13, "added_at" = @p14, "registered_on" = @p15, "changed_on" = @p16, "changed_before" = @p17, "terminated_on" = @p18, "version" = "version" + 1 WHERE "organization_id" = @p0 AND "number" = @p19 AND "version" = @p20""");
        _requireOwner = Prepare("""SELECT 1 FROM "organization" WHERE "organization_id" = @p0 AND "version" = @p1""");
        _requireGuard = Prepare("""SELECT 1 FROM "organization_administrators" WHERE "organization_id" = @p0 AND "version" = @p1""");
        _insertMessage = Prepare("""INSERT INTO "outbox_message" ("organization_id", "first", "last", "at") VALUES (@p0, @p1, @p2, @p3)""");
        _insertEntry = Prepare("""INSERT INTO "change_log_entry" ("organization_id", "sequence", "time", "kind", "category", "operation", "arguments", "by_operator", "target_kind", "service", "actor_id", "actor_name", "ip_address", "target_id", "target_name", "service_id", "service_name", "before", "after", "hash") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19)""");
        _commit = Prepare("COMMIT");
        LoadTexts(file);
    }

    public ValueTask<long> ChangeAsync(long number, long seen, bool suspend) => new(Change(number, seen, suspend));

    private long Change(long number, long seen, bool suspend)
    {
        _beginRead.ExecuteNonQuery();
        Set(_head, 0, Organization);
        long sequence, time, confirmed, lastNumber, lastText, epoch, headVersion;
        byte[] hash;
        using (var row = _head.ExecuteReader())
        {
            if (!row.Read()) throw Refused("no such organization");
            (sequence, hash, time, confirmed) = (row.GetInt64(0), (byte[])row.GetValue(1), row.GetInt64(2), row.GetInt64(3));
            (lastNumber, lastText, epoch, headVersion) = (row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
        }

        Set(_guard, 0, Organization);
        long guardVersion;
        using (var row = _guard.ExecuteReader()) guardVersion = row.Read() ? row.GetInt64(1) : throw Refused("no administrators");

        var actor = ServiceScene.Administrator;
        Set(_administrator, 0, Organization, actor.Account);
        using (var row = _administrator.ExecuteReader())
        {
            if (!row.Read() || row.GetInt64(3) != 2) throw Refused("no right");
        }

        Set(_service, 0, Organization, number);
        var service = new object[20];
        string serviceId, name;
        long status, version;
        using (var row = _service.ExecuteReader())
        {
            if (!row.Read()) throw Refused("no such service");
            row.GetValues(service);
            (name, serviceId, status, version) = ((string)service[2], (string)service[3], (long)service[13], (long)service[19]);
        }

        Set(_languages, 0, Organization, number);
        var languages = new List<(string Code, bool IsMain)>();
        using (var row = _languages.ExecuteReader())
        {
            while (row.Read()) languages.Add((row.GetString(2), row.GetInt64(3) != 0));
        }

        Set(_items, 0, Organization, number);
        var items = new List<(string Item, long Users)>();
        using (var row = _items.ExecuteReader())
        {
            while (row.Read()) items.Add((row.GetString(1), row.GetInt64(2)));
        }

        Set(_owner, 0, Organization);
        string zone;
        long ownerVersion;
        using (var row = _owner.ExecuteReader()) (zone, ownerVersion) = row.Read() ? (row.GetString(2), row.GetInt64(5)) : throw Refused("no organization");
        _endRead.ExecuteNonQuery();

        if (version != seen) throw Refused("stale version");
        if (languages.Count == 0 || items.Count == 0 || zone.Length == 0) throw Refused("half a service");
        if (status != (suspend ? 2 : 3)) throw Refused(suspend ? "not in use" : "not suspended");
        sequence++;
        var entry = PlainEntry.Of(Organization, actor, _texts, hash, sequence, time, number, serviceId, name, suspend);

        _begin.ExecuteNonQuery();
        Set(_writeHead, 0, Organization, sequence, entry.Hash, entry.Time, confirmed, lastNumber, lastText, epoch, headVersion);
        Touch(_writeHead);
        service[13] = suspend ? 3L : 2L;
        Set(_writeService, 0, Organization);
        Set(_writeService, 1, service.AsSpan(1, 18));
        Set(_writeService, 19, number, version);
        Touch(_writeService);
        Set(_requireOwner, 0, Organization, ownerVersion);
        Find(_requireOwner);
        Set(_requireGuard, 0, Organization, guardVersion);
        Find(_requireGuard);
        Set(_insertMessage, 0, Organization, sequence, sequence, entry.Time);
        Touch(_insertMessage);
        Set(_insertEntry, 0, Organization, sequence, entry.Time, 1L, 2L, entry.Operation, entry.Arguments, 0L, 3L, number);
        for (var i = 0; i < entry.Texts.Length; i++) _insertEntry.Parameters[10 + i].Value = entry.Texts[i].Id;
        Set(_insertEntry, 19, entry.Hash);
        Touch(_insertEntry);
        _commit.ExecuteNonQuery();
        return version + 1;
    }

    private static void Touch(SqliteCommand command)
    {
        if (command.ExecuteNonQuery() != 1) throw Refused("another version");
    }

    private static void Find(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        if (!row.Read()) throw Refused("another version");
    }

    private void LoadTexts(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT field, text, id, commitment FROM change_log_text WHERE organization_id = @p0", connection);
        command.Parameters.AddWithValue("@p0", Organization);
        using var row = command.ExecuteReader();
        while (row.Read()) _texts[(row.GetInt32(0), row.GetString(1))] = (row.GetInt64(2), (byte[])row.GetValue(3));
    }

    private static InvalidOperationException Refused(string reason) => new($"The baseline cannot change the service: {reason}.");
}
