using System.Data.Common;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>A statement as one session keeps it: its command and parameters.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly StatementParameters _parameters;

    public PreparedStatement(DbCommand command, Statement statement, RelationalDialect dialect)
    {
        Command = command;
        Command.CommandText = statement.Text;
        _parameters = new StatementParameters(command.Parameters, statement, dialect);
    }

    public DbCommand Command { get; }

    public void Bind(RelationalDialect dialect, ReadOnlySpan<Cell> values) => _parameters.Bind(dialect, values);

    public void Dispose() => Command.Dispose();
}
