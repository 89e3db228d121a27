using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public class HistoryLaws
{
    [Fact]
    public void Random_histories_on_SQLite_go_as_in_the_naive_model()
    {
        // One file for each case; it is gone before the next one.
        DirectoryInfo? directory = null;
        try
        {
            Histories.Run(
                Campaign.Cases(10),
                40,
                () =>
                {
                    directory = Directory.CreateTempSubdirectory("oca-");
                    var file = Path.Combine(directory.FullName, "admin.db");
                    return admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={file}"));
                },
                () => directory!.Delete(recursive: true));
        }
        finally
        {
            directory?.Refresh();
            if (directory is { Exists: true }) directory.Delete(recursive: true);
        }
    }
}
