using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ChangeLog.Rules;

/// <summary>No part that is searched for is longer than a query may be, and each can stand in a text, D.</summary>
internal static class LogPartsAreInBounds
{
    public static AdminError? Check(ChangeLogQuery query) =>
        Part("content", query.Content)
        ?? Part("name", query.Name)
        ?? Part("address", query.Address)
        ?? Part("service", query.Service)
        ?? Part("account", query.Account);

    private static AdminError? Part(string field, string? part)
    {
        if (part is null) return null;
        var length = TextFolding.CodePoints(part);
        if (length > ChangeLogQuery.MaxPartLength) return AdminErrors.ChangeLogPartInvalid.With(field, ChangeLogQuery.MaxPartLength, length);
        return TextFolding.IsShowable(part, out var position) ? null : AdminErrors.ChangeLogPartInvalid.With(field, ChangeLogQuery.MaxPartLength, ShownText.Sign(part, position));
    }
}
