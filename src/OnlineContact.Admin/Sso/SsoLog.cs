using System.Globalization;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Sso;

/// <summary>How entries about SSO logins name what they are about.</summary>
internal static class SsoLog
{
    public static LogTarget TargetOf(SsoLogin login) =>
        new(ChangeLogTargetKind.SsoLogin, login.Number.ToString(CultureInfo.InvariantCulture), login.Name);
}
