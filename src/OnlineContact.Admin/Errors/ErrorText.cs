using System.Globalization;

namespace OnlineContact.Admin.Errors;

/// <summary>Turns an error and its arguments into text.</summary>
internal static class ErrorText
{
    /// <summary>Values from outside are cut here, so that a refusal stays short whatever was sent.</summary>
    private const int LongestArgument = 120;

    public static string Argument(object? value)
    {
        var text = value switch
        {
            null => "",
            string s => s,
            bool b => b ? "true" : "false",
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        if (text.Length <= LongestArgument) return text;
        var end = char.IsHighSurrogate(text[LongestArgument - 1]) ? LongestArgument - 1 : LongestArgument;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    public static string Format(AdminError error, string language)
    {
        _ = language;
        return error.Name;
    }
}
