using System.Data.Common;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>A list of statements as one session keeps it: its batch and the parameters of each.</summary>
internal sealed class PreparedBatch : IDisposable
{
    private readonly Statement[] _statements;
    private readonly StatementParameters[] _parameters;

    public PreparedBatch(DbBatch batch, Script script, int first, int end, BatchingDialect dialect)
    {
        Batch = batch;
        _statements = new Statement[end - first];
        _parameters = new StatementParameters[_statements.Length];
        for (var i = 0; i < _statements.Length; i++)
        {
            _statements[i] = script[first + i].Statement;
            var command = batch.CreateBatchCommand();
            command.CommandText = _statements[i].Text;
            _parameters[i] = new StatementParameters(command.Parameters, _statements[i], dialect);
            batch.BatchCommands.Add(command);
        }
    }

    public DbBatch Batch { get; }

    /// <summary>Whether it holds just the statements of these steps.</summary>
    public bool IsOf(Script script, int first, int end)
    {
        if (_statements.Length != end - first) return false;
        for (var i = 0; i < _statements.Length; i++)
        {
            if (!ReferenceEquals(_statements[i], script[first + i].Statement)) return false;
        }

        return true;
    }

    public void Bind(BatchingDialect dialect, Script script, int first)
    {
        for (var i = 0; i < _parameters.Length; i++) _parameters[i].Bind(dialect, script.ValuesOf(first + i));
    }

    public void Dispose() => Batch.Dispose();
}
