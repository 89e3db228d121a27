using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>
/// An item per user has a whole number of users: ticket 0 to 100,000, any other 1 to 100,000. D, handbook, section 3, "Licence lines".
/// </summary>
internal static class UsersAreAWholeNumberInRange
{
    public static AdminError? Check(ContractItem item, decimal? users)
    {
        if (!item.PerUser) return null;
        return users is { } number && number >= item.MinimumUsers && number <= ContractItem.MaxUsers && decimal.IsInteger(number)
            ? null
            : AdminErrors.ContractUsers.With(item.Code, item.Code, item.MinimumUsers, ContractItem.MaxUsers, users);
    }
}
