using System.Collections.Frozen;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// What an entry says in a language: made of its operation and arguments and nothing else, so that it never has to be kept. What no text is
/// known for, an operation of a plugin for example, stands as it is.
/// </summary>
internal static class LogContents
{
    /// <summary>The texts of contents.</summary>
    public const string Texts = "ChangeLog.Entries.Texts.contents";

    private const string ArgumentPrefix = "argument.";
    private const string Fallback = "en";

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, TextTemplate>>> Shipped = new(Load);

    /// <summary>The content of an entry.</summary>
    /// <param name="operation">The code of the operation.</param>
    /// <param name="arguments">Its arguments, as they are stored.</param>
    /// <param name="language">A language code; a region is left off, and a language without texts is English.</param>
    public static string Render(string operation, string arguments, string language) => Render(operation, LogDraft.ArgumentsOf(arguments), language);

    /// <summary>The same with the arguments taken apart.</summary>
    public static string Render(string operation, IReadOnlyList<KeyValuePair<string, string>> arguments, string language)
    {
        var texts = TextsOf(language);
        var title = texts.TryGetValue(operation, out var known) && known.Names.Count == 0 ? known.Render(static _ => null) : operation;
        if (arguments.Count == 0) return title;
        var list = Render(texts, arguments[0]);
        for (var i = 1; i < arguments.Count; i++)
        {
            var (first, second) = (list, Render(texts, arguments[i]));
            list = texts["form.two"].Render(name => name == "first" ? first : second);
        }

        return texts["form.arguments"].Render(name => name == "operation" ? title : list);
    }

    private static string Render(FrozenDictionary<string, TextTemplate> texts, KeyValuePair<string, string> argument)
    {
        var (name, value) = argument;
        if (texts.TryGetValue($"{ArgumentPrefix}{name}.{value}", out var whole)) return whole.Render(static _ => null);
        return texts.TryGetValue(ArgumentPrefix + name, out var text)
            ? text.Render(_ => value)
            : texts["form.unknown"].Render(place => place == "name" ? name : value);
    }

    private static FrozenDictionary<string, TextTemplate> TextsOf(string language)
    {
        foreach (var name in TextFile.Fallbacks(language))
        {
            if (Shipped.Value.TryGetValue(name, out var texts)) return texts;
        }

        return Shipped.Value[Fallback];
    }

    private static FrozenDictionary<string, FrozenDictionary<string, TextTemplate>> Load() =>
        TextFile.Languages.ToFrozenDictionary(language => language, Load, StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, TextTemplate> Load(string language) =>
        TextFile.Read(Texts, language).ToFrozenDictionary(
            pair => pair.Key,
            pair => TextTemplate.TryParse(pair.Value, out var reason) ?? throw new FormatException($"The text for {pair.Key} in {language} cannot be read: {reason}."),
            StringComparer.Ordinal);
}
