using Npgsql;
using NpgsqlTypes;
using OnlineContact.Admin.Benchmarks.ContractedServices;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Benchmarks.Iam;

/// <summary>A database of a server of its own, which has looked at its tables as it does by itself after a while.</summary>
internal sealed class PostgresSearchDatabase : ISearchDatabase
{
    private readonly PostgresDatabases _databases = new();

    public string Name => "postgresql";

    public void Use(EntityFrameworkCoreStoreBuilder store) => _databases.Use(store);

    public void Fill(IEnumerable<Member> members)
    {
        using (var connection = new NpgsqlConnection(_databases.Ours))
        {
            connection.Open();
            var columns = Member.Shape.Columns;
            using var rows = connection.BeginBinaryImport($"COPY iam_member (organization_id, version, {string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");
            foreach (var member in members)
            {
                rows.StartRow();
                rows.Write(ServiceScene.OrganizationText, NpgsqlDbType.Text);
                rows.Write(1L, NpgsqlDbType.Bigint);
                var cells = Member.Shape.ToCells(member);
                foreach (var column in columns)
                {
                    if (cells[column.Ordinal].IsNull) rows.WriteNull();
                    else if (column.Type == ColumnType.Text) rows.Write(cells[column.Ordinal].AsText(), NpgsqlDbType.Text);
                    else rows.Write(cells[column.Ordinal].AsNumber(), NpgsqlDbType.Bigint);
                }
            }

            rows.Complete();
        }

        _databases.Copy();
    }

    public IPlainSearch OpenPlain(int pageSize) => new PlainPostgresSearch(_databases.Ours, pageSize);

    public void Dispose() => _databases.Dispose();
}
