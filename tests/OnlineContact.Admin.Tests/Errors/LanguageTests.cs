using System.Text.RegularExpressions;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

/// <summary>What stands in the file of a language is written in it: in its script, without another's, and Latin only where it is a name.</summary>
public sealed partial class LanguageTests
{
    /// <summary>The only Latin words in Korean, Japanese and Chinese texts: abbreviations, formats, zones, and what is written in code or in a file.</summary>
    private static readonly HashSet<string> Names =
    [
        "A", "Z", "a", "z", "API", "ASCII", "Base64", "CP949", "CTI", "EUC", "KR", "GIF", "IAM", "IANA", "ID", "IPCC", "JPEG", "NO", "PNG", "Private", "SSO", "URL", "UTF", "WebP",
        "AddOnlineContactAdmin", "AddSsoKeyManagement", "IAdminRuntime", "StartAsync", "IMemberMailer", "UseCheckpointSigner", "UseEntityFrameworkCore", "UseInMemoryStore",
        "Asia", "Seoul", "Tokyo", "Shanghai", "agentId", "ctiId", "ctiNo", "returnUrl", "ticket", "telticket",
    ];

    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var language in TextFile.Languages.Where(language => language != "en"))
            {
                data.Add(TextFile.OfErrors, language);
                data.Add(LogContents.Texts, language);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_text_is_in_its_language_but_for_names(string file, string language) =>
        Assert.Equal([], TextFile.Read(file, language).SelectMany(pair => Faults(language, pair.Value).Select(fault => $"{pair.Key}: {fault}")));

    [Fact]
    public void What_is_left_in_another_language_would_be_found()
    {
        Assert.Equal(["not in ko", "'The' is no name", "'was' is no name"], Faults("ko", "The {number} was"));
        Assert.Equal(["'サ' is of another language"], Faults("ko", "서비스 サ"));
        Assert.Equal(["'서' is of another language"], Faults("zh", "服务 서"));
        Assert.Equal(["not in ja", "'서' is of another language"], Faults("ja", "서"));
        Assert.Equal([], Faults("zh", "{name}：{value}"));
        Assert.Equal([], Faults("ja", "CTI ID は{limit}文字までです。"));
    }

    private static IEnumerable<string> Faults(string language, string text)
    {
        var words = Placeholder().Replace(text, " ");
        // A form that only joins has no word in it.
        if (words.Any(char.IsLetter) && !words.Any(c => IsOf(language, c))) yield return $"not in {language}";
        foreach (var c in words.Where(c => (IsHangul(c) || IsKana(c) || IsHan(c)) && !IsOf(language, c))) yield return $"'{c}' is of another language";
        foreach (var word in LatinWord().Matches(words).Select(match => match.Value).Where(word => !Names.Contains(word))) yield return $"'{word}' is no name";
    }

    private static bool IsOf(string language, char c) => language switch
    {
        "ko" => IsHangul(c),
        "ja" => IsKana(c) || IsHan(c),
        _ => IsHan(c),
    };

    private static bool IsHangul(char c) => c is >= '\u1100' and <= '\u11FF' or >= '\u3130' and <= '\u318F' or >= '\uAC00' and <= '\uD7A3';

    private static bool IsKana(char c) => c is >= '\u3041' and <= '\u30FF' and not '\u30FB';

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex LatinWord();
}
