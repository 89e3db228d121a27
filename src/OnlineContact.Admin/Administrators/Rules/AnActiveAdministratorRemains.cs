using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Administrators.Rules;

/// <summary>
/// At least one active organization administrator remains. Who is pending or disabled does not count, and taking her away takes nothing
/// from the law: also not where the directory has disabled the last one. D (handbook, section 4).
/// </summary>
internal static class AnActiveAdministratorRemains
{
    public static AdminError? Check(IReadOnlyList<Administrator> before, IReadOnlyList<Administrator> after) =>
        Active(after) > 0 || Active(before) == Active(after) ? null : AdminErrors.AdministratorLastActive.With(null);

    private static int Active(IReadOnlyList<Administrator> administrators) => administrators.Count(administrator => administrator.State == MemberState.Active);
}
