using Npgsql;
using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>
/// The baseline: suspends and resumes services by hand, with the store's statements and the log's hash, in plain locals. What it reads is
/// one prepared batch, what it writes another, and the commit follows when every row was as expected. It knows the texts of the log, as
/// the library remembers them.
/// </summary>
internal sealed class PlainPostgresCommit : PlainPostgres, IPlainCommit
{
    private readonly string _organization;
    private readonly AdminActor _actor;
    private readonly NpgsqlBatch _read, _write, _commit;
    private readonly NpgsqlParameter<long> _number = Number(), _numberOfLanguages = Number(), _numberOfItems = Number();
    private readonly NpgsqlParameter<string> _account = Text();

    private readonly NpgsqlParameter<long> _sequence = Number(), _time = Number(), _confirmed = Number(), _lastNumber = Number(), _lastText = Number(), _epoch = Number(), _headVersion = Number();
    private readonly NpgsqlParameter<byte[]> _hash = Bytes();

    private readonly NpgsqlParameter<long> _type = Number(), _status = Number(), _addedAt = Number(), _writtenNumber = Number(), _serviceVersion = Number();
    private readonly NpgsqlParameter<string> _name = Text(), _serviceId = Text(), _nameKey = Text(), _idKey = Text(), _nameOrder = Text(), _timeZone = Text();
    private readonly NpgsqlParameter<byte[]> _pictureHash = Bytes();
    private readonly NpgsqlParameter<long?> _pictureFormat = OptionalNumber(), _pictureLength = OptionalNumber();
    private readonly NpgsqlParameter<bool> _hasBasics = Flag(), _hasContract = Flag();
    private readonly NpgsqlParameter<long?> _registered = OptionalNumber(), _changed = OptionalNumber(), _changedBefore = OptionalNumber(), _terminated = OptionalNumber();

    private readonly NpgsqlParameter<long> _ownerVersion = Number(), _guardVersion = Number();
    private readonly NpgsqlParameter<long> _first = Number(), _last = Number(), _at = Number();
    private readonly NpgsqlParameter<long> _entrySequence = Number(), _entryTime = Number(), _entryService = Number();
    private readonly NpgsqlParameter<string> _operation = Text(), _arguments = Text();
    private readonly NpgsqlParameter<long>[] _entryTexts = [.. Enumerable.Range(0, 9).Select(_ => Number())];
    private readonly NpgsqlParameter<byte[]> _entryHash = Bytes();
    private readonly Dictionary<(int Field, string Text), (long Id, byte[] Commitment)> _texts = [];

    public PlainPostgresCommit(string connectionString, string organization, AdminActor? actor = null)
        : base(connectionString)
    {
        _organization = organization;
        _actor = actor ?? ServiceScene.Administrator;
        _account.TypedValue = _actor.Account;
        _read = Prepare(
            ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", []),
            ("SELECT sequence, hash, time, confirmed_time, last_number, last_text, text_epoch, version FROM organization_head WHERE organization_id = $1", [Organization()]),
            ("SELECT changed_at, version FROM organization_administrators WHERE organization_id = $1", [Organization()]),
            ("SELECT account, name, is_owner, state, added_at FROM administrator WHERE organization_id = $1 AND account = $2", [Organization(), _account]),
            ("SELECT number, type, name, service_id, name_key, id_key, name_order, time_zone, picture_hash, picture_format, picture_length, has_basic_information, has_contract, status, added_at, registered_on, changed_on, changed_before, terminated_on, version FROM contracted_service WHERE organization_id = $1 AND number = $2", [Organization(), _number]),
            ("SELECT service, position, code, is_main FROM service_language WHERE organization_id = $1 AND service = $2 ORDER BY service, position", [Organization(), _numberOfLanguages]),
            ("SELECT service, item, users FROM service_contract_item WHERE organization_id = $1 AND service = $2 ORDER BY service, item", [Organization(), _numberOfItems]),
            ("SELECT name, domain, time_zone, price_book, provisioned_at, version FROM organization WHERE organization_id = $1", [Organization()]),
            ("COMMIT", []));
        _write = Prepare(
            ("BEGIN ISOLATION LEVEL READ COMMITTED", []),
            ("UPDATE organization_head SET sequence = $2, hash = $3, time = $4, confirmed_time = $5, last_number = $6, last_text = $7, text_epoch = $8, version = version + 1 WHERE organization_id = $1 AND version = $9",
                [Organization(), _sequence, _hash, _time, _confirmed, _lastNumber, _lastText, _epoch, _headVersion]),
            ("UPDATE contracted_service SET type = $2, name = $3, service_id = $4, name_key = $5, id_key = $6, name_order = $7, time_zone = $8, picture_hash = $9, picture_format = $10, picture_length = $11, has_basic_information = $12, has_contract = $13, status = $14, added_at = $15, registered_on = $16, changed_on = $17, changed_before = $18, terminated_on = $19, version = version + 1 WHERE organization_id = $1 AND number = $20 AND version = $21",
                [Organization(), _type, _name, _serviceId, _nameKey, _idKey, _nameOrder, _timeZone, _pictureHash, _pictureFormat, _pictureLength, _hasBasics, _hasContract, _status, _addedAt, _registered, _changed, _changedBefore, _terminated, _writtenNumber, _serviceVersion]),
            ("SELECT 1 FROM organization WHERE organization_id = $1 AND version = $2", [Organization(), _ownerVersion]),
            ("SELECT 1 FROM organization_administrators WHERE organization_id = $1 AND version = $2", [Organization(), _guardVersion]),
            ("INSERT INTO outbox_message (organization_id, first, last, at) VALUES ($1, $2, $3, $4)", [Organization(), _first, _last, _at]),
            ("INSERT INTO change_log_entry (organization_id, sequence, time, kind, category, operation, arguments, by_operator, target_kind, service, actor_id, actor_name, ip_address, target_id, target_name, service_id, service_name, before, after, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
                [Organization(), _entrySequence, _entryTime, Number(1), Number(2), _operation, _arguments, Flag(), Number(3), _entryService, .. _entryTexts, _entryHash]));
        _commit = Prepare(("COMMIT", []));
        LoadTexts();
    }

    public async ValueTask<long> ChangeAsync(long number, long seen, bool suspend)
    {
        (_number.TypedValue, _numberOfLanguages.TypedValue, _numberOfItems.TypedValue) = (number, number, number);
        byte[] hash;
        long time, status;
        var languages = new List<(string Code, bool IsMain)>();
        var items = new List<(string Item, long Users)>();
        string zone;
        await using (var row = await _read.ExecuteReaderAsync())
        {
            if (!await row.ReadAsync()) throw Refused("no such organization");
            (_sequence.TypedValue, hash, time, _confirmed.TypedValue) = (row.GetInt64(0) + 1, row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.GetInt64(3));
            (_lastNumber.TypedValue, _lastText.TypedValue, _epoch.TypedValue, _headVersion.TypedValue) = (row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
            await row.NextResultAsync();
            _guardVersion.TypedValue = await row.ReadAsync() ? row.GetInt64(1) : throw Refused("no administrators");
            await row.NextResultAsync();
            if (!await row.ReadAsync() || row.GetInt64(3) != 2) throw Refused("no right");
            await row.NextResultAsync();
            if (!await row.ReadAsync()) throw Refused("no such service");
            (_type.TypedValue, _name.TypedValue, _serviceId.TypedValue) = (row.GetInt64(1), row.GetString(2), row.GetString(3));
            (_nameKey.TypedValue, _idKey.TypedValue, _nameOrder.TypedValue, _timeZone.TypedValue) = (TextOf(row, 4), TextOf(row, 5), row.GetString(6), TextOf(row, 7));
            (_pictureHash.TypedValue, _pictureFormat.TypedValue, _pictureLength.TypedValue) = (BytesOf(row, 8), NumberOf(row, 9), NumberOf(row, 10));
            (_hasBasics.TypedValue, _hasContract.TypedValue, status, _addedAt.TypedValue) = (row.GetBoolean(11), row.GetBoolean(12), row.GetInt64(13), row.GetInt64(14));
            (_registered.TypedValue, _changed.TypedValue, _changedBefore.TypedValue, _terminated.TypedValue) = (NumberOf(row, 15), NumberOf(row, 16), NumberOf(row, 17), NumberOf(row, 18));
            _serviceVersion.TypedValue = row.GetInt64(19);
            await row.NextResultAsync();
            while (await row.ReadAsync()) languages.Add((row.GetString(2), row.GetBoolean(3)));
            await row.NextResultAsync();
            while (await row.ReadAsync()) items.Add((row.GetString(1), row.GetInt64(2)));
            await row.NextResultAsync();
            (zone, _ownerVersion.TypedValue) = await row.ReadAsync() ? (row.GetString(2), row.GetInt64(5)) : throw Refused("no organization");
            await row.NextResultAsync();
        }

        if (_serviceVersion.TypedValue != seen) throw Refused("stale version");
        if (languages.Count == 0 || items.Count == 0 || zone.Length == 0) throw Refused("half a service");
        if (status != (suspend ? 2 : 3)) throw Refused(suspend ? "not in use" : "not suspended");
        var sequence = _sequence.TypedValue;
        var entry = PlainEntry.Of(_organization, _actor, _texts, hash, sequence, time, number, _serviceId.TypedValue!, _name.TypedValue!, suspend);
        (_hash.TypedValue, _time.TypedValue, _status.TypedValue, _writtenNumber.TypedValue) = (entry.Hash, entry.Time, suspend ? 3 : 2, number);
        (_first.TypedValue, _last.TypedValue, _at.TypedValue) = (sequence, sequence, entry.Time);
        (_entrySequence.TypedValue, _entryTime.TypedValue, _entryService.TypedValue) = (sequence, entry.Time, number);
        (_operation.TypedValue, _arguments.TypedValue, _entryHash.TypedValue) = (entry.Operation, entry.Arguments, entry.Hash);
        for (var i = 0; i < _entryTexts.Length; i++) _entryTexts[i].TypedValue = entry.Texts[i].Id;

        await using (var row = await _write.ExecuteReaderAsync())
        {
            if (!await row.ReadAsync()) throw Refused("another organization");
            await row.NextResultAsync();
            if (!await row.ReadAsync()) throw Refused("other administrators");
            await row.NextResultAsync();
        }

        if (_write.BatchCommands[1].RecordsAffected != 1 || _write.BatchCommands[2].RecordsAffected != 1) throw Refused("another version");
        await _commit.ExecuteNonQueryAsync();
        return _serviceVersion.TypedValue + 1;
    }

    private NpgsqlParameter<string> Organization() => Text(_organization);

    private static NpgsqlParameter<long> Number(long value)
    {
        var parameter = Number();
        parameter.TypedValue = value;
        return parameter;
    }

    private void LoadTexts()
    {
        using var command = new NpgsqlCommand("SELECT field, text, id, commitment FROM change_log_text WHERE organization_id = $1", Connection);
        command.Parameters.Add(Organization());
        using var row = command.ExecuteReader();
        while (row.Read()) _texts[((int)row.GetInt64(0), row.GetString(1))] = (row.GetInt64(2), row.GetFieldValue<byte[]>(3));
    }

    private static InvalidOperationException Refused(string reason) => new($"The baseline cannot change the service: {reason}.");
}
