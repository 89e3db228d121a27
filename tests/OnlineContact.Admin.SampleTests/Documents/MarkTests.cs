using System.Reflection;
using System.Text.RegularExpressions;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.SampleTests.Documents;

/// <summary>Each page about a feature says of its rules whether the vendor documents them or we decided, and by what they are changed.</summary>
public sealed partial class MarkTests
{
    private const string Heading = "## Fact or decision";

    public static TheoryData<string> Features =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "docs", "features"), "*.md").Select(page => Path.GetFileName(page)).Where(page => page != "change-log-contents.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Features))]
    public void Rules_are_marked(string page)
    {
        var rows = Rows(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "features", page))).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches("^(fact|our decision)(;.*)?$", row));
    }

    [Fact]
    public void A_rule_without_a_mark_is_found() =>
        Assert.Equal(["fact", "perhaps"], Rows($"# Title\n\n{Heading}\n\nWords.\n\n| rule | mark | changed by |\n|---|---|---|\n| one | fact | |\n| two | perhaps | `X` |\n"));

    [Fact]
    public void Options_that_pages_name_are_there()
    {
        var properties = Directory.GetFiles(AppContext.BaseDirectory, "OnlineContact.Admin*.dll").Select(Path.GetFileNameWithoutExtension).Where(name => !name!.Contains("Tests", StringComparison.Ordinal))
            .SelectMany(name => Assembly.Load(name!).GetExportedTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("StoreBuilder", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties().Select(property => $"{type.Name}.{property.Name}"))
            .ToHashSet();
        var named = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .SelectMany(page => Option().Matches(File.ReadAllText(page)).Select(match => match.Value)).Distinct().ToList();

        Assert.InRange(named.Count, 30, 1_000);
        Assert.Equal([], named.Except(properties));
    }

    /// <summary>Whoever checks the chain by herself needs the numbers.</summary>
    [Fact]
    public void The_page_about_the_change_log_gives_every_number_of_its_encoding()
    {
        var page = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "docs", "features", "change-log.md"));
        Assert.Equal(Numbers<ChangeLogKind>(), In("kind"));
        Assert.Equal(Numbers<ChangeLogCategory>(), In("category"));
        Assert.Equal(Numbers<ChangeLogTargetKind>(), In("kind of target"));

        IEnumerable<string> In(string field) => Number().Matches(page.Single(line => line.StartsWith($"| {field} | 1 byte: ", StringComparison.Ordinal)).Split(": ")[1]).Select(match => match.Value);

        static IEnumerable<string> Numbers<T>() where T : struct, Enum => Enum.GetValues<T>().Select(value => value.ToString("D"));
    }

    private static IEnumerable<string> Rows(string page) =>
        page[Math.Max(0, page.IndexOf(Heading, StringComparison.Ordinal))..].Split('\n').SkipWhile(line => line != "| rule | mark | changed by |").Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split(" | ")[1].Trim());

    [GeneratedRegex(@"\b[A-Z][A-Za-z]*(Options|StoreBuilder)\.[A-Z][A-Za-z]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();
}
