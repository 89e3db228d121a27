using System.Data.Common;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore;

/// <summary>What differs, beside all else, among databases whose providers send statements as batches.</summary>
/// <remarks>Stateless; one object serves every store.</remarks>
internal abstract class BatchingDialect : RelationalDialect
{
    /// <summary>Makes a parameter of a prepared command.</summary>
    public abstract DbParameter CreateParameter(int index, ColumnType type);

    /// <summary>Gives a parameter its value.</summary>
    public abstract void Bind(DbParameter parameter, ColumnType type, Cell cell);

    /// <summary>Reads the values of a row, without boxing them.</summary>
    public abstract void ReadRow(DbDataReader reader, ReadOnlySpan<ResultColumn> columns, Span<Cell> cells);

    /// <summary>Which command of a batch an exception is about; -1 when it is about none, or nobody knows. The exception then holds no values any more.</summary>
    public abstract int FailedCommand(DbBatch batch, DbException exception);

    public sealed override IScriptRunner RunnerOf(DbConnection connection, EntityFrameworkCoreStoreBuilder settings) =>
        new BatchRunner(connection, this, settings.Observer, settings.PreparesStatements);

    /// <summary>Reads a whole row.</summary>
    public StoredRow RowOf(DbDataReader reader, Statement statement)
    {
        var cells = new Cell[statement.Columns.Length];
        ReadRow(reader, statement.Columns, cells);
        return new StoredRow(statement.HasVersion ? new(reader.GetInt64(cells.Length)) : StoreVersion.First, cells);
    }
}
