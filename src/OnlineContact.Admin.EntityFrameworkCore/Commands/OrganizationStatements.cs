using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The one statement that looks across organizations: those with a head, and with a row of a kind where one is asked for.</summary>
internal sealed class OrganizationStatements(TableNames head, RelationalDialect dialect)
{
    private readonly StatementCache _cache = new();

    public void List(Script script, OrganizationId? after, int limit, TableNames? having)
    {
        var signature = having is null ? "" : having.Shape.Name;
        if (!_cache.TryGet(signature, out var statement)) statement = _cache.Keep(signature, Listing(having));
        // Every name sorts after the empty one.
        script.Begin(statement, after ?? default);
        script.Add(Cell.Of(limit));
    }

    private Statement Listing(TableNames? having)
    {
        var text = head.Text($"SELECT h.{head.Organization} FROM {head.Table} AS h");
        text.Add($" WHERE h.{head.Organization} > {text.Parameter(ColumnType.Text)}");
        if (having is not null) text.Add($" AND EXISTS (SELECT 1 FROM {having.Table} AS d WHERE d.{having.Organization} = h.{head.Organization})");
        text.Add($" ORDER BY h.{head.Organization}");
        return text.Add(dialect.Limit(text.Parameter(ColumnType.Number))).Reading(ColumnType.Text);
    }
}
