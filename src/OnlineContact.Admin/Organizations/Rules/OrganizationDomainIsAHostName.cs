using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Organizations.Rules;

/// <summary>
/// An organization's domain is a host name: two or more labels of letters, digits and inner hyphens, the last one not
/// only digits (that would be an IP address), each at most 63 and together at most 253 characters in ASCII form. D.
/// </summary>
internal static class OrganizationDomainIsAHostName
{
    private const int LongestShown = 64;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    public static AdminError? Check(string? text, out string ascii)
    {
        ascii = "";
        if (IsCanonical(text))
        {
            ascii = text;
            return null;
        }

        var trimmed = text?.Trim() ?? "";

        // Before anything is converted, so that the work is bounded too.
        var length = TextFolding.CodePoints(trimmed);
        if (length is 0 or > OrganizationDomain.MaxLength) return Refused(OrganizationDomain.MaxLength, length);
        if (!TryAscii(trimmed, out var host)) return TooLongLabel(trimmed) ?? Refused(OrganizationDomain.MaxLength, trimmed);
        if (host.Length > OrganizationDomain.MaxLength) return Refused(OrganizationDomain.MaxLength, host.Length);

        var labels = host.Split('.');
        if (TooLongLabel(host) is { } tooLong) return tooLong;
        if (labels.Length < 2 || !Array.TrueForAll(labels, IsLabel) || labels[^1].All(char.IsAsciiDigit))
            return Refused(OrganizationDomain.MaxLength, trimmed);

        ascii = host;
        return null;
    }

    /// <summary>Whether a text is a host name in the form in which it is kept, punycode aside: so every stored one is known without splitting it.</summary>
    private static bool IsCanonical([NotNullWhen(true)] string? text)
    {
        if (text is null || text.Length > OrganizationDomain.MaxLength || text.Contains("xn--", StringComparison.Ordinal)) return false;
        var start = 0;
        var onlyDigits = true;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '.')
            {
                if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && text[i] != '-') return false;
                onlyDigits &= char.IsAsciiDigit(text[i]);
                continue;
            }

            if (i == start || i - start > OrganizationDomain.MaxLabelLength || text[start] == '-' || text[i - 1] == '-') return false;
            if (i == text.Length) return start > 0 && !onlyDigits;
            start = i + 1;
            onlyDigits = true;
        }

        return false;
    }

    private static bool TryAscii(string text, out string host)
    {
        host = "";
        if (Ascii.IsValid(text))
        {
            host = text.ToLowerInvariant();

            // A label that says it is punycode must be: what cannot be read back cannot be shown either.
            return !host.Contains("xn--", StringComparison.Ordinal) || CanBeReadBack(host);
        }

        try
        {
            host = Idn.GetAscii(text).ToLowerInvariant();
            return Ascii.IsValid(host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool CanBeReadBack(string host)
    {
        try
        {
            return string.Equals(Idn.GetAscii(Idn.GetUnicode(host)), host, StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static AdminError? TooLongLabel(string host)
    {
        var longest = host.Split('.').Max(TextFolding.CodePoints);
        return longest > OrganizationDomain.MaxLabelLength ? Refused(OrganizationDomain.MaxLabelLength, longest) : null;
    }

    private static bool IsLabel(string label) =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static AdminError Refused(int limit, object actual) =>
        AdminErrors.OrganizationDomainInvalid.With("domain", limit, actual is string text ? ShownText.Cut(text, LongestShown) : actual);
}
