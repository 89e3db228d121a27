using Microsoft.Data.Sqlite;

namespace EmbeddedHost.Setup;

/// <summary>The SQLite file: the one the user wants kept, or one in a temporary folder that is removed at the end.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly string? _folder;

    private DatabaseFile(string path, string? folder)
    {
        Path = path;
        _folder = folder;
    }

    public string Path { get; }

    public bool IsKept => _folder is null;

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path }.ToString();

    /// <summary>Beside it, where the mails go.</summary>
    public string MailFolder => $"{Path}.mails";

    public static DatabaseFile Open(string? kept)
    {
        if (kept is not null) return new(System.IO.Path.GetFullPath(kept), null);
        var folder = Directory.CreateTempSubdirectory("online-contact-").FullName;
        return new(System.IO.Path.Combine(folder, "admin.db"), folder);
    }

    public void Dispose()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }
}
