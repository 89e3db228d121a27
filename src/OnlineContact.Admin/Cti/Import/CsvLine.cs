using System.Text;

namespace OnlineContact.Admin.Cti.Import;

/// <summary>A line of a CSV file: where it begins, its values, and what is wrong with its quotation marks.</summary>
internal readonly record struct CsvLine(int Number, IReadOnlyList<string> Values, bool IsMalformed)
{
    /// <summary>The longest value in quotation marks: one that is never closed must not be looked for to the end of the file at every line.</summary>
    private const int MaxQuotedLength = 10_000;

    public bool IsEmpty => Values is [""] && !IsMalformed;

    /// <summary>
    /// Reads CSV as RFC 4180 has it: commas, values in quotation marks with doubled ones in them, line ends of any kind. A line whose quotation
    /// marks make no sense ends where the physical line does, so that the lines after it are read as they stand.
    /// </summary>
    public static IEnumerable<CsvLine> Read(string text)
    {
        var (at, number) = (0, 1);
        while (at < text.Length)
        {
            var first = number;
            var values = new List<string>();
            var (start, startNumber) = (at, number);
            if (!TryReadLine(text, ref at, ref number, values))
            {
                (at, number) = (start, startNumber);
                SkipLine(text, ref at, ref number);
                yield return new CsvLine(first, [], true);
                continue;
            }

            yield return new CsvLine(first, values, false);
        }
    }

    private static bool TryReadLine(string text, ref int at, ref int number, List<string> values)
    {
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                if (!TryReadQuoted(text, ref at, ref number, out var quoted)) return false;
                values.Add(quoted);
            }
            else
            {
                var end = at;
                while (end < text.Length && text[end] is not (',' or '\n' or '\r'))
                {
                    if (text[end] == '"') return false;
                    end++;
                }

                values.Add(text[at..end]);
                at = end;
            }

            if (at == text.Length) return true;
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            if (text[at] is not ('\n' or '\r')) return false;
            EndLine(text, ref at, ref number);
            return true;
        }
    }

    private static bool TryReadQuoted(string text, ref int at, ref int number, out string value)
    {
        var quoted = new StringBuilder();
        for (at++; at < text.Length && quoted.Length <= MaxQuotedLength; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    at++;
                }
                else
                {
                    at++;
                    value = quoted.ToString();
                    return true;
                }
            }
            else if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                number++;
            }

            quoted.Append(text[at]);
        }

        value = "";
        return false;
    }

    private static void SkipLine(string text, ref int at, ref int number)
    {
        while (at < text.Length && text[at] is not ('\n' or '\r')) at++;
        EndLine(text, ref at, ref number);
    }

    private static void EndLine(string text, ref int at, ref int number)
    {
        if (at == text.Length) return;
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        number++;
    }
}
