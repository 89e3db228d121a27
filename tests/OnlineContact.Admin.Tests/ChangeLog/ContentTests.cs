using System.Text.RegularExpressions;
using FsCheck.Xunit;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Tests.Errors;

namespace OnlineContact.Admin.Tests.ChangeLog;

public partial class ContentTests
{
    private const string Page = "docs/features/change-log-contents.md";

    private static readonly string[] Forms = ["form.arguments", "form.two", "form.unknown"];

    public static TheoryData<string> Languages => [.. TextFile.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_operation_and_every_argument_has_a_text_and_nothing_else_has_one(string language)
    {
        var texts = TextFile.Read(LogContents.Texts, language);
        var arguments = WrittenArguments().Select(name => $"argument.{name}").ToList();
        var expected = AdminOperations.All.Select(operation => operation.Code).Concat(arguments).Concat(Forms);
        Assert.Equal([], expected.Except(texts.Keys));

        // A text for one value of an argument stands behind that of the argument.
        Assert.Equal([], texts.Keys.Except(expected).Where(key => !arguments.Any(argument => key.StartsWith(argument + ".", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_has_the_placeholders_that_are_filled_in(string language)
    {
        foreach (var (key, text) in TextFile.Read(LogContents.Texts, language))
        {
            var names = TextTemplate.TryParse(text, out var reason)?.Names ?? throw new FormatException($"{key}: {reason}");
            string[] expected = key switch
            {
                "form.arguments" => ["operation", "arguments"],
                "form.two" => ["first", "second"],
                "form.unknown" => ["name", "value"],
                _ when key.StartsWith("argument.", StringComparison.Ordinal) && key.Count(c => c == '.') == 1 => ["value"],
                _ => [],
            };
            Assert.Equal(expected, names);
        }
    }

    [Fact]
    public void The_same_keys_stand_in_all_languages_and_no_language_repeats_another_text_of_its_own_or_the_English_one()
    {
        var english = TextFile.Read(LogContents.Texts, "en");
        foreach (var language in TextFile.Languages)
        {
            var texts = TextFile.Read(LogContents.Texts, language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.Equal([], texts.Where(pair => IsOperation(pair.Key)).GroupBy(pair => pair.Value).Where(alike => alike.Count() > 1).Select(alike => alike.Key));
            if (language != "en") Assert.Equal([], texts.Where(pair => IsOperation(pair.Key) && english[pair.Key] == pair.Value).Select(pair => pair.Key));
        }
    }

    [Theory]
    [InlineData("ko", "서비스 이용정지 (번호 3)")]
    [InlineData("ko-KR", "서비스 이용정지 (번호 3)")]
    [InlineData("KO", "서비스 이용정지 (번호 3)")]
    [InlineData("en", "Service suspended (number 3)")]
    [InlineData("ja", "サービスの利用停止（番号 3）")]
    [InlineData("zh_Hans", "停用服务（编号 3）")]
    [InlineData("fr", "Service suspended (number 3)")]
    [InlineData("", "Service suspended (number 3)")]
    public void A_content_is_rendered_in_the_language_that_is_asked_for(string language, string content) =>
        Assert.Equal(content, LogContents.Render("service.suspended", "number=3", language));

    [Theory]
    [InlineData("service.suspended", "error=OCA4006", "서비스 이용정지 (거부됨 OCA4006)")]
    [InlineData("invitation.delivered", "message=7\noutcome=not-wanted", "초대 메일 발송 처리 (메일 번호 7, 발송하지 않음)")]
    [InlineData("agent.role-given", "selfGrant=true", "상담원 권한 부여 (본인에게 부여)")]
    [InlineData("cti.settings-saved", "", "CTI 설정 저장")]
    [InlineData("acme.toy-wound-up", "turns=3\nkey={value}\nnumber=1", "acme.toy-wound-up (turns: 3, key: {value}, 번호 1)")]
    [InlineData("form.two", "form=a=b", "form.two (form: a=b)")]
    public void Refusals_and_what_no_text_is_known_for_are_readable_too(string operation, string arguments, string content) =>
        Assert.Equal(content, LogContents.Render(operation, arguments, "ko"));

    [Property(MaxTest = 200)]
    public bool Every_argument_appears_whatever_it_is_called(int operation, string?[] values)
    {
        var code = AdminOperations.All[(int)((uint)operation % AdminOperations.All.Count)].Code;
        var pairs = (values ?? []).Select((value, i) => new KeyValuePair<string, string>($"name{i}", $"<{value}>")).ToList();
        return TextFile.Languages.All(language => pairs.All(pair =>
            LogContents.Render(code, pairs, language) is var content && content.Contains(pair.Key, StringComparison.Ordinal) && content.Contains(pair.Value, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_shows_every_text()
    {
        var shown = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, Page)).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var texts = TextFile.Languages.ToDictionary(language => language, language => TextFile.Read(LogContents.Texts, language));
        var expected = texts["ko"].Keys.Where(key => !Forms.Contains(key)).Select(key => $"| `{key}` | {texts["ko"][key]} | {texts["en"][key]} | {texts["ja"][key]} | {texts["zh"][key]} |");
        Assert.Equal(expected, shown);
    }

    private static bool IsOperation(string key) => !key.StartsWith("argument.", StringComparison.Ordinal) && !key.StartsWith("form.", StringComparison.Ordinal);

    /// <summary>What the sources hand to entries as arguments. Lines of before and after are made alike, but are texts.</summary>
    private static HashSet<string> WrittenArguments()
    {
        var names = new HashSet<string> { "size", "root", "entries", "removed", "until", "hash" };
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            foreach (var line in File.ReadLines(file))
            {
                if (line.Contains("Before = ", StringComparison.Ordinal) || line.Contains("After = ", StringComparison.Ordinal)) continue;
                foreach (Match match in Argument().Matches(line)) names.Add(match.Groups[1].Value);
            }
        }

        return names;
    }

    [GeneratedRegex("""LogDraft\.Argument\("([A-Za-z]+)",""")]
    private static partial Regex Argument();
}
