namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>All rows of one organization at one moment. A change makes another state; nobody sees one that is half made.</summary>
internal sealed class OrganizationState(TableState[] tables)
{
    public TableState this[TableLayout layout] => tables[layout.Number];

    public OrganizationState With(TableState table)
    {
        TableState[] others = [.. tables];
        others[table.Layout.Number] = table;
        return new OrganizationState(others);
    }
}
