using System.Data.Common;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The parameters of a prepared statement, in its order.</summary>
internal sealed class StatementParameters
{
    private readonly DbParameter[] _parameters;
    private readonly ColumnType[] _types;

    /// <summary>Makes the parameters and adds them to those of a command.</summary>
    public StatementParameters(DbParameterCollection parameters, Statement statement, BatchingDialect dialect)
    {
        _types = statement.Parameters;
        _parameters = new DbParameter[_types.Length];
        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i] = dialect.CreateParameter(i, _types[i]);
            parameters.Add(_parameters[i]);
        }
    }

    public void Bind(BatchingDialect dialect, ReadOnlySpan<Cell> values)
    {
        for (var i = 0; i < values.Length; i++) dialect.Bind(_parameters[i], _types[i], values[i]);
    }
}
