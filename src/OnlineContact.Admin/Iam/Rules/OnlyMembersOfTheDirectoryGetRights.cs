using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>Only an IAM member can become an administrator or an agent, F (handbook, section 4); one whom the directory has disabled not, D.</summary>
internal static class OnlyMembersOfTheDirectoryGetRights
{
    public static AdminError? Check(IamMember? member) => member switch
    {
        null => AdminErrors.MemberNotFound.With("account"),
        { State: MemberState.Disabled } => AdminErrors.MemberDisabled.With("account"),
        _ => null,
    };
}
