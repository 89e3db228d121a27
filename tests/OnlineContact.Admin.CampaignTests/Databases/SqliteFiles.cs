using OnlineContact.Admin.CampaignWorker.Work;

namespace OnlineContact.Admin.CampaignTests.Databases;

/// <summary>Files in a directory of their own, on a disk: a commit takes its time, so that kills hit it.</summary>
internal sealed class SqliteFiles : ICampaignServer
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oca-campaign-");
    private int _files;
    private bool _kept;

    public string Name => DatabaseChoice.Sqlite;

    public Task<string> NewDatabaseAsync() => Task.FromResult($"Data Source={Path.Combine(_directory.FullName, $"admin{++_files}.db")}");

    // What a process does to a file ends with it.
    public Task QuietAsync(string connection) => Task.CompletedTask;

    public string Keep()
    {
        _kept = true;
        return _directory.FullName;
    }

    public ValueTask DisposeAsync()
    {
        if (!_kept) _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
