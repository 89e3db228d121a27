namespace OnlineContact.Admin;

/// <summary>
/// A text as a value of a CSV file (RFC 4180), in quotation marks. One that a spreadsheet would take for a formula gets an apostrophe before it: also one
/// that begins with white space, and with the full-width and small forms of the signs, which some take for the plain ones.
/// </summary>
internal static class CsvValue
{
    public static string Quoted(string text)
    {
        var apostrophe = IsFormula(text) ? "'" : "";
        return $"\"{apostrophe}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsFormula(string text)
    {
        if (text is ['\t' or '\r' or '\n', ..]) return true;
        var begun = text.AsSpan().TrimStart();
        return !begun.IsEmpty && begun[0] is ('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '﹦' or '﹢' or '﹣' or '﹫');
    }
}
