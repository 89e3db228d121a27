using System.Xml.Linq;

namespace OnlineContact.Admin.PackageTests;

/// <summary>What the tests read from the repository: its projects, its README and the versions it references.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Readme => File.ReadAllText(Path.Combine(Root, "README.md"));

    public static IReadOnlyList<string> PackageIds { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The version that Directory.Packages.props gives a package.</summary>
    public static string VersionOf(string packageId) => XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(element => (string?)element.Attribute("Include") == packageId)
        .Attribute("Version")!.Value;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OnlineContact.Admin.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds OnlineContact.Admin.sln.");
    }
}
