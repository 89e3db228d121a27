using System.Reflection;
using System.Text.RegularExpressions;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public sealed partial class ErrorCatalogueTests
{
    private static readonly string PagesFolder = Path.Combine(RepositoryFolder.Root, "docs", "errors");

    public static TheoryData<string> Languages => [.. TextFile.Languages];

    [Fact]
    public void Every_declared_kind_is_in_the_list_once_and_in_the_order_of_codes()
    {
        var declared = typeof(AdminErrors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(AdminErrorKind))
            .Select(field => (AdminErrorKind)field.GetValue(null)!)
            .ToList();

        Assert.NotEmpty(declared);
        Assert.Equal(Sorted(declared.Select(kind => kind.ToString())), AdminErrors.All.Select(kind => kind.ToString()));
    }

    [Fact]
    public void Codes_and_names_are_well_formed_and_unique()
    {
        Assert.All(AdminErrors.All, kind =>
        {
            Assert.Matches("^OCA[0-9][0-9]{3}$", kind.Code);
            Assert.Matches("^[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?$", kind.Name);
            Assert.All(kind.ArgumentNames, name => Assert.Matches("^[a-z][A-Za-z]*$", name));
            Assert.DoesNotContain(TextTemplate.TargetName, kind.ArgumentNames);
            Assert.Distinct(kind.ArgumentNames);
        });
        Assert.Distinct(AdminErrors.All.Select(kind => kind.Code));
        Assert.Distinct(AdminErrors.All.Select(kind => kind.Name));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_kind_has_a_text_that_uses_each_of_its_arguments(string language)
    {
        var texts = TextFile.Read(TextFile.OfErrors, language);
        var faults = new List<string>();
        foreach (var kind in AdminErrors.All)
        {
            if (!texts.TryGetValue(kind.Code, out var text))
                faults.Add($"errors.{language}.txt has no line for {kind}");
            else if (TextTemplate.TryParse(text, out var reason) is not { } template)
                faults.Add($"errors.{language}.txt, {kind}: {reason}");
            else
                faults.AddRange(PlaceholderFaults(kind, template).Select(fault => $"errors.{language}.txt, {kind}: {fault}"));
        }

        var codes = AdminErrors.All.Select(kind => kind.Code).ToHashSet();
        faults.AddRange(texts.Keys.Where(code => !codes.Contains(code)).Select(code => $"errors.{language}.txt: no kind has the code {code}"));
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public void Placeholder_faults_are_found()
    {
        var kind = new AdminErrorKind("OCA9999", "planted", "limit", "actual");

        Assert.Equal(["{limit} is not used", "{limt} is no argument"], PlaceholderFaults(kind, TextTemplate.TryParse("{actual} {limt} {target}", out _)!));
    }

    [Fact]
    public void No_language_repeats_the_English_text()
    {
        var english = TextFile.Read(TextFile.OfErrors, "en");
        foreach (var language in TextFile.Languages.Where(language => language != "en"))
            Assert.Empty(TextFile.Read(TextFile.OfErrors, language).Where(pair => english.GetValueOrDefault(pair.Key) == pair.Value).Select(pair => pair.Key));
    }

    [Fact]
    public void Every_Korean_text_is_polite()
    {
        foreach (var (code, text) in TextFile.Read(TextFile.OfErrors, "ko"))
            Assert.True(PoliteKorean().IsMatch(text), $"errors.ko.txt, {code}: no sentence ends in the polite form: {text}");
    }

    [Fact]
    public void Every_kind_has_a_page_with_its_title_arguments_and_wire_code_and_a_row_in_the_index()
    {
        var index = File.ReadAllLines(Path.Combine(PagesFolder, "README.md"));
        var faults = AdminErrors.All.SelectMany(kind => PageFaults(kind, PageOf(kind), index)).ToList();
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public void Page_faults_are_found()
    {
        var kind = new AdminErrorKind("OCA9999", "planted.kind", "limit") { WireCode = "1234" };

        Assert.Equal(["docs/errors/OCA9999.md is missing", "docs/errors/README.md has no row for OCA9999"], PageFaults(kind, null, []));
        Assert.Equal(
            [
                "docs/errors/OCA9999.md has not the title '# OCA9999 planted.kind'",
                "docs/errors/OCA9999.md does not explain the argument limit",
                "docs/errors/OCA9999.md has 1 lines, not 8 to 25",
                "docs/errors/OCA9999.md must give the wire code 1234",
                "docs/errors/README.md has another name or wire code in the row of OCA9999",
            ],
            PageFaults(kind, ["# OCA9999 other.kind"], ["| [OCA9999](OCA9999.md) | `planted.kind` | What it means. | |"]));
    }

    [Fact]
    public void No_page_and_no_row_is_without_its_kind()
    {
        var codes = AdminErrors.All.Select(kind => kind.Code).ToHashSet();
        var pages = Directory.GetFiles(PagesFolder, "*.md").Select(Path.GetFileNameWithoutExtension).Where(name => name != "README");
        var rows = File.ReadLines(Path.Combine(PagesFolder, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal)).Select(line => line[3..10]);

        Assert.Equal([], pages.Except(codes));
        Assert.Equal([], rows.Except(codes));
    }

    private static IEnumerable<string> PlaceholderFaults(AdminErrorKind kind, TextTemplate template)
    {
        foreach (var name in kind.ArgumentNames.Except(template.Names)) yield return $"{{{name}}} is not used";
        foreach (var name in template.Names.Except(kind.ArgumentNames))
        {
            if (name != TextTemplate.TargetName) yield return $"{{{name}}} is no argument";
        }
    }

    private static string[]? PageOf(AdminErrorKind kind)
    {
        var path = Path.Combine(PagesFolder, kind.Code + ".md");
        return File.Exists(path) ? File.ReadAllLines(path) : null;
    }

    private static IEnumerable<string> PageFaults(AdminErrorKind kind, string[]? page, string[] index)
    {
        var name = $"docs/errors/{kind.Code}.md";
        if (page is null)
        {
            yield return $"{name} is missing";
        }
        else
        {
            if (page.FirstOrDefault() != $"# {kind}") yield return $"{name} has not the title '# {kind}'";
            foreach (var argument in kind.ArgumentNames)
            {
                if (!page.Any(line => line.StartsWith($"| `{argument}` | ", StringComparison.Ordinal)))
                    yield return $"{name} does not explain the argument {argument}";
            }

            if (page.Length is < 8 or > 25) yield return $"{name} has {page.Length} lines, not 8 to 25";
            var wire = page.FirstOrDefault(line => line.StartsWith("**Wire code.**", StringComparison.Ordinal));
            if (kind.WireCode is { } code ? wire?.Contains($"`{code}`", StringComparison.Ordinal) != true : wire is not null)
                yield return $"{name} must give the wire code {kind.WireCode ?? "of no kind: this one has none"}";
        }

        var row = index.FirstOrDefault(line => line.StartsWith($"| [{kind.Code}]({kind.Code}.md) |", StringComparison.Ordinal));
        if (row is null)
            yield return $"docs/errors/README.md has no row for {kind.Code}";
        else if (row.Split('|', StringSplitOptions.TrimEntries) is not [_, _, var named, _, var wireCode, _] || named != $"`{kind.Name}`" || wireCode != (kind.WireCode ?? ""))
            yield return $"docs/errors/README.md has another name or wire code in the row of {kind.Code}";
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    [GeneratedRegex("(니다|시오)[.:]")]
    private static partial Regex PoliteKorean();
}
