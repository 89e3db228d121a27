using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>Sees every change on its way to the store.</summary>
internal interface ICommitWitness
{
    /// <summary>Called by whoever makes the change, in her context.</summary>
    void Proposed(ChangeSet changes);

    /// <summary>Called when it has taken effect.</summary>
    void Committed(ChangeSet changes);
}
