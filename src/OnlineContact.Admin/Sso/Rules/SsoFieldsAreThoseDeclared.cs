using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>
/// In strict mode exactly the optional values come that the site has declared; a declared return URL comes on the client side only. A
/// blank value vanishes from the signed text, so it is none that was declared, and one that was not declared may not come even blank. D
/// (handbook, section 6).
/// </summary>
internal static class SsoFieldsAreThoseDeclared
{
    public static AdminError? Check(SsoLoginFields fields, SsoOptionalFields declared, bool serverSide)
    {
        if (serverSide) declared &= ~SsoOptionalFields.ReturnUrl;
        var sent = Bit(fields.UserName, SsoOptionalFields.UserName) | Bit(fields.Email, SsoOptionalFields.Email) | Bit(fields.Phone, SsoOptionalFields.Phone)
            | Bit(fields.MemberNo, SsoOptionalFields.MemberNo) | Bit(fields.ReturnUrl, SsoOptionalFields.ReturnUrl);
        var blank = BlankBit(fields.UserName, SsoOptionalFields.UserName) | BlankBit(fields.Email, SsoOptionalFields.Email) | BlankBit(fields.Phone, SsoOptionalFields.Phone)
            | BlankBit(fields.MemberNo, SsoOptionalFields.MemberNo) | BlankBit(fields.ReturnUrl, SsoOptionalFields.ReturnUrl);
        return sent == declared && blank == SsoOptionalFields.None ? null : AdminErrors.SsoFieldsUndeclared.With(null, declared, sent & ~blank);
    }

    private static SsoOptionalFields Bit(string? value, SsoOptionalFields bit) => value is null ? SsoOptionalFields.None : bit;

    private static SsoOptionalFields BlankBit(string? value, SsoOptionalFields bit) => value is not null && Blank.IsBlank(value) ? bit : SsoOptionalFields.None;
}
