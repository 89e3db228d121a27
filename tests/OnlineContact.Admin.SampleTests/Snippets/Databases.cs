using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>What docs/features/databases.md shows of SQLite, run; the rest stands with the tests on PostgreSQL.</summary>
public sealed class Databases
{
    [Fact]
    public async Task The_registration_starts()
    {
        using var file = new ScratchFile();
        var path = file.Path;
        var services = new ServiceCollection();
        #region sqlite
        services.AddOnlineContactAdmin(admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={path}")));
        #endregion
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        Assert.True(File.Exists(path));
    }
}
