using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>
/// An e-mail address is a local part of atoms joined by points, an @ sign, and a host name; all of it ASCII, so that nothing in it can
/// disorder what stands beside it or pass for another address. D.
/// </summary>
internal static class MemberEmailIsAnAddress
{
    private const string SignsOfAtoms = "!#$%&'*+/=?^_`{|}~-";

    public static AdminError? Check(string trimmed)
    {
        var length = TextFolding.CodePoints(trimmed);
        if (length is 0 or > MemberEmail.MaxLength) return Refused(length);

        // Everything before the first wrong sign is ASCII, so units and code points agree up to there.
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        var local = at < 0 ? trimmed.Length : at;
        for (var i = 0; i < local; i++)
        {
            if (IsAtom(trimmed[i]) || (IsInnerPoint(trimmed, i, 0, local) && trimmed[i - 1] != '.')) continue;
            return Refused(ShownText.Sign(trimmed, i + 1));
        }

        if (at < 1 || at > MemberEmail.MaxLocalLength) return Refused(length);
        for (var i = at + 1; i < trimmed.Length; i++)
        {
            var inLabel = char.IsAsciiLetterOrDigit(trimmed[i]) || (trimmed[i] == '-' && IsBetweenLettersOrDigits(trimmed, i, at + 1));
            if (inLabel || (IsInnerPoint(trimmed, i, at + 1, trimmed.Length) && char.IsAsciiLetterOrDigit(trimmed[i - 1]))) continue;
            return Refused(ShownText.Sign(trimmed, i + 1));
        }

        var labels = trimmed[(at + 1)..].Split('.');
        return labels.Length < 2 || labels.Any(label => label.Length is 0 or > 63) || labels[^1].All(char.IsAsciiDigit) ? Refused(length) : null;
    }

    private static bool IsAtom(char sign) => char.IsAsciiLetterOrDigit(sign) || SignsOfAtoms.Contains(sign, StringComparison.Ordinal);

    private static bool IsInnerPoint(string text, int i, int start, int end) => text[i] == '.' && i > start && i < end - 1;

    // A hyphen is neither first nor last in a label.
    private static bool IsBetweenLettersOrDigits(string text, int i, int start) =>
        i > start && text[i - 1] != '.' && i + 1 < text.Length && text[i + 1] != '.';

    private static AdminError Refused(object actual) => AdminErrors.MemberEmailInvalid.With("email", MemberEmail.MaxLength, actual);
}
