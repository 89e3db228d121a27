using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.ChangeLog;

/// <summary>A file. The plain table is clustered by its key, which is the fastest that the engine has for a scan.</summary>
internal sealed class SqliteLogDatabase : ILogDatabase
{
    private readonly ScratchDirectory _directory = new();

    public double Goal => 50;

    private string DataSource => _directory.File("log.db");

    private string PlainSource => _directory.File("plain.db");

    public void Use(EntityFrameworkCoreStoreBuilder store) => store.UseSqlite($"Data Source={DataSource}");

    public void Fill(LogSample sample)
    {
        using var ours = Open(DataSource);
        using var plain = Open(PlainSource);
        Run(plain, PlainLogEntry.Table("INTEGER", " WITHOUT ROWID"));
        Run(ours, LogTables.Clear);
        using (var transaction = ours.BeginTransaction())
        using (var plainTransaction = plain.BeginTransaction())
        {
            using var row = Insert(ours, LogTables.Insert(LogRow.Shape), LogRow.Shape.Columns.Count + 1);
            using var text = Insert(ours, LogTables.Insert(LogText.Shape), LogText.Shape.Columns.Count + 2);
            using var entry = Insert(plain, $"plain_log ({string.Join(", ", PlainLogEntry.Columns)})", PlainLogEntry.Columns.Length);
            foreach (var (next, plainNext) in sample.Entries())
            {
                Send(row, [next.Organization.Value, .. LogRow.Shape.ToCells(next).Zip(LogRow.Shape.Columns, ValueOf)]);
                Send(entry, plainNext.Values);
            }

            foreach (var next in sample.Texts) Send(text, [next.Organization.Value, .. LogText.Shape.ToCells(next).Zip(LogText.Shape.Columns, ValueOf), 1L]);
            transaction.Commit();
            plainTransaction.Commit();
        }

        foreach (var id in sample.OrganizationIds)
        {
            var (entries, texts) = sample.SizeOf(id);
            Run(ours, $"UPDATE organization_head SET sequence = {entries}, last_text = {texts} WHERE organization_id = '{id}'");
        }

        Analyze();
    }

    public long Size()
    {
        using var connection = Open(DataSource);
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return new FileInfo(DataSource).Length;
    }

    public void Analyze()
    {
        using var connection = Open(DataSource);
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public IPlainLog OpenPlain() => new PlainLog(PlainSource);

    public IPlainAppend OpenPlainAppend(int batch)
    {
        using (var connection = Open(PlainSource))
        {
            Run(connection, "PRAGMA journal_mode = WAL");
            Run(connection, PlainLogEntry.Table("INTEGER", " WITHOUT ROWID"));
        }

        return new PlainAppend(PlainSource, batch);
    }

    public void Dispose() => _directory.Dispose();

    private static object ValueOf(Cell cell, Column column) =>
        cell.IsNull ? DBNull.Value : column.Type switch { ColumnType.Text => cell.AsText(), ColumnType.Bytes => cell.AsBytes(), _ => cell.AsNumber() };

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int values)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, values).Select(i => $"@p{i}"))})";
        for (var i = 0; i < values; i++) command.Parameters.AddWithValue($"@p{i}", DBNull.Value);
        return command;
    }

    private static void Send(SqliteCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private sealed class PlainAppend : PlainSqlite, IPlainAppend
    {
        private readonly SqliteCommand _begin, _insert, _commit;
        private readonly int _batch;

        public PlainAppend(string file, int batch)
            : base(file)
        {
            _batch = batch;
            _begin = Prepare("BEGIN IMMEDIATE");
            _insert = Prepare(LogTables.InsertPlain(batch, i => $"@p{i}"));
            _commit = Prepare("COMMIT");
        }

        public ValueTask AppendAsync(IEnumerator<PlainLogEntry> entries)
        {
            _begin.ExecuteNonQuery();
            for (var row = 0; row < _batch && entries.MoveNext(); row++) Set(_insert, row * PlainLogEntry.Columns.Length, entries.Current.Values);
            _insert.ExecuteNonQuery();
            _commit.ExecuteNonQuery();
            return default;
        }
    }

    private sealed class PlainLog(string file) : PlainSqlite(file), IPlainLog
    {
        private readonly Dictionary<string, SqliteCommand> _scans = [];

        public ValueTask<List<long>> ReadAsync(string[][] columns, string[] parts)
        {
            var key = string.Join('|', columns.Select(any => string.Join(',', any)));
            if (!_scans.TryGetValue(key, out var scan)) scan = _scans[key] = Prepare(LogTables.Scan(columns, i => $"@p{i}", "50"));
            Set(scan, 0, [ServiceScene.OrganizationText, (long)ChangeLogCategory.Permission, .. parts]);
            var found = new List<PlainLogEntry>();
            using var row = scan.ExecuteReader();
            while (row.Read())
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

            return new(found.ConvertAll(entry => entry.Sequence));
        }
    }
}
