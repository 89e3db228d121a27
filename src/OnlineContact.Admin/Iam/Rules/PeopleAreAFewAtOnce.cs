using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>A call names 1 to 100 people. D.</summary>
internal static class PeopleAreAFewAtOnce
{
    public static AdminError? Check(int count) =>
        count is >= 1 and <= MemberSearch.MaxPageSize ? null : AdminErrors.PeopleNumber.With("accounts", MemberSearch.MaxPageSize, count);
}
