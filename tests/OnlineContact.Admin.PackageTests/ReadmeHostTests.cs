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
        var named = ReadmeHost.Packages(Repository.Readme);
        var outside = await OutsideProject.CreateAsync(packages, "host", named.Count > 0 ? named : DefaultPackages);
        await File.WriteAllTextAsync(Path.Combine(outside.Folder, "Program.cs"), ReadmeHost.Source(Repository.Readme) ?? SmallestHost);

        var output = await outside.RunAsync();

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
}
