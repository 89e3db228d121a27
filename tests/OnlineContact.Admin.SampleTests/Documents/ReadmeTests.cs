using System.Text.RegularExpressions;

namespace OnlineContact.Admin.SampleTests.Documents;

/// <summary>What README.md shows is tried by other tests; README.ko.md and the first steps of the guide show the same.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string English = Read("README.md");

    private static readonly string Korean = Read("README.ko.md");

    [Fact]
    public void The_commands_and_the_code_are_the_same_in_Korean() => Assert.Equal(Fences(English), Fences(Korean));

    [Fact]
    public void The_parts_and_the_packages_are_the_same_in_Korean()
    {
        Assert.Equal(English.Split('\n').Count(line => line.StartsWith("## ", StringComparison.Ordinal)), Korean.Split('\n').Count(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Equal(Packages(English), Packages(Korean));
        Assert.Equal(English.Split('\n').Count(line => line.StartsWith("- **", StringComparison.Ordinal)), Korean.Split('\n').Count(line => line.StartsWith("- **", StringComparison.Ordinal)));
        Assert.Equal(Paths(English), Paths(Korean));
    }

    [Fact]
    public void Each_leads_to_the_other()
    {
        Assert.Contains("[한국어](README.ko.md)", English, StringComparison.Ordinal);
        Assert.Contains("[English](README.md)", Korean, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_of_the_first_five_minutes_is_that_of_the_readme()
    {
        var guide = Fences(Read("docs/getting-started.md")).ToList();
        Assert.Equal(Fences(English).Single(fence => fence.StartsWith("```csharp", StringComparison.Ordinal)), guide.First(fence => fence.StartsWith("```csharp", StringComparison.Ordinal)));
        foreach (var command in Fences(English).Where(fence => fence.Contains("dotnet add package", StringComparison.Ordinal)).SelectMany(fence => fence.Split('\n')[1..^1])) Assert.Contains(command, guide[0], StringComparison.Ordinal);
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, path));

    private static IEnumerable<string> Fences(string text) => Fence().Matches(text).Select(match => match.Value);

    private static IEnumerable<string> Packages(string text) => Package().Matches(text).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Paths(string text) => InDocs().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| (?<name>OnlineContact\.Admin[A-Za-z.]*) \|", RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex("`docs/[A-Za-z./-]+`")]
    private static partial Regex InDocs();
}
