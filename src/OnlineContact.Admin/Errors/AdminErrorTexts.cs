namespace OnlineContact.Admin.Errors;

/// <summary>
/// The texts that <see cref="AdminError.MessageIn"/> speaks from. English, Korean, Japanese and Chinese come with the
/// library; a host adds other languages, or puts its own words in the place of ours, once when it starts.
/// </summary>
/// <remarks>Safe to use from several threads. The texts belong to the process, not to a container: an error is a value and
/// knows none.</remarks>
public static class AdminErrorTexts
{
    /// <summary>The largest number of languages, the shipped ones included.</summary>
    public const int MaxLanguages = ErrorTextCatalogue.MaxLanguages;

    /// <summary>The largest number of Unicode code points in a text.</summary>
    public const int MaxTextLength = ErrorTextCatalogue.MaxTextLength;

    /// <summary>The codes of the languages there are texts in, in ordinal order.</summary>
    public static IReadOnlyList<string> Languages => ErrorTextCatalogue.Shared.Languages;

    /// <summary>
    /// Adds texts in a language. A code that has a text in this language already gets the new one; one that is left out keeps
    /// its text, or falls back to English. Either all texts are taken or, when one is refused, none.
    /// </summary>
    /// <param name="language">A code such as <c>de</c> or <c>pt-BR</c>: 2 to 35 of A–Z a–z 0–9 and -, upper and lower case
    /// alike. <c>pt-BR</c> is looked for first, then <c>pt</c>, then English.</param>
    /// <param name="texts">
    /// A text by error code (<c>OCA2007</c>): one line of at most <see cref="MaxTextLength"/> code points. A name in braces
    /// stands for an argument of this kind (<see cref="AdminErrorKind.ArgumentNames"/>), <c>{target}</c> for
    /// <see cref="AdminError.Target"/>; a brace itself is written twice. A value that an error lacks is shown as a dash.
    /// </param>
    /// <exception cref="ArgumentException">The language is no code, there are too many languages, a code belongs to no kind, or a
    /// text is empty, too long, more than a line, or has a placeholder that the kind does not have.</exception>
    public static void Add(string language, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(texts);
        ErrorTextCatalogue.Shared.Add(language, texts);
    }
}
