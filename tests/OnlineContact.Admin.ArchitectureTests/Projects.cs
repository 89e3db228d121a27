using System.Xml.Linq;

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>The projects that packages are made of.</summary>
internal static class Projects
{
    private static readonly string Folder = Find();

    public static IEnumerable<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static XElement Load(string name) => XElement.Load(Path.Combine(Folder, name, $"{name}.csproj"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OnlineContact.Admin.sln"))) return Path.Combine(folder.FullName, "src");
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds OnlineContact.Admin.sln.");
    }
}
