using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Contracts;

/// <summary>
/// What a changed contract causes in a higher room, in the same commit: rights that hang on an item go when the item does. The only way in
/// which a lower room causes a write of a higher one's.
/// </summary>
internal interface IContractChangeFollower
{
    /// <summary>Adds to a fetch what the room has to see when a service's contract opens only these features from now on.</summary>
    IContractChangeFollowing Ask(Fetch fetch, long service, ContractFeatures opens);
}

/// <summary>The room, once the fetch has run.</summary>
internal interface IContractChangeFollowing
{
    /// <summary>What changes, in a fixed order.</summary>
    IReadOnlyList<ContractConsequence> Consequences { get; }

    /// <summary>Writes all of it, each with its entry.</summary>
    void Follow(Change change, AdminOperation operation, LogService service);
}
