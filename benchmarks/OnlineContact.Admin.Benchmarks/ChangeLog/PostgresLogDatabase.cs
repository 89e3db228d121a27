using Npgsql;
using NpgsqlTypes;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>A database of a server of its own.</summary>
internal sealed class PostgresLogDatabase : ILogDatabase
{
    private readonly PostgresDatabases _databases = new();

    public double Goal => 30;

    public void Use(EntityFrameworkCoreStoreBuilder store) => _databases.Use(store);

    public void Fill(LogSample sample)
    {
        CreatePlain();
        Run(LogTables.Clear);
        using (var ours = Open())
        using (var plain = Open())
        using (var entries = plain.BeginBinaryImport($"COPY plain_log ({string.Join(", ", PlainLogEntry.Columns)}) FROM STDIN (FORMAT BINARY)"))
        {
            using (var rows = ours.BeginBinaryImport($"COPY {LogTables.Insert(LogRow.Shape)} FROM STDIN (FORMAT BINARY)"))
            {
                foreach (var (row, entry) in sample.Entries())
                {
                    Row(rows, LogRow.Shape, row.Organization, LogRow.Shape.ToCells(row));
                    entries.StartRow();
                    foreach (var value in entry.Values)
                    {
                        if (value is string text) entries.Write(text, NpgsqlDbType.Text);
                        else entries.Write((long)value, NpgsqlDbType.Bigint);
                    }
                }

                rows.Complete();
            }

            using (var texts = ours.BeginBinaryImport($"COPY {LogTables.Insert(LogText.Shape)} FROM STDIN (FORMAT BINARY)"))
            {
                foreach (var text in sample.Texts) Row(texts, LogText.Shape, text.Organization, LogText.Shape.ToCells(text));
                texts.Complete();
            }

            entries.Complete();
        }

        foreach (var id in sample.OrganizationIds)
        {
            var (entries, texts) = sample.SizeOf(id);
            Run($"UPDATE organization_head SET sequence = {entries}, last_text = {texts} WHERE organization_id = '{id}'");
        }

        Analyze();
    }

    public long Size()
    {
        using var connection = Open();
        using var command = new NpgsqlCommand(
            "SELECT sum(pg_total_relation_size(t)) FROM unnest(ARRAY['change_log_entry', 'change_log_text', 'change_log_index', 'change_log_content', 'change_log_tree_node']::regclass[]) t",
            connection);
        return (long)(decimal)command.ExecuteScalar()!;
    }

    public void Analyze() => PostgresDatabases.Analyze(_databases.Ours);

    public IPlainLog OpenPlain() => new PlainLog(_databases.Ours);

    public IPlainAppend OpenPlainAppend(int batch)
    {
        CreatePlain();
        return new PlainAppend(_databases.Ours, batch);
    }

    public void Dispose() => _databases.Dispose();

    private void CreatePlain() => Run(PlainLogEntry.Table("BIGINT", "").Replace("TEXT", "TEXT COLLATE \"C\"", StringComparison.Ordinal));

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(_databases.Ours);
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static void Row(NpgsqlBinaryImporter rows, RecordShape shape, OrganizationId organization, Cell[] cells)
    {
        rows.StartRow();
        rows.Write(organization.Value, NpgsqlDbType.Text);
        foreach (var column in shape.Columns)
        {
            var cell = cells[column.Ordinal];
            if (cell.IsNull) rows.WriteNull();
            else if (column.Type == ColumnType.Text) rows.Write(cell.AsText(), NpgsqlDbType.Text);
            else if (column.Type == ColumnType.Bytes) rows.Write(cell.AsBytes(), NpgsqlDbType.Bytea);
            else if (column.Type == ColumnType.Flag) rows.Write(cell.AsFlag(), NpgsqlDbType.Boolean);
            else rows.Write(cell.AsNumber(), NpgsqlDbType.Bigint);
        }

        if (shape.IsVersioned) rows.Write(1L, NpgsqlDbType.Bigint);
    }

    private sealed class PlainAppend : PlainPostgres, IPlainAppend
    {
        private readonly NpgsqlBatch _insert;
        private readonly NpgsqlParameter[] _parameters;
        private readonly int _batch;

        public PlainAppend(string connectionString, int batch)
            : base(connectionString)
        {
            _batch = batch;
            var columns = PlainLogEntry.Columns.Length;
            _parameters = [.. Enumerable.Range(0, batch * columns).Select(i => i % columns is > 0 and < 4 ? (NpgsqlParameter)Number() : Text(""))];
            _insert = Prepare((LogTables.InsertPlain(batch, i => $"${i + 1}"), _parameters));
        }

        public async ValueTask AppendAsync(IEnumerator<PlainLogEntry> entries)
        {
            for (var row = 0; row < _batch && entries.MoveNext(); row++)
            {
                var values = entries.Current.Values;
                for (var i = 0; i < values.Length; i++) _parameters[row * values.Length + i].Value = values[i];
            }

            await _insert.ExecuteNonQueryAsync();
        }
    }

    private sealed class PlainLog(string connectionString) : PlainPostgres(connectionString), IPlainLog
    {
        private readonly Dictionary<string, (NpgsqlBatch Batch, NpgsqlParameter<string>[] Parts)> _scans = [];

        public async ValueTask<List<long>> ReadAsync(string[][] columns, string[] parts)
        {
            var key = string.Join('|', columns.Select(any => string.Join(',', any)));
            if (!_scans.TryGetValue(key, out var scan))
            {
                var category = Number();
                category.TypedValue = (long)ChangeLogCategory.Permission;
                var values = Array.ConvertAll(parts, _ => Text(""));
                scan = _scans[key] = (Prepare((LogTables.Scan(columns, i => $"${i + 1}", "50"), [Text(ServiceScene.OrganizationText), category, .. values])), values);
            }

            for (var i = 0; i < parts.Length; i++) scan.Parts[i].TypedValue = parts[i];
            var found = new List<PlainLogEntry>();
            await using var row = await scan.Batch.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                found.Add(new PlainLogEntry
                {
                    Organization = row.GetString(0),
                    Sequence = row.GetInt64(1),
                    Time = row.GetInt64(2),
                    Category = (ChangeLogCategory)row.GetInt64(3),
                    Operation = row.GetString(4),
                    Arguments = row.GetString(5),
                    ActorId = row.GetString(6),
                    ActorName = row.GetString(7),
                    Address = row.GetString(8),
                    TargetId = row.GetString(9),
                    TargetName = row.GetString(10),
                    ServiceId = row.GetString(11),
                    ServiceName = row.GetString(12),
                });
            }

            return found.ConvertAll(entry => entry.Sequence);
        }
    }
}
