using System.Globalization;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso;

/// <summary>The values of a form or a query, read under their wire names. Names that mean nothing here are passed over.</summary>
internal sealed record SsoRequestForm(SsoLoginFields Fields, string Token)
{
    private const int MaxValues = 100;

    private static readonly string[] Names = ["service", "usercode", "username", "email", "phone", "memberno", "returnUrl", "time", "token"];

    public static Outcome<SsoRequestForm> Read(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var found = new string?[Names.Length];
        var count = 0;
        foreach (var (name, value) in values)
        {
            if (++count > MaxValues) return Wrong("too-many");
            var place = Array.IndexOf(Names, name);
            if (place < 0 || string.IsNullOrEmpty(value)) continue;
            if (found[place] is not null) return Wrong("repeated");
            found[place] = value;
        }

        if (found[8] is not { } token) return Wrong("token-missing");
        if (found[7] is not { } digits) return Outcome.Refused<SsoRequestForm>(AdminErrors.SsoFieldRequired.With("time"));

        // Written in one way only, so that the text that is signed here is the one that came.
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var time) || (digits.Length > 1 && digits[0] == '0'))
            return Outcome.Refused<SsoRequestForm>(AdminErrors.SsoFieldInvalid.With("time"));
        var fields = new SsoLoginFields
        {
            Service = found[0] ?? "", UserCode = found[1] ?? "", UserName = found[2], Email = found[3], Phone = found[4], MemberNo = found[5], ReturnUrl = found[6], Time = time,
        };
        return Outcome.Success(new SsoRequestForm(fields, token));
    }

    /// <summary>That there is a login, and not whose.</summary>
    public override string ToString() => "login";

    private static Outcome<SsoRequestForm> Wrong(string reason) => Outcome.Refused<SsoRequestForm>(AdminErrors.SsoFormInvalid.With(null, reason));
}
