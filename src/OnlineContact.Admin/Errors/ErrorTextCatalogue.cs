using System.Text;

namespace OnlineContact.Admin.Errors;

/// <summary>
/// Texts by language and code. Readers see one unchanging table; adding builds the next one and puts it in its place.
/// </summary>
internal sealed class ErrorTextCatalogue
{
    public const int MaxLanguages = 64;
    public const int MaxTextLength = 1_000;
    public const int MaxLanguageLength = 35;
    public const string Fallback = "en";

    private static readonly Lazy<ErrorTextCatalogue> SharedInstance = new(LoadShipped);

    private readonly Lock _adding = new();
    private readonly Dictionary<string, AdminErrorKind> _kinds;
    private volatile Dictionary<string, Dictionary<string, TextTemplate>> _languages = new(StringComparer.OrdinalIgnoreCase);

    public ErrorTextCatalogue(IEnumerable<AdminErrorKind> kinds) =>
        _kinds = kinds.ToDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>The one that errors of this process speak from; read from the resources at its first use.</summary>
    public static ErrorTextCatalogue Shared => SharedInstance.Value;

    public IReadOnlyList<string> Languages => [.. _languages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a language's texts, or puts them in the place of those it has for the same codes: all of them or none.</summary>
    public void Add(string language, IReadOnlyDictionary<string, string> texts)
    {
        if (!IsLanguage(language))
        {
            throw new ArgumentException(
                $"A language code is 2 to {MaxLanguageLength} of A-Z a-z 0-9 and -, beginning with a letter.", nameof(language));
        }

        if (texts.Count > _kinds.Count)
            throw new ArgumentException($"There are {_kinds.Count} kinds of error, but {texts.Count} texts.", nameof(texts));

        var parsed = new List<KeyValuePair<string, TextTemplate>>(texts.Count);
        foreach (var (code, text) in texts) parsed.Add(new(code, Check(code, text)));

        lock (_adding)
        {
            var next = new Dictionary<string, Dictionary<string, TextTemplate>>(_languages, StringComparer.OrdinalIgnoreCase);
            if (!next.TryGetValue(language, out var old) && next.Count >= MaxLanguages)
                throw new ArgumentException($"There are {next.Count} languages already, and {MaxLanguages} is the limit.", nameof(language));

            var templates = old is null ? new(StringComparer.Ordinal) : new Dictionary<string, TextTemplate>(old, StringComparer.Ordinal);
            foreach (var (code, template) in parsed) templates[code] = template;
            next[language] = templates;
            _languages = next;
        }
    }

    /// <summary>The template for a code: of the language, else of the language without its region, else in English.</summary>
    /// <returns>The template, or null when not even English has one.</returns>
    public TextTemplate? Find(string language, string code)
    {
        var languages = _languages;
        foreach (var name in TextFile.Fallbacks(language.Length <= MaxLanguageLength ? language : ""))
        {
            if (languages.TryGetValue(name, out var texts) && texts.TryGetValue(code, out var template)) return template;
        }

        return languages.TryGetValue(Fallback, out var english) ? english.GetValueOrDefault(code) : null;
    }

    private TextTemplate Check(string code, string text)
    {
        if (code is null || !_kinds.TryGetValue(code, out var kind))
            throw new ArgumentException($"No kind of error has the code {ErrorText.Argument(code)}.", nameof(text));
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"The text for {code} is empty.", nameof(text));

        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            length++;
            if (Rune.IsControl(rune)) throw new ArgumentException($"The text for {code} is not one line of text.", nameof(text));
        }

        if (length > MaxTextLength)
            throw new ArgumentException($"The text for {code} has {length} characters, and {MaxTextLength} is the limit.", nameof(text));

        var template = TextTemplate.TryParse(text, out var reason)
            ?? throw new ArgumentException($"The text for {code} cannot be read: {reason}.", nameof(text));
        foreach (var name in template.Names)
        {
            if (name != TextTemplate.TargetName && !kind.ArgumentNames.Contains(name, StringComparer.Ordinal))
                throw new ArgumentException($"{code} has no argument {{{ErrorText.Argument(name)}}}.", nameof(text));
        }

        return template;
    }

    private static bool IsLanguage(string language)
    {
        if (language.Length is < 2 or > MaxLanguageLength || !char.IsAsciiLetter(language[0]) || language[^1] == '-') return false;
        foreach (var c in language)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-') return false;
        }

        return true;
    }

    private static ErrorTextCatalogue LoadShipped()
    {
        var catalogue = new ErrorTextCatalogue(AdminErrors.All);
        foreach (var language in TextFile.Languages) catalogue.Add(language, TextFile.Read(TextFile.OfErrors, language));
        return catalogue;
    }
}
