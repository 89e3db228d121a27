using System.Net;
using System.Net.Sockets;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Access.Rules;

/// <summary>An actor's account, name and IP address are there and bounded, since they go into the change log.</summary>
internal static class ActorIsDescribed
{
    public static AdminError? Check(AdminActor actor)
    {
        if (Field("name", actor.Name, AdminActor.MaxNameLength) is { } name) return name;
        if (actor.IsOperator) return null;
        if (Field("account", actor.Account, AdminActor.MaxAccountLength) is { } account) return account;
        return IsAddress(actor.IpAddress)
            ? null
            : AdminErrors.ActorInvalid.With("actor", "ipAddress", AdminActor.MaxIpAddressLength, actor.IpAddress.Length);
    }

    /// <summary>
    /// .NET's parser also takes 1, 010.0.0.1 (which is 8.0.0.1), [::1]:80, and any signs at all behind a % sign; none of
    /// them may stand in the log as somebody's address.
    /// </summary>
    private static bool IsAddress(string text)
    {
        if (text.Length > AdminActor.MaxIpAddressLength || !IPAddress.TryParse(text, out var address)) return false;
        if (address.AddressFamily == AddressFamily.InterNetwork) return address.ToString() == text;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (':' or '.' or '%' or '-' or '_')) return false;
        }

        return true;
    }

    private static AdminError? Field(string field, string value, int limit)
    {
        var length = Search.TextFolding.CodePoints(value);
        return !string.IsNullOrWhiteSpace(value) && length <= limit && Search.TextFolding.IsShowable(value, out _)
            ? null
            : AdminErrors.ActorInvalid.With("actor", field, limit, length);
    }
}
