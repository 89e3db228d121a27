using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>A search names a part of a name, an account or an e-mail address, F; none longer than the whole can be, D.</summary>
internal static class MembersAreSearchedBySomething
{
    public static AdminError? Check(MemberSearch search)
    {
        if (search.PageSize is < 1 or > MemberSearch.MaxPageSize) return AdminErrors.PageSize.With("pageSize", MemberSearch.MaxPageSize, search.PageSize);
        if (search.Cursor is { Length: 0 or > MemberSearch.MaxCursorLength } || (search.Cursor is not null && !TextFolding.IsShowable(search.Cursor, out _)))
            return AdminErrors.CursorInvalid.With("cursor");
        var wrong = Part("name", search.Name, MemberName.MaxLength)
            ?? Part("account", search.Account, MemberAccount.MaxLength)
            ?? Part("email", search.Email, MemberEmail.MaxLength);
        if (wrong is not null) return wrong;
        return IsNothing(search.Name) && IsNothing(search.Account) && IsNothing(search.Email) ? AdminErrors.MemberSearchText.With("name", MemberName.MaxLength, 0) : null;
    }

    private static AdminError? Part(string field, string? part, int limit)
    {
        if (part is null) return null;
        var length = TextFolding.CodePoints(part);
        if (length > limit) return AdminErrors.MemberSearchText.With(field, limit, length);

        // What no field can have is found nowhere, and not every store can be asked for it.
        return TextFolding.IsShowable(part, out var position) ? null : AdminErrors.MemberSearchText.With(field, limit, ShownText.Sign(part, position));
    }

    private static bool IsNothing(string? part) => part is null || TextFolding.Fold(part).Length == 0;
}
