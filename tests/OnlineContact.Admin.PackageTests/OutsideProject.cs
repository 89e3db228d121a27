using System.Xml.Linq;

namespace OnlineContact.Admin.PackageTests;

/// <summary>A new program in a folder outside of the repository, which has the packed packages and references no project.</summary>
internal sealed class OutsideProject
{
    private readonly PackedPackages _packages;

    private OutsideProject(PackedPackages packages, string folder)
    {
        _packages = packages;
        Folder = folder;
    }

    public string Folder { get; }

    // The variable outdoes nuget.config, and the packages under test must not stay in the user's folder.
    private Dictionary<string, string> Environment => new() { ["NUGET_PACKAGES"] = Path.Combine(_packages.Root, "global") };

    /// <summary>Makes one, without any source yet.</summary>
    public static async Task<OutsideProject> CreateAsync(PackedPackages packages, string name, params IEnumerable<string> references)
    {
        var project = new OutsideProject(packages, Directory.CreateDirectory(Path.Combine(packages.Root, name)).FullName);
        project.Project(references).Save(Path.Combine(project.Folder, "Outside.csproj"));
        project.Feeds(await UsersPackagesAsync(project.Folder)).Save(Path.Combine(project.Folder, "nuget.config"));
        // What lies above the temporary folder is none of this project's business.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            await File.WriteAllTextAsync(Path.Combine(project.Folder, file), "<Project />");
        return project;
    }

    /// <summary>Builds it, and runs it.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        await DotNet.RunAsync(Folder, Environment, "build", "-v", "quiet", "--nologo");
        return await DotNet.RunAsync(Folder, Environment, ["run", "--no-build", "--", .. arguments]);
    }

    private XDocument Project(IEnumerable<string> references) => new(new XElement(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("OutputType", "Exe"),
            new XElement("TargetFramework", "net10.0"),
            new XElement("Nullable", "enable"),
            new XElement("ImplicitUsings", "enable"),
            new XElement("NuGetAudit", "false")),
        new XElement("ItemGroup", references.Select(Reference))));

    private XElement Reference(string id) => new(
        "PackageReference",
        new XAttribute("Include", id),
        new XAttribute("Version", Repository.PackageIds.Contains(id) ? _packages.Version : Repository.VersionOf(id)));

    /// <summary>The user's own feeds, and the packed packages beside them; what she has downloaded already is not fetched again.</summary>
    private XDocument Feeds(string usersPackages) => new(new XElement(
        "configuration",
        new XElement("packageSources", Setting("packed", _packages.First)),
        new XElement("fallbackPackageFolders", Setting("user", usersPackages))));

    private static XElement Setting(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static async Task<string> UsersPackagesAsync(string folder)
    {
        var answer = await DotNet.RunAsync(folder, new Dictionary<string, string>(), "nuget", "locals", "global-packages", "--list");
        return answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
