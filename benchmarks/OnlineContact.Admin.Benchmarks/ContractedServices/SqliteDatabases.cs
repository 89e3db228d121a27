using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Benchmarks.Billing;
using OnlineContact.Admin.EntityFrameworkCore;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>Two files in one directory.</summary>
internal sealed class SqliteDatabases : ICommitDatabases
{
    /// <summary>The provider looks parameters up one by one, so that many rows in a statement take longer than several statements; with so many it is fastest.</summary>
    private const int RowsAStatement = 8;

    private readonly ScratchDirectory _directory = new();

    private string Ours => _directory.File("ours.db");

    private string Theirs => _directory.File("theirs.db");

    public void Use(EntityFrameworkCoreStoreBuilder store) => store.UseSqlite($"Data Source={Ours}");

    public void Copy() => File.Copy(Ours, Theirs);

    public void Analyze()
    {
    }

    public IPlainCommit OpenPlain(string organization) => new PlainCommit(Theirs);

    public PlainRows OpenRows(bool ours)
    {
        var connection = new SqliteConnection($"Data Source={(ours ? Ours : Theirs)};Pooling=False");
        connection.Open();
        var rows = new PlainRows(connection, RowsAStatement, "0");
        foreach (var pragma in (string[])["PRAGMA busy_timeout = 30000", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"]) rows.Run(pragma);
        return rows;
    }

    public void Dispose() => _directory.Dispose();
}
