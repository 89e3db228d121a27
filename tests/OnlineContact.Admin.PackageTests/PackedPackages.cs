using System.Text.Json;

namespace OnlineContact.Admin.PackageTests;

/// <summary>
/// All packages, packed twice from nothing in a folder outside the repository, so that no build of the repository sees
/// it. The second pack is there to be compared with the first.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly Dictionary<string, string> PackEnvironment = new() { ["CI"] = "true", ["SOURCE_DATE_EPOCH"] = "1767225600" };

    /// <summary>A version no feed and no cache has.</summary>
    public string Version { get; } = $"0.1.0-test.x{Guid.NewGuid():N}"[..32];

    public string Root { get; } = Directory.CreateTempSubdirectory("oca-packages-").FullName;

    public string First => Path.Combine(Root, "first");

    public string Second => Path.Combine(Root, "second");

    public async Task InitializeAsync()
    {
        var filter = Path.Combine(Root, "src.slnf");
        await File.WriteAllTextAsync(filter, JsonSerializer.Serialize(new
        {
            solution = new
            {
                path = Path.Combine(Repository.Root, "OnlineContact.Admin.sln"),
                projects = Repository.PackageIds.Select(id => $"src\\{id}\\{id}.csproj"),
            },
        }));
        await PackAsync(filter, First);
        await PackAsync(filter, Second);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    private async Task PackAsync(string filter, string output)
    {
        var artifacts = Path.Combine(Root, "artifacts");
        // Analyzers see the same code when the solution is built; generators run all the same.
        await DotNet.RunAsync(
            Root, PackEnvironment, "pack", filter, "-c", "Release", "-v", "quiet", "-o", output, "--artifacts-path", artifacts, $"-p:Version={Version}", "-p:RunAnalyzers=false");
        Directory.Delete(artifacts, recursive: true);
    }
}

/// <summary>Tests that share one packing.</summary>
[CollectionDefinition(Name)]
public sealed class PackedPackagesCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "packed packages";
}
