using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Administrators.Rules;

/// <summary>An organization has at most 1,000 administrators: all of them are read with every right of one. D.</summary>
internal static class AdministratorsAreNotTooMany
{
    public static AdminError? Check(int count) =>
        count <= OrganizationAdministrators.MaxMembers ? null : AdminErrors.PeopleNumber.With("accounts", OrganizationAdministrators.MaxMembers, count);
}
