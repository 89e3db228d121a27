namespace OnlineContact.Admin.Errors;

/// <summary>
/// An expected refusal: which rule said no, about what, with the limit and the actual value as arguments. A value; it
/// is never thrown.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class AdminError
{
    private readonly KeyValuePair<string, string>[] _arguments;

    internal AdminError(AdminErrorKind kind, string? target, KeyValuePair<string, string>[] arguments)
    {
        Kind = kind;
        Target = target;
        _arguments = arguments;
    }

    /// <summary>The kind of refusal.</summary>
    public AdminErrorKind Kind { get; }

    /// <summary>The stable code, for example <c>OCA2007</c>.</summary>
    public string Code => Kind.Code;

    /// <summary>The stable name, for example <c>contract.already-changed-today</c>.</summary>
    public string Name => Kind.Name;

    /// <summary>What was refused: the name of a field, a service's number, an item's code; null when the whole call was.</summary>
    public string? Target { get; }

    /// <summary>The details by name, in the kind's order; every value written invariantly and bounded in length.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Arguments => Array.AsReadOnly(_arguments);

    /// <summary>The message in English.</summary>
    public string Message => MessageIn("en");

    /// <summary>The message in a language.</summary>
    /// <param name="language">A language code: ko, en, ja, zh or one that the host has added with <see cref="AdminErrorTexts.Add"/>;
    /// a region (ko-KR) is left off when it has no texts of its own; any other gives English.</param>
    /// <returns>The text with its arguments filled in. Codes and names are stable, texts are not.</returns>
    public string MessageIn(string language) => ErrorText.Format(this, language);

    /// <summary>What an outsider may learn: that it was refused, and nothing of why.</summary>
    /// <returns>The error <see cref="AdminErrors.Refused"/> without target and arguments.</returns>
    public AdminError ToPublic() => Kind == AdminErrors.Refused && Target is null ? this : AdminErrors.Refused.With(null);

    /// <summary>The same about another target: for rules that know a field, and callers that know whose it is.</summary>
    internal AdminError At(string target) => new(Kind, target, _arguments);

    /// <summary>The value of an argument.</summary>
    /// <param name="name">The argument's name.</param>
    /// <returns>Its value, or null when this error has none of that name.</returns>
    public string? Argument(string name)
    {
        foreach (var pair in _arguments)
        {
            if (pair.Key == name) return pair.Value;
        }

        return null;
    }

    /// <summary>Code, name and English message.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Code} {Name}: {Message}";
}
