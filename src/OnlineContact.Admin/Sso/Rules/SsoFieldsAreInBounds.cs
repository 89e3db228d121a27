using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>
/// A login names service and user, and no value is longer than the handbook has it (section 6, F; counted in code points, D) or holds half
/// of a surrogate pair, which has no UTF-8 (D). The time has a year of four digits (D).
/// </summary>
internal static class SsoFieldsAreInBounds
{
    private const long FirstTime = 0;
    private const long LastTime = 253_402_300_799_999;

    public static AdminError? Check(SsoLoginFields fields) =>
        CheckRequired("service", fields.Service, SsoLoginFields.MaxServiceLength)
        ?? CheckRequired("usercode", fields.UserCode, SsoLoginFields.MaxUserCodeLength)
        ?? CheckOptional("username", fields.UserName, SsoLoginFields.MaxUserNameLength)
        ?? CheckOptional("email", fields.Email, SsoLoginFields.MaxEmailLength)
        ?? CheckOptional("phone", fields.Phone, SsoLoginFields.MaxPhoneLength)
        ?? CheckOptional("memberno", fields.MemberNo, SsoLoginFields.MaxMemberNoLength)
        ?? CheckOptional("returnUrl", fields.ReturnUrl, SsoLoginFields.MaxReturnUrlLength)
        ?? (fields.Time is < FirstTime or > LastTime ? AdminErrors.SsoFieldInvalid.With("time") : null);

    private static AdminError? CheckRequired(string name, string? value, int limit) =>
        Blank.IsBlank(value) ? AdminErrors.SsoFieldRequired.With(name) : CheckOptional(name, value, limit);

    private static AdminError? CheckOptional(string name, string? value, int limit)
    {
        if (value is null) return null;
        if (!value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return value.Length <= limit ? null : AdminErrors.SsoFieldTooLong.With(name, limit, value.Length);
        if (!TextFolding.IsWellFormed(value)) return AdminErrors.SsoFieldInvalid.With(name);
        var length = TextFolding.CodePoints(value);
        return length <= limit ? null : AdminErrors.SsoFieldTooLong.With(name, limit, length);
    }
}
