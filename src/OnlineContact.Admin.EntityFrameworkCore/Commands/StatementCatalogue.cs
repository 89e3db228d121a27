using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The statements of every kind a store keeps, made from the model that its migrations are made from.</summary>
internal sealed class StatementCatalogue
{
    private readonly Dictionary<RecordShape, TableStatements> _tables = [];

    public StatementCatalogue(AdminDbContext context)
    {
        var sql = context.GetService<ISqlGenerationHelper>();
        foreach (var shape in context.Shapes) _tables.Add(shape, new TableStatements(shape, context.Model, sql, context.Dialect));
        var head = context.Shapes.FirstOrDefault(shape => (shape.Traits & ShapeTraits.Head) != 0);
        Organizations = head is null ? null : new OrganizationStatements(_tables[head].Names, context.Dialect);
    }

    /// <summary>Lists organizations; null when the store keeps no heads.</summary>
    public OrganizationStatements? Organizations { get; }

    public TableStatements Of(RecordShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return _tables.TryGetValue(shape, out var table) ? table : throw new ArgumentException($"The store does not keep {shape.Name}.", nameof(shape));
    }

    /// <summary>Fills a script with the steps of a change.</summary>
    public void Write(Script script, ChangeSet changes)
    {
        var writes = changes.Writes;
        for (var i = 0; i < writes.Count;)
        {
            var table = Of(writes[i].Shape).Writes;
            var taken = 1;
            switch (writes[i].Kind)
            {
                case WriteKind.Insert:
                    taken = table.Insert(script, changes, i);
                    break;
                case WriteKind.Replace:
                    taken = table.Replace(script, changes, i);
                    break;
                case WriteKind.Remove:
                    table.Remove(script, changes, i);
                    break;
                case WriteKind.Require:
                    table.Require(script, changes, i);
                    break;
                default:
                    table.ReplaceAll(script, changes, i);
                    break;
            }

            i += taken;
        }
    }
}
