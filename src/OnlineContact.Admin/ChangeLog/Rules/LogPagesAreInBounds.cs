using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ChangeLog.Rules;

/// <summary>A page has at most <see cref="ChangeLogManager.MaxPageSize"/> entries, and counting ends at <see cref="ChangeLogManager.MaxCount"/>, D.</summary>
internal static class LogPagesAreInBounds
{
    public static AdminError? Check(int pageSize, int countUpTo)
    {
        if (pageSize is < 1 or > ChangeLogManager.MaxPageSize) return AdminErrors.PageSize.With("pageSize", ChangeLogManager.MaxPageSize, pageSize);
        return countUpTo is < 0 or > ChangeLogManager.MaxCount ? AdminErrors.ChangeLogCountInvalid.With("countUpTo", ChangeLogManager.MaxCount, countUpTo) : null;
    }
}
