using System.Text;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>A mobile number is a plus sign and 8 to 15 digits, the first of which, that of the country code, is not 0. F; the number of digits D.</summary>
internal static class MemberMobileHasACountryCode
{
    private const int MaxTyped = 40;

    public static AdminError? Check(string? text, out string number)
    {
        number = "";
        if (text is null || text.Length is 0 or > MaxTyped) return Refused(text?.Length ?? 0);
        var digits = new StringBuilder("+", MemberMobile.MaxDigits + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var isFirstDigit = digits.Length == 1;
            if (i == 0 ? text[i] == '+' : text[i] is ' ' or '-' or '.' or '(' or ')') continue;
            if (i == 0 || !char.IsAsciiDigit(text[i]) || (isFirstDigit && text[i] == '0')) return Refused(ShownText.Sign(text, i + 1));
            digits.Append(text[i]);
        }

        var count = digits.Length - 1;
        if (count is < MemberMobile.MinDigits or > MemberMobile.MaxDigits) return Refused(count);
        number = digits.ToString();
        return null;
    }

    private static AdminError Refused(object actual) => AdminErrors.MemberMobileInvalid.With("mobile", MemberMobile.MaxDigits, actual);
}
