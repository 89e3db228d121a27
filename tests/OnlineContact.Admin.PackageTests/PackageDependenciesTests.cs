using System.IO.Compression;

namespace OnlineContact.Admin.PackageTests;

/// <summary>What the check of dependencies finds in planted packages.</summary>
public sealed class PackageDependenciesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oca-planted-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_dependency_too_many_or_too_few_or_at_another_floor_would_be_found()
    {
        Assert.Equal([], Faults("OnlineContact.Admin.Cti.Ipcc", ("OnlineContact.Admin", "9.9.9")));
        Assert.Equal(
            ["OnlineContact.Admin.Cti.Ipcc brings net10.0: OnlineContact.Admin.Testing 9.9.9"],
            Faults("OnlineContact.Admin.Cti.Ipcc", ("OnlineContact.Admin", "9.9.9"), ("OnlineContact.Admin.Testing", "9.9.9")));
        Assert.Equal(
            ["OnlineContact.Admin.Cti.Ipcc brings net10.0: Polly 8.5.0", "OnlineContact.Admin.Cti.Ipcc lacks net10.0: OnlineContact.Admin 9.9.9"],
            Faults("OnlineContact.Admin.Cti.Ipcc", ("Polly", "8.5.0")));
        Assert.Equal(
            ["OnlineContact.Admin.Cti.Ipcc brings net10.0: OnlineContact.Admin 1.0.0", "OnlineContact.Admin.Cti.Ipcc lacks net10.0: OnlineContact.Admin 9.9.9"],
            Faults("OnlineContact.Admin.Cti.Ipcc", ("OnlineContact.Admin", "1.0.0")));
    }

    [Fact]
    public void A_package_that_is_not_listed_would_be_found() =>
        Assert.Equal(["OnlineContact.Admin.New is new: list its dependencies here."], Faults("OnlineContact.Admin.New", ("OnlineContact.Admin", "9.9.9")));

    private IEnumerable<string> Faults(string id, params (string Id, string Version)[] dependencies)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.nupkg");
        using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
        using (var writer = new StreamWriter(archive.CreateEntry($"{id}.nuspec").Open()))
        {
            writer.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{id}</id>
                <dependencies><group targetFramework="net10.0">{string.Concat(dependencies.Select(one => $"""<dependency id="{one.Id}" version="{one.Version}" />"""))}</group></dependencies>
                </metadata></package>
                """);
        }

        return PackageDependencies.Faults(id, new Package(file).Dependencies, "9.9.9");
    }
}
