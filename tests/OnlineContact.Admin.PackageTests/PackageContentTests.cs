using System.Text;
using System.Xml.Linq;

namespace OnlineContact.Admin.PackageTests;

[Collection(PackedPackagesCollection.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    public static TheoryData<string> PackageIds => [.. Repository.PackageIds];

    [Fact]
    public void Each_project_makes_one_package_with_symbols() => Assert.Equal(
        Repository.PackageIds.SelectMany(id => new[] { $"{id}.{packages.Version}.nupkg", $"{id}.{packages.Version}.snupkg" }).Order(StringComparer.Ordinal),
        Directory.GetFiles(packages.First).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(PackageIds))]
    public void A_package_shows_picture_readme_and_licence(string id)
    {
        var package = Open(id);

        Assert.Equal("icon.png", package.Value("icon"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "icon.png")), package["icon.png"]);
        Assert.Equal("README.md", package.Value("readme"));
        Assert.Equal(Repository.Readme, Encoding.UTF8.GetString(package["README.md"]).TrimStart('\uFEFF'));
        Assert.Equal("MIT", package.Value("license"));
        Assert.NotEmpty(package.Value("description")!);
        Assert.NotEqual("Package Description", package.Value("description"));
    }

    [Theory]
    [MemberData(nameof(PackageIds))]
    public void A_package_holds_its_library_with_documentation_and_nothing_else(string id)
    {
        var package = Open(id);

        Assert.Equal([$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], package.Names.Where(IsContent));
        Assert.Equal(id, XDocument.Load(new MemoryStream(package[$"lib/net10.0/{id}.xml"])).Root!.Element("assembly")!.Value);
    }

    [Theory]
    [MemberData(nameof(PackageIds))]
    public void A_symbol_package_holds_the_symbols(string id) =>
        Assert.Contains($"lib/net10.0/{id}.pdb", new Package(Path.Combine(packages.First, $"{id}.{packages.Version}.snupkg")).Names);

    [Theory]
    [MemberData(nameof(PackageIds))]
    public void A_package_brings_exactly_the_dependencies_it_should_at_their_floors(string id) =>
        Assert.Equal([], PackageDependencies.Faults(id, Open(id).Dependencies, packages.Version));

    [Fact]
    public void The_core_documents_its_types() => Assert.Contains(
        "T:OnlineContact.Admin.OrganizationId",
        XDocument.Load(new MemoryStream(Open("OnlineContact.Admin")["lib/net10.0/OnlineContact.Admin.xml"])).Descendants("member").Select(member => (string?)member.Attribute("name")));

    private Package Open(string id) => new(Path.Combine(packages.First, $"{id}.{packages.Version}.nupkg"));

    private static bool IsContent(string name) =>
        !name.EndsWith(".nuspec", StringComparison.Ordinal)
        && name is not ("icon.png" or "README.md" or "[Content_Types].xml" or "_rels/.rels")
        && !name.StartsWith("package/services/metadata/", StringComparison.Ordinal);
}
