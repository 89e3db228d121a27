using System.Text;

namespace OnlineContact.Admin.Errors;

/// <summary>A text with placeholders in braces, taken apart once. A brace itself is written twice.</summary>
internal sealed class TextTemplate
{
    /// <summary>The placeholder for <see cref="AdminError.Target"/>, which every kind has.</summary>
    public const string TargetName = "target";

    private readonly string[] _literals;
    private readonly string[] _names;

    private TextTemplate(string[] literals, string[] names)
    {
        _literals = literals;
        _names = names;
    }

    /// <summary>The placeholders in the order of the text; one that is used twice stands here twice.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Takes a text apart.</summary>
    /// <returns>The template, or null with the reason when a brace is not closed, not opened or holds no name.</returns>
    public static TextTemplate? TryParse(string text, out string? reason)
    {
        var literals = new List<string>();
        var names = new List<string>();
        var literal = new StringBuilder();
        reason = null;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('{' or '}'))
            {
                literal.Append(c);
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
                continue;
            }

            var end = c == '{' ? text.IndexOf('}', i) : -1;
            var name = end > 0 ? text.AsSpan(i + 1, end - i - 1) : default;
            if (!IsName(name))
            {
                reason = $"the brace at position {i} neither holds a name nor is doubled";
                return null;
            }

            literals.Add(literal.ToString());
            literal.Clear();
            names.Add(name.ToString());
            i = end;
        }

        literals.Add(literal.ToString());
        return new TextTemplate([.. literals], [.. names]);
    }

    /// <summary>The text with the error's values in their places.</summary>
    public string Render(AdminError error) => Render(name => name == TargetName ? error.Target : error.Argument(name));

    /// <summary>The text with values in their places; a dash where there is none.</summary>
    public string Render(Func<string, string?> valueOf)
    {
        if (_names.Length == 0) return _literals[0];
        var text = new StringBuilder(_literals[0]);
        for (var i = 0; i < _names.Length; i++)
        {
            var value = valueOf(_names[i]);
            text.Append(string.IsNullOrEmpty(value) ? "–" : value).Append(_literals[i + 1]);
        }

        return text.ToString();
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        }

        return text.Length > 0;
    }
}
