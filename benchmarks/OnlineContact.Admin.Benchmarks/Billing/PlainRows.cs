using System.Data.Common;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>
/// What the baselines of charges share: one kept connection, and multi-row statements of VALUES that are prepared once for each number of rows. Rows are
/// taken as the database gives them back.
/// </summary>
internal sealed class PlainRows(DbConnection connection, int rowsAStatement, string no) : IDisposable
{
    private readonly Dictionary<(string Before, int Rows), DbCommand> _commands = [];

    /// <summary>The literal of a flag that is not set.</summary>
    public string False => no;

    /// <summary>Runs a statement that has neither values nor rows.</summary>
    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Inserts rows, as many at once as a statement takes.</summary>
    /// <param name="before">All that stands in front of the rows.</param>
    /// <param name="row">A row; <c>?</c> stands for each value.</param>
    /// <param name="after">All that stands behind the rows.</param>
    /// <param name="rows">The values of each row.</param>
    public void Insert(string before, string row, string after, IReadOnlyList<object[]> rows)
    {
        for (var next = 0; next < rows.Count;)
        {
            var count = Math.Min(rowsAStatement, rows.Count - next);
            var isNew = !_commands.TryGetValue((before + row + after, count), out var command);
            command ??= _commands[(before + row + after, count)] = Command(before, row, after, count, rows[next].Length);
            var parameter = 0;
            for (var i = 0; i < count; i++)
            {
                foreach (var value in rows[next + i]) command.Parameters[parameter++].Value = value;
            }

            // With its values, so that the provider knows their types.
            if (isNew) command.Prepare();
            command.ExecuteNonQuery();
            next += count;
        }
    }

    /// <summary>The rows that a statement gives.</summary>
    public List<object[]> Read(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        connection.Dispose();
    }

    private DbCommand Command(string before, string row, string after, int rows, int values)
    {
        var command = connection.CreateCommand();
        var names = Enumerable.Range(0, rows * values).Select(i => $"@p{i}").ToArray();
        command.CommandText = before + string.Join(", ", Enumerable.Range(0, rows).Select(i => Filled(row, names.AsSpan(i * values, values)))) + after;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static string Filled(string row, ReadOnlySpan<string> names)
    {
        var parts = row.Split('?');
        var text = parts[0];
        for (var i = 1; i < parts.Length; i++) text += names[i - 1] + parts[i];
        return text;
    }
}
