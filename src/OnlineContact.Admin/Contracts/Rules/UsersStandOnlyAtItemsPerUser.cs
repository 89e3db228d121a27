using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>
/// An item that is not per user has no users: left out, or 0. D: a 1 is refused too, because who types it takes the item for one counted
/// by users.
/// </summary>
internal static class UsersStandOnlyAtItemsPerUser
{
    public static AdminError? Check(ContractItem item, decimal? users) =>
        item.PerUser || users is null or 0 ? null : AdminErrors.ContractUsersNotApplicable.With(item.Code, item.Code, users);
}
