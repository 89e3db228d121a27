namespace OnlineContact.Admin.Iam;

/// <summary>How a member stands in the identity directory.</summary>
/// <remarks>The numbers are stored and never change.</remarks>
public enum MemberState
{
    /// <summary>She has been invited or registered and has set no password yet: she cannot sign in, and rights she has been given rest.</summary>
    Pending = 1,

    /// <summary>She can sign in.</summary>
    Active = 2,

    /// <summary>The directory has disabled her, or her invitation was cancelled: she cannot sign in, and her rights rest.</summary>
    Disabled = 3,
}
