using System.Text.RegularExpressions;

namespace OnlineContact.Admin.SampleTests.Documents;

/// <summary>Every link within the repository leads somewhere, its anchor too, and every page can be found from docs/README.md.</summary>
public sealed partial class LinkTests
{
    private static readonly string Docs = Path.Combine(RepositoryFolder.Root, "docs");

    private static IEnumerable<string> Pages =>
        Directory.GetFiles(Docs, "*.md", SearchOption.AllDirectories)
            .Where(page => !page.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Concat(Directory.GetFiles(RepositoryFolder.Root, "*.md"))
            .Concat(Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "benchmarks", "results"), "*.md"));

    [Fact]
    public void Every_link_leads_to_a_file_or_a_heading()
    {
        var faults = Pages.Order(StringComparer.Ordinal).SelectMany(page => Faults(page, File.ReadAllText(page))).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_found()
    {
        var page = Path.Combine(Docs, "README.md");
        Assert.Equal(
            ["README.md: features/nothing.md", "README.md: features/access.md#nothing", "README.md: #nothing"],
            Faults(page, "# Here\n[a](features/nothing.md) [b](features/access.md#nothing) [c](features/access.md#who) [d](#nothing) [e](#here) [f](https://example.com/x)\n```\n[g](nowhere.md)\n```\n`[h](nowhere.md)`\n"));
    }

    [Fact]
    public void Every_page_is_listed()
    {
        var listed = Links(File.ReadAllText(Path.Combine(Docs, "README.md"))).Select(link => Path.GetFullPath(Path.Combine(Docs, link.Split('#')[0]))).ToHashSet();
        var pages = Directory.GetFiles(Docs, "*.md").Concat(Directory.GetFiles(Path.Combine(Docs, "features"), "*.md")).Concat(Directory.GetFiles(Path.Combine(Docs, "extending"), "*.md"));

        Assert.Equal([], pages.Where(page => Path.GetFileName(page) != "README.md" && !listed.Contains(page)).Select(Path.GetFileName));
    }

    [Fact]
    public void Every_page_begins_with_a_short_box()
    {
        var pages = Directory.GetFiles(Docs, "*.md").Concat(Directory.GetFiles(Path.Combine(Docs, "features"), "*.md")).Concat(Directory.GetFiles(Path.Combine(Docs, "extending"), "*.md"));
        Assert.Equal([], pages.Where(page => Path.GetFileName(page) is not ("README.md" or "change-log-contents.md") && !HasBox(File.ReadAllLines(page))).Select(Path.GetFileName));
    }

    private static bool HasBox(string[] lines) => lines is [['#', ' ', ..], "", "> **In short**", ['>', ' ', '-', ..], ..];

    private static IEnumerable<string> Faults(string page, string text)
    {
        foreach (var link in Links(text))
        {
            if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            var (path, anchor) = link.Split('#') is [var file, var heading] ? (file, heading) : (link, "");
            var target = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
            var content = path.Length == 0 ? text : File.Exists(target) ? File.ReadAllText(target) : Directory.Exists(target) ? "" : null;
            if (content is null || (anchor.Length > 0 && !Anchors(content).Contains(anchor))) yield return $"{Path.GetFileName(page)}: {link}";
        }
    }

    private static IEnumerable<string> Links(string text) => Link().Matches(Code().Replace(text, "")).Select(match => match.Groups["to"].Value);

    /// <summary>As GitHub makes them: small letters, no signs but hyphens and underscores, blanks as hyphens.</summary>
    private static IEnumerable<string> Anchors(string text) =>
        Heading().Matches(Fence().Replace(text, "")).Select(match => NoAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`(?!\]\()", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();
}
