namespace OnlineContact.Admin.SampleTests;

/// <summary>A place for a database that is removed at the end.</summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sample-tests-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "admin.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
