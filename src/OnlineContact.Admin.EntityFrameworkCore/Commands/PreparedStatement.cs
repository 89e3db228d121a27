using System.Data.Common;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>A statement as one session keeps it: its command and parameters.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly DbParameter[] _parameters;
    private readonly ColumnType[] _types;

    public PreparedStatement(DbConnection connection, Statement statement, RelationalDialect dialect)
    {
        Command = connection.CreateCommand();
        Command.CommandText = statement.Text;
        _types = statement.Parameters;
        _parameters = new DbParameter[_types.Length];
        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i] = dialect.CreateParameter(Command, SqlText.ParameterName(i), _types[i]);
            Command.Parameters.Add(_parameters[i]);
        }
    }

    public DbCommand Command { get; }

    public void Bind(RelationalDialect dialect, ReadOnlySpan<Cell> values)
    {
        for (var i = 0; i < values.Length; i++) dialect.Bind(_parameters[i], _types[i], values[i]);
    }

    public void Dispose() => Command.Dispose();
}
