using System.Xml.Linq;

namespace OnlineContact.Admin.PackageTests;

[Collection(PackedPackagesCollection.Name)]
public sealed class ReadmeHostTests(PackedPackages packages)
{
    /// <summary>For a README without a host: the smallest program that needs the package.</summary>
    private const string SmallestHost = """
        Console.WriteLine(OnlineContact.Admin.OrganizationId.Parse("acme"));
        """;

    private static readonly string[] DefaultPackages =
        ["OnlineContact.Admin", "OnlineContact.Admin.EntityFrameworkCore.Sqlite", "Microsoft.Extensions.DependencyInjection"];

    [Fact]
    public async Task A_new_project_outside_the_repository_runs_the_host_of_the_readme()
    {
        var folder = Directory.CreateDirectory(Path.Combine(packages.Root, "host")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), ReadmeHost.Source(Repository.Readme) ?? SmallestHost);
        Project().Save(Path.Combine(folder, "Host.csproj"));
        Feeds(await UsersPackagesAsync(folder)).Save(Path.Combine(folder, "nuget.config"));
        // What lies above the temporary folder is none of this project's business.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />");

        // The variable outdoes nuget.config, and the packages under test must not stay in the user's folder.
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(packages.Root, "global") };
        await DotNet.RunAsync(folder, environment, "build", "-v", "quiet", "--nologo");
        var output = await DotNet.RunAsync(folder, environment, "run", "--no-build");

        Assert.False(string.IsNullOrWhiteSpace(output), "The host ended with 0, but printed nothing.");
    }

    [Fact]
    public void The_host_is_found_in_a_readme()
    {
        const string Readme = """
            # Title

                dotnet add package OnlineContact.Admin
                dotnet add package NodaTime

            ```csharp
            Console.WriteLine("another block");
            ```

            ```csharp
            services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());
            ```

            ```csharp
            services.AddOnlineContactAdmin(another);
            ```
            """;

        Assert.Equal("services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());\n", ReadmeHost.Source(Readme));
        Assert.Equal(["OnlineContact.Admin", "NodaTime"], ReadmeHost.Packages(Readme));
        Assert.Null(ReadmeHost.Source("# Title"));
    }

    private XDocument Project()
    {
        var named = ReadmeHost.Packages(Repository.Readme);
        return new(new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("OutputType", "Exe"),
                new XElement("TargetFramework", "net10.0"),
                new XElement("Nullable", "enable"),
                new XElement("ImplicitUsings", "enable"),
                new XElement("NuGetAudit", "false")),
            new XElement("ItemGroup", (named.Count > 0 ? named : DefaultPackages).Select(Reference))));
    }

    private XElement Reference(string id) => new(
        "PackageReference",
        new XAttribute("Include", id),
        new XAttribute("Version", Repository.PackageIds.Contains(id) ? packages.Version : Repository.VersionOf(id)));

    /// <summary>The user's own feeds, and the packed packages beside them; what she has downloaded already is not fetched again.</summary>
    private XDocument Feeds(string usersPackages) => new(new XElement(
        "configuration",
        new XElement("packageSources", Setting("packed", packages.First)),
        new XElement("fallbackPackageFolders", Setting("user", usersPackages))));

    private static XElement Setting(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static async Task<string> UsersPackagesAsync(string folder)
    {
        var answer = await DotNet.RunAsync(folder, new Dictionary<string, string>(), "nuget", "locals", "global-packages", "--list");
        return answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
