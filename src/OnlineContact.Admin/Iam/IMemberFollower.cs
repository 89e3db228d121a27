using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>What a higher room keeps of how members stand, because rights hang on it; it is changed in the same commit.</summary>
internal interface IMemberFollower
{
    /// <summary>Adds to a fetch what the room has to see.</summary>
    IMemberFollowing Ask(Fetch fetch, MemberAccount account);
}

/// <summary>The room, once the fetch has run.</summary>
internal interface IMemberFollowing
{
    /// <summary>Why the member may not come to stand so by a decision of ours. What the directory says is taken without asking.</summary>
    AdminError? Allows(MemberState state);

    /// <summary>Writes how she stands, and adds to the lines of her entry what becomes of her rights.</summary>
    void Follow(Change change, MemberState state, ref LogDifference rights);
}
