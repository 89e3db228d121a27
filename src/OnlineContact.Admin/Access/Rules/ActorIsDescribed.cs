using System.Net;
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
        return actor.IpAddress.Length <= AdminActor.MaxIpAddressLength && IPAddress.TryParse(actor.IpAddress, out _)
            ? null
            : AdminErrors.ActorInvalid.With("actor", "ipAddress", AdminActor.MaxIpAddressLength, actor.IpAddress.Length);
    }

    private static AdminError? Field(string field, string value, int limit)
    {
        var length = Search.TextFolding.CodePoints(value);
        return !string.IsNullOrWhiteSpace(value) && length <= limit && Search.TextFolding.IsShowable(value, out _)
            ? null
            : AdminErrors.ActorInvalid.With("actor", field, limit, length);
    }
}
