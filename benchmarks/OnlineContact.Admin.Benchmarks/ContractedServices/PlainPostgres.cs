using Npgsql;
using NpgsqlTypes;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>What the hand-written baselines on PostgreSQL share: one kept connection, and batches prepared once.</summary>
internal abstract class PlainPostgres : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly List<NpgsqlBatch> _batches = [];

    protected PlainPostgres(string connectionString)
    {
        _connection = new NpgsqlConnection(connectionString);
        _connection.Open();
    }

    /// <summary>The texts of the statements in the order in which they were prepared.</summary>
    public IEnumerable<string> Texts => _batches.SelectMany(batch => batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => command.CommandText));

    protected NpgsqlConnection Connection => _connection;

    /// <summary>Makes a batch of statements with their parameters.</summary>
    protected NpgsqlBatch Prepare(params ReadOnlySpan<(string Text, NpgsqlParameter[] Parameters)> statements)
    {
        var batch = new NpgsqlBatch(_connection);
        foreach (var (text, parameters) in statements)
        {
            var command = new NpgsqlBatchCommand(text);
            foreach (var parameter in parameters) command.Parameters.Add(parameter);
            batch.BatchCommands.Add(command);
        }

        batch.Prepare();
        _batches.Add(batch);
        return batch;
    }

    protected static NpgsqlParameter<long> Number() => new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    protected static NpgsqlParameter<long?> OptionalNumber() => new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    protected static NpgsqlParameter<bool> Flag() => new() { NpgsqlDbType = NpgsqlDbType.Boolean };

    protected static NpgsqlParameter<string> Text(string? value = null) => new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value };

    protected static NpgsqlParameter<byte[]> Bytes() => new() { NpgsqlDbType = NpgsqlDbType.Bytea };

    protected static string? TextOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    protected static long? NumberOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    protected static byte[]? BytesOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    public void Dispose()
    {
        foreach (var batch in _batches) batch.Dispose();
        _connection.Dispose();
    }
}
