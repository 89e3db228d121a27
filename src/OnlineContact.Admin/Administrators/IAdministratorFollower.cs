using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Administrators;

/// <summary>What becoming an administrator causes in a higher room, in the same commit: an administrator is an agent of the organization too.</summary>
internal interface IAdministratorFollower
{
    /// <summary>Adds to a fetch what the room has to see of the people who become administrators.</summary>
    IAdministratorFollowing Ask(Fetch fetch, IReadOnlyList<MemberAccount> accounts);
}

/// <summary>The room, once the fetch has run.</summary>
internal interface IAdministratorFollowing
{
    /// <summary>Writes what it causes that somebody has become an administrator, and adds to the lines of her entry.</summary>
    void Join(Change change, Administrator administrator, MemberEmail? email, ref LogDifference rights);
}
