using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>The columns of the change log that tell entries apart, found by name: any kind may be a journal.</summary>
internal static class JournalColumns
{
    public static Column? Operation(RecordShape journal) => Find(journal, "operation", ColumnType.Text);

    public static Column? Hash(RecordShape journal) => Find(journal, "hash", ColumnType.Bytes);

    private static Column? Find(RecordShape journal, string name, ColumnType type) =>
        journal.Columns.FirstOrDefault(column => column.Type == type && column.Name == name);
}
