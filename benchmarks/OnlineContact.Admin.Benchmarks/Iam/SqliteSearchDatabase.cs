using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.Iam;

/// <summary>A file.</summary>
internal sealed class SqliteSearchDatabase : ISearchDatabase
{
    private readonly ScratchDirectory _directory = new();

    public string Name => "sqlite";

    private string DataSource => _directory.File("people.db");

    public void Use(EntityFrameworkCoreStoreBuilder store) => store.UseSqlite($"Data Source={DataSource}");

    public void Fill(IEnumerable<Member> members)
    {
        using var connection = new SqliteConnection($"Data Source={DataSource};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var columns = Member.Shape.Columns;
        command.CommandText = $"INSERT INTO iam_member (organization_id, version, {string.Join(", ", columns.Select(column => column.Name))}) VALUES (@o, 1, {string.Join(", ", columns.Select(column => $"@{column.Name}"))})";
        command.Parameters.AddWithValue("@o", ServiceScene.OrganizationText);
        foreach (var column in columns) command.Parameters.AddWithValue($"@{column.Name}", DBNull.Value);
        foreach (var member in members)
        {
            var cells = Member.Shape.ToCells(member);
            foreach (var column in columns)
            {
                var cell = cells[column.Ordinal];
                command.Parameters[column.Ordinal + 1].Value = cell.IsNull ? DBNull.Value : column.Type == ColumnType.Text ? cell.AsText() : cell.AsNumber();
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
        using var checkpoint = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
        checkpoint.ExecuteNonQuery();
    }

    public IPlainSearch OpenPlain(int pageSize) => new PlainSearch(DataSource, pageSize);

    public void Dispose() => _directory.Dispose();
}
