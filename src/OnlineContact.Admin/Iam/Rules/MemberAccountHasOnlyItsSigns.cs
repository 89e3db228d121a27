using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>An IAM ID has 1 to 20 of a–z 0–9 - _ . , these three signs neither first nor last. F (handbook, section 4).</summary>
internal static class MemberAccountHasOnlyItsSigns
{
    public static AdminError? Check(string? text)
    {
        var length = text is null ? 0 : TextFolding.CodePoints(text);
        if (length is 0 or > MemberAccount.MaxLength) return Refused(length);

        // Everything before the first wrong sign is ASCII, so units and code points agree up to there.
        for (var i = 0; i < text!.Length; i++)
        {
            var inner = i > 0 && i < text.Length - 1;
            if (char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]) || (inner && text[i] is '-' or '_' or '.')) continue;
            return Refused(ShownText.Sign(text, i + 1));
        }

        return null;
    }

    private static AdminError Refused(object actual) =>
        AdminErrors.MemberAccountInvalid.With("account", MemberAccount.MaxLength, actual);
}
