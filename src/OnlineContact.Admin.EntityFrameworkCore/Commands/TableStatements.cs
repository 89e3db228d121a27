using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>All statements of one kind.</summary>
internal sealed class TableStatements
{
    public TableStatements(RecordShape shape, IModel model, ISqlGenerationHelper sql, RelationalDialect dialect)
    {
        Names = new TableNames(shape, model, sql, dialect);
        Writes = new WriteStatements(Names, dialect);
        Keys = new KeyStatements(Names, dialect);
        Ranges = new RangeStatements(Names, dialect);
        Side = new SideStatements(Names, dialect);
    }

    public TableNames Names { get; }

    public WriteStatements Writes { get; }

    public KeyStatements Keys { get; }

    public RangeStatements Ranges { get; }

    public SideStatements Side { get; }
}
