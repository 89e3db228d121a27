namespace OnlineContact.Admin.Errors;

/// <summary>
/// Reads the shipped texts: a line <c>OCA2007 = text with {day}</c> for each key, empty lines and lines that begin with
/// <c>#</c> in between.
/// </summary>
internal static class TextFile
{
    /// <summary>The texts of errors.</summary>
    public const string OfErrors = "Errors.Texts.errors";

    /// <summary>The languages that come with the library; English comes first, it is what all others fall back to.</summary>
    public static readonly string[] Languages = ["en", "ko", "ja", "zh"];

    /// <summary>The lines of a shipped language as they stand in the file.</summary>
    /// <param name="set">Which texts: folder and name within the library.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static IReadOnlyDictionary<string, string> Read(string set, string language)
    {
        var name = $"OnlineContact.Admin.{set}.{language}.txt";
        using var stream = typeof(TextFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    /// <summary>A language, and what is looked for when it has no texts: the language without its region.</summary>
    public static IEnumerable<string> Fallbacks(string language)
    {
        for (var name = language; name.Length > 0; name = WithoutLastPart(name)) yield return name;
    }

    /// <summary>Takes a file apart.</summary>
    /// <exception cref="FormatException">A line is none, or a code stands twice; the message says which line.</exception>
    public static Dictionary<string, string> Parse(TextReader reader)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var trimmed = line.AsSpan().Trim();
            if (trimmed.IsEmpty || trimmed[0] == '#') continue;

            var equals = trimmed.IndexOf('=');
            var code = trimmed[..Math.Max(equals, 0)].TrimEnd();
            var text = trimmed[(equals + 1)..].TrimStart();
            if (code.IsEmpty || text.IsEmpty)
                throw new FormatException($"Line {number} is not of the form CODE = text.");
            if (!texts.TryAdd(code.ToString(), text.ToString()))
                throw new FormatException($"Line {number} gives {code} a second text.");
        }

        return texts;
    }

    private static string WithoutLastPart(string language) => language[..Math.Max(language.LastIndexOfAny(['-', '_']), 0)];
}
