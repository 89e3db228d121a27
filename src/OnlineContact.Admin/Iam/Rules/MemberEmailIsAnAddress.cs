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
    private const int MaxLabelLength = 63;

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
        var labels = 1;
        var label = at + 1;
        var onlyDigits = true;
        for (var i = label; i < trimmed.Length; i++)
        {
            if (char.IsAsciiDigit(trimmed[i])) continue;
            if (char.IsAsciiLetter(trimmed[i]) || (trimmed[i] == '-' && IsBetweenLettersOrDigits(trimmed, i, at + 1)))
            {
                onlyDigits = false;
                continue;
            }

            if (!IsInnerPoint(trimmed, i, at + 1, trimmed.Length) || !char.IsAsciiLetterOrDigit(trimmed[i - 1])) return Refused(ShownText.Sign(trimmed, i + 1));
            if (i - label > MaxLabelLength) return Refused(length);
            labels++;
            label = i + 1;
            onlyDigits = true;
        }

        return labels < 2 || trimmed.Length - label > MaxLabelLength || onlyDigits ? Refused(length) : null;
    }

    private static bool IsAtom(char sign) => char.IsAsciiLetterOrDigit(sign) || SignsOfAtoms.Contains(sign, StringComparison.Ordinal);

    private static bool IsInnerPoint(string text, int i, int start, int end) => text[i] == '.' && i > start && i < end - 1;

    // A hyphen is neither first nor last in a label.
    private static bool IsBetweenLettersOrDigits(string text, int i, int start) =>
        i > start && text[i - 1] != '.' && i + 1 < text.Length && text[i + 1] != '.';

    private static AdminError Refused(object actual) => AdminErrors.MemberEmailInvalid.With("email", MemberEmail.MaxLength, actual);
}
