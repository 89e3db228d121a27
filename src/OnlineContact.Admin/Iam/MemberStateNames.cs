namespace OnlineContact.Admin.Iam;

internal static class MemberStateNames
{
    /// <summary>The state as refusals and the change log write it.</summary>
    public static string ToLogName(this MemberState state) => state switch
    {
        MemberState.Pending => "pending",
        MemberState.Active => "active",
        MemberState.Disabled => "disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state of a member."),
    };
}
