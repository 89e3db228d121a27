using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>
/// The telephony side of a test of a connector: what agents and customers do there, and what can be seen there. A simulator is one; an author
/// who tests against a real exchange writes one that drives its desks.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public interface ICtiTelephony
{
    /// <summary>Makes an agent known; she is signed out.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    void Add(CtiNumbers agent);

    /// <summary>How an agent stands.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <returns>State and calls.</returns>
    CtiAgentSnapshot StateOf(CtiNumbers agent);

    /// <summary>An agent signs in at her desk.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    void SignIn(CtiNumbers agent);

    /// <summary>An agent signs out at her desk; her calls end.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    void SignOut(CtiNumbers agent);

    /// <summary>A signed-in agent changes her state at her desk.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="state">The state.</param>
    void SetState(CtiNumbers agent, CtiExchangeState state);

    /// <summary>A customer calls a signed-in agent.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <returns>The call.</returns>
    string Offer(CtiNumbers agent);

    /// <summary>A signed-in agent calls a customer.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <returns>The call.</returns>
    string Dial(CtiNumbers agent);

    /// <summary>A call is answered, by whichever side had to.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    void Establish(CtiNumbers agent, string call);

    /// <summary>An agent puts a call on hold.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    void Hold(CtiNumbers agent, string call);

    /// <summary>An agent takes a call back.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    void Retrieve(CtiNumbers agent, string call);

    /// <summary>A call ends at an agent.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    void Clear(CtiNumbers agent, string call);

    /// <summary>All connections to it are lost, and can be made again. What agents do is not changed by it.</summary>
    void Restart();
}
