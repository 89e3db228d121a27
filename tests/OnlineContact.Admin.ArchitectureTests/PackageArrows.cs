using System.Xml.Linq;

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>
/// The packages and which of them each is made on. It may know those and what they are made on, and no others; outside libraries are
/// held by the tests of the packed packages.
/// </summary>
internal static class PackageArrows
{
    private static readonly Dictionary<string, string[]> MadeOn = new()
    {
        ["OnlineContact.Admin"] = [],
        ["OnlineContact.Admin.EntityFrameworkCore"] = ["OnlineContact.Admin"],
        ["OnlineContact.Admin.EntityFrameworkCore.Sqlite"] = ["OnlineContact.Admin.EntityFrameworkCore"],
        ["OnlineContact.Admin.EntityFrameworkCore.PostgreSql"] = ["OnlineContact.Admin.EntityFrameworkCore"],
        ["OnlineContact.Admin.Cti.Ipcc"] = ["OnlineContact.Admin"],
        ["OnlineContact.Admin.Cti.MobileContact"] = ["OnlineContact.Admin"],
        ["OnlineContact.Admin.Sso.KeyManagement"] = ["OnlineContact.Admin"],
        // KeyManagement for the suite that proves key-encryption keys: docs/decisions/0012.
        ["OnlineContact.Admin.Testing"] = ["OnlineContact.Admin", "OnlineContact.Admin.Sso.KeyManagement"],
        ["OnlineContact.Admin.Testing.FsCheck"] = ["OnlineContact.Admin.Testing"],
    };

    /// <summary>The packages of the plan.</summary>
    public static IReadOnlyCollection<string> Packages => MadeOn.Keys;

    /// <summary>Every arrow between packages that is not on the plan: one line each.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<(string From, string To)> arrows) =>
        [.. arrows.Where(arrow => IsOurs(arrow.To) && !MayKnow(arrow.From, arrow.To)).Select(arrow => $"{arrow.From} knows {arrow.To}").Order(StringComparer.Ordinal)];

    /// <summary>The arrows that an assembly's references draw.</summary>
    public static IEnumerable<(string From, string To)> OfAssembly(Stream assembly)
    {
        var (name, references) = AssemblyReferences.Of(assembly);
        return references.Select(reference => (name, reference));
    }

    /// <summary>The arrows that a project draws, used or not: who installs its package gets them all.</summary>
    public static IEnumerable<(string From, string To)> OfProject(string name, XElement project) =>
        project.Descendants()
            .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(element => (string)element.Attribute("Include")!)
            .Select(included => (name, included.EndsWith(".csproj", StringComparison.Ordinal) ? included.Split('\\', '/')[^1][..^".csproj".Length] : included));

    private static bool MayKnow(string from, string to) =>
        MadeOn.TryGetValue(from, out var direct) && direct.Any(one => one == to || MayKnow(one, to));

    private static bool IsOurs(string name) => name == "OnlineContact.Admin" || name.StartsWith("OnlineContact.Admin.", StringComparison.Ordinal);
}
