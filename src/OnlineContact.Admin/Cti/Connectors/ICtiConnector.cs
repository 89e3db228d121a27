using OnlineContact.Admin.Agents;

namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>
/// Speaks to one kind of telephony system. A host registers one for each <see cref="CtiVersion"/> its organizations use; which one serves an
/// organization follows from its CTI settings.
/// </summary>
/// <remarks>
/// A singleton; called from several threads. An answer is one of four: done, refused, unreachable (nothing was sent, or nothing that could
/// change anything) and unknown (it was sent, and no answer came: nobody sends it again, and the next snapshot shows what became of it). A
/// connector keeps its own time limits shorter than its caller's; the caller waits no longer than hers whatever the connector does. It throws
/// nothing but <see cref="OperationCanceledException"/>: what goes wrong outside is an answer. A method whose capability is not claimed
/// answers <see cref="CtiRefusal.NotSupported"/>.
/// </remarks>
public interface ICtiConnector
{
    /// <summary>The version whose organizations it serves.</summary>
    CtiVersion Version { get; }

    /// <summary>What it can do. Never changes.</summary>
    CtiCapabilities Capabilities { get; }

    /// <summary>How its telephony system names the states of the handbook, both ways. Never changes.</summary>
    CtiStateMap States { get; }

    /// <summary>Asks whether the telephony system knows a tenant, and whether it is activated.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Cancels; nothing was changed.</param>
    /// <returns>What it says; never <see cref="CtiAnswerKind.Unknown"/>.</returns>
    ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken);

    /// <summary>Asks whether the telephony system knows an agent.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="cancellationToken">Cancels; nothing was changed.</param>
    /// <returns>What it says; never <see cref="CtiAnswerKind.Unknown"/>.</returns>
    ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken);

    /// <summary>Makes an agent known to the telephony system; done too when she is known already.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is unknown.</param>
    /// <returns>The answer.</returns>
    ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken);

    /// <summary>Signs an agent in. Once she is, watching shows her, also where it began before.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is unknown.</param>
    /// <returns>The answer; refused with <see cref="CtiRefusal.AlreadySignedIn"/> when she is signed in.</returns>
    ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken);

    /// <summary>Signs an agent out.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is unknown.</param>
    /// <returns>The answer; refused with <see cref="CtiRefusal.NotSignedIn"/> when she is not signed in.</returns>
    ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken);

    /// <summary>Asks what an agent does now.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="cancellationToken">Cancels; nothing was changed.</param>
    /// <returns>What the telephony system says, her calls included where <see cref="CtiCapabilities.Calls"/> is claimed; never <see cref="CtiAnswerKind.Unknown"/>.</returns>
    ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken);

    /// <summary>Sets what an agent does.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="state">The state, in the telephony system's words: what <see cref="States"/> says for the one wanted.</param>
    /// <param name="cancellationToken">Cancels; whether it was done then is unknown.</param>
    /// <returns>The answer; refused with <see cref="CtiRefusal.NotSignedIn"/> or <see cref="CtiRefusal.StateNotAllowed"/>.</returns>
    ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken);

    /// <summary>
    /// Watches a tenant until it is cancelled. It begins with <see cref="CtiEventKind.Reconciling"/>, one <see cref="CtiEventKind.Snapshot"/> for
    /// each watched agent who is signed in, and <see cref="CtiEventKind.Reconciled"/>; then events follow. After every lost connection the same
    /// three come again, so that the picture is the exchange's. An agent of whom there is no snapshot between the two is signed out.
    /// </summary>
    /// <param name="watch">What is watched, under which fence, and how far its events were numbered.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The events; their sequence grows by one from event to event. The stream does not end by itself and throws nothing but <see cref="OperationCanceledException"/>.</returns>
    IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, CancellationToken cancellationToken);
}
