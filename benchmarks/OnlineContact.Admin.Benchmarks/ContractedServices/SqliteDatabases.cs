using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>Two files in one directory.</summary>
internal sealed class SqliteDatabases : ICommitDatabases
{
    private readonly ScratchDirectory _directory = new();

    private string Ours => _directory.File("ours.db");

    private string Theirs => _directory.File("theirs.db");

    public void Use(EntityFrameworkCoreStoreBuilder store) => store.UseSqlite($"Data Source={Ours}");

    public void Copy() => File.Copy(Ours, Theirs);

    public IPlainCommit OpenPlain(string organization) => new PlainCommit(Theirs);

    public void Dispose() => _directory.Dispose();
}
