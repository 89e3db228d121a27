using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Cti.Ipcc.Watching;

/// <summary>The words of ECMA-269 for states and refusals, as data, and the port's for them.</summary>
internal static class CstaWords
{
    /// <summary>A state as SetAgentState asks for it.</summary>
    public static string? Requested(CtiAgentMode mode) => mode switch
    {
        CtiAgentMode.Ready => "ready",
        CtiAgentMode.NotReady => "notReady",
        CtiAgentMode.WorkingAfterCall => "workingAfterCall",
        _ => null,
    };

    /// <summary>A state as an event of an agent tells it; null for another event.</summary>
    public static CtiAgentMode? OfEvent(string name) => name switch
    {
        "AgentReadyEvent" => CtiAgentMode.Ready,
        "AgentNotReadyEvent" => CtiAgentMode.NotReady,
        "AgentBusyEvent" => CtiAgentMode.Busy,
        "AgentWorkingAfterCallEvent" => CtiAgentMode.WorkingAfterCall,
        _ => null,
    };

    /// <summary>A state as a snapshot tells it of an agent who is signed in. Null there means that she has chosen nothing yet.</summary>
    public static CtiAgentMode OfSnapshot(string? state) => state switch
    {
        "agentReady" => CtiAgentMode.Ready,
        "agentBusy" => CtiAgentMode.Busy,
        "agentWorkingAfterCall" => CtiAgentMode.WorkingAfterCall,
        _ => CtiAgentMode.NotReady,
    };

    /// <summary>How far a call is, as a snapshot tells it; null for one that does not count as a call of hers.</summary>
    public static CtiCallPhase? Phase(string? state) => state switch
    {
        "initiate" or "initiated" => CtiCallPhase.Originated,
        "alerting" => CtiCallPhase.Offered,
        "connected" => CtiCallPhase.Established,
        "hold" or "held" => CtiCallPhase.Held,
        _ => null,
    };

    /// <summary>
    /// State and reason. The reason is private data of the exchange, an element <c>reasonCode</c> within <c>extensions</c>; one that is too long
    /// is no reason.
    /// </summary>
    public static CtiExchangeState State(CtiAgentMode mode, CstaElement told)
    {
        var reason = told.Within("extensions")?.Anywhere("reasonCode")?.Text;
        return new CtiExchangeState(mode, reason?.Length > CtiExchangeState.MaxReasonLength ? null : reason);
    }

    /// <summary>The identity of a call: the exchange's, or a digest where that is too long.</summary>
    public static string CallId(string id) =>
        id.Length <= CtiCall.MaxIdLength ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>Why the exchange refused.</summary>
    public static CtiRefusal Refusal(CstaElement answer, string reason) => reason switch
    {
        "invalidAgentID" or "invalidDeviceID" or "invalidAgentGroup" => CtiRefusal.UnknownAgent,
        "invalidApplicationInfo" => CtiRefusal.UnknownTenant,
        "agentAlreadyLoggedOn" => CtiRefusal.AlreadySignedIn,
        "agentNotLoggedOn" => CtiRefusal.NotSignedIn,
        _ when answer.Within("security") is not null => CtiRefusal.Credentials,
        _ when answer.Within("systemResourceAvailability") is not null || answer.Within("subscribedResourceAvailability") is not null => CtiRefusal.Overloaded,
        _ when answer.Within("stateIncompatibility") is not null => CtiRefusal.StateNotAllowed,
        _ => CtiRefusal.Other,
    };
}
