using System.Text.RegularExpressions;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The C# blocks of the documents are regions of files here, which are compiled and run.</summary>
public sealed partial class DocumentSnippetTests
{
    [Theory]
    [InlineData("docs/getting-started.md", "GettingStarted.cs")]
    [InlineData("docs/features/contracted-services.md", "EditContract.cs")]
    [InlineData("docs/features/reporting.md", "Reporting.cs")]
    [InlineData("docs/features/people.md", "PeopleGuide.cs")]
    [InlineData("docs/features/change-log.md", "ChangeLogGuide.cs")]
    [InlineData("docs/extending/store.md", "StoreGuide.cs")]
    [InlineData("docs/extending/iam-directory.md", "IamDirectoryGuide.cs")]
    [InlineData("docs/extending/testing.md", "TestHosts.cs")]
    [InlineData("docs/features/sso.md", "SsoLogins.cs")]
    [InlineData("docs/features/cti.md", "CtiGuide.cs")]
    [InlineData("docs/features/performance.md", "PerformanceGuide.cs")]
    [InlineData("docs/features/user-settings.md", "UserSettingsGuide.cs")]
    [InlineData("docs/extending/key-encryption.md", "KeyEncryption.cs")]
    [InlineData("docs/features/cti-ipcc.md", "IpccGuide.cs")]
    [InlineData("docs/features/cti-mobile-contact.md", "MobileContactGuide.cs")]
    [InlineData("docs/extending/cti-connector.md", "CtiConnectorGuide.cs")]
    [InlineData("docs/features/observability.md", "ObservabilityGuide.cs")]
    public void Every_block_of_a_document_is_code_that_is_run(string document, string source)
    {
        var regions = Regions(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "OnlineContact.Admin.SampleTests", "Snippets", source)));
        // A whole program is that of README.md, which is run against the packed packages.
        var blocks = Blocks(File.ReadAllText(Path.Combine(RepositoryFolder.Root, document))).Where(block => block.Name != "program").ToList();

        Assert.NotEmpty(blocks);
        foreach (var (name, text) in blocks) Assert.Equal(Assert.Contains(name, regions), text);
        Assert.Equal(regions.Keys.Order(StringComparer.Ordinal), blocks.Select(block => block.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_blocks_about_databases_are_code_that_is_run()
    {
        var tests = Path.Combine(RepositoryFolder.Root, "tests");
        var regions = Regions(File.ReadAllText(Path.Combine(tests, "OnlineContact.Admin.SampleTests", "Snippets", "Databases.cs")));
        foreach (var (name, text) in Regions(File.ReadAllText(Path.Combine(tests, "OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Tests", "DatabaseSnippets.cs")))) regions.Add(name, text);

        Assert.Equal(
            regions.OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => (region.Key, region.Value)),
            Blocks(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "features", "databases.md"))).OrderBy(block => block.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void The_blocks_about_the_manager_of_bills_are_code_that_is_run()
    {
        var regions = Regions(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "OnlineContact.Admin.SampleTests", "Snippets", "Discounting.cs")));

        Assert.Equal(regions, Blocks(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "features", "billing.md")))
            .Where(block => block.Name.Length > 0).ToDictionary(block => block.Name, block => block.Text));
    }

    [Fact]
    public async Task What_the_readme_shows_of_the_sample_is_what_it_prints()
    {
        var shown = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "README.md"))
            .SkipWhile(line => !line.StartsWith('✓'))
            .TakeWhile(line => line != "```");
        var printed = (await SampleRun.StartAsync("--now", "2026-11-23T09:00:00Z")).Output.Split('\n').Select(line => line.TrimEnd()).ToHashSet();

        Assert.All(shown, line => Assert.Contains(line, printed));
        Assert.Contains(shown, line => line.Contains("OCA2007", StringComparison.Ordinal));
    }

    [Fact]
    public void A_block_without_a_name_is_found()
    {
        Assert.Equal([("", "code();\n")], Blocks("text\n\n```csharp\ncode();\n```\n"));
        Assert.Equal([("add", "code();\n")], Blocks("<!-- region: add -->\n```csharp\ncode();\n```\n"));
    }

    private static List<(string Name, string Text)> Blocks(string document) =>
        [.. Block().Matches(document).Select(match => (match.Groups["name"].Value, match.Groups["text"].Value))];

    private static Dictionary<string, string> Regions(string source) =>
        Region().Matches(source).ToDictionary(match => match.Groups["name"].Value, match => WithoutIndent(match.Groups["text"].Value, match.Groups["indent"].Length));

    private static string WithoutIndent(string text, int indent) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()));

    [GeneratedRegex(@"(<!-- region: (?<name>[a-z-]+) -->\n)?^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<indent> *)#region (?<name>[a-z-]+)\n(?<text>.*?)^ *#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();
}
