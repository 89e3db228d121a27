using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>An SSO login accepts at least one version; strictness and declared values belong to version 1. D.</summary>
internal static class SsoTokenSettingsFitTogether
{
    private const SsoOptionalFields AllFields = SsoOptionalFields.UserName | SsoOptionalFields.Email | SsoOptionalFields.Phone | SsoOptionalFields.MemberNo | SsoOptionalFields.ReturnUrl;

    public static AdminError? Check(SsoLoginInput input)
    {
        if (!input.AcceptsVersion1 && !input.AcceptsVersion2) return Wrong("no-version");
        if (input.IsStrict && !input.AcceptsVersion1) return Wrong("strict-without-version-1");
        if ((input.DeclaredFields & ~AllFields) != 0) return Wrong("fields-unknown");
        return !input.IsStrict && input.DeclaredFields != SsoOptionalFields.None ? Wrong("fields-without-strict") : null;
    }

    private static AdminError Wrong(string reason) => AdminErrors.SsoTokenSettingsInvalid.With("tokens", reason);
}
