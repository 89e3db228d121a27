namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>A directory for files that are gone afterwards. <c>TMPDIR</c> says on which disk.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("online-contact-admin-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
