using NodaTime;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Cti.Live;

/// <summary>One agent as the exchange has her: her state there, and her calls. Each event makes another picture. Pure.</summary>
internal sealed record CtiAgentPicture
{
    private const int MaxCalls = 20;

    public static CtiAgentPicture SignedOut { get; } = new() { State = default, Since = default, Calls = [] };

    public required CtiExchangeState State { get; init; }

    /// <summary>Since when what she does is what it is.</summary>
    public required Instant Since { get; init; }

    /// <summary>Her calls, the oldest first; few.</summary>
    public required IReadOnlyList<CtiCallSnapshot> Calls { get; init; }

    public bool IsSignedIn => State.Mode != CtiAgentMode.SignedOut;

    public static CtiAgentPicture Of(CtiAgentSnapshot snapshot, Instant since) => new() { State = snapshot.State, Since = since, Calls = snapshot.Calls };

    public CtiAgentPicture Apply(CtiEvent happened)
    {
        var next = happened.Kind switch
        {
            CtiEventKind.Snapshot => this with { State = happened.State ?? State, Calls = happened.Calls ?? [] },
            CtiEventKind.SignedIn => this with { State = happened.State ?? new CtiExchangeState(CtiAgentMode.NotReady) },
            CtiEventKind.SignedOut => SignedOut,
            CtiEventKind.StateChanged => this with { State = happened.State ?? State },
            CtiEventKind.CallOriginated => With(happened.Call, CtiCallPhase.Originated),
            CtiEventKind.CallOffered => With(happened.Call, CtiCallPhase.Offered),
            CtiEventKind.CallEstablished or CtiEventKind.CallRetrieved => With(happened.Call, CtiCallPhase.Established),
            CtiEventKind.CallHeld => With(happened.Call, CtiCallPhase.Held),
            CtiEventKind.CallTransferring => With(happened.Call, CtiCallPhase.Transferring),
            CtiEventKind.CallTransferred or CtiEventKind.CallCleared => Without(happened.Call),
            _ => this,
        };

        // An event of a call may tell her state, too.
        if (happened.Call is not null && happened.State is { } state) next = next with { State = state };
        return next.SaysTheSameAs(this) ? this : next with { Since = happened.At };
    }

    /// <summary>What she does, as the contact centre names it: a call counts before the state beside which it goes on.</summary>
    public CtiAgentState Shown(CtiStateMap states, bool afterCallWork)
    {
        if (!IsSignedIn) return CtiAgentState.SignedOut;
        if (Calls.Any(call => call.Phase == CtiCallPhase.Transferring)) return CtiAgentState.Transfer;
        if (Calls.FirstOrDefault(call => call.Phase == CtiCallPhase.Established) is { } speaking)
            return speaking.Call.Direction == CtiCallDirection.Inbound ? CtiAgentState.InCallInbound : CtiAgentState.InCallOutbound;
        if (Calls.Any(call => call.Phase == CtiCallPhase.Originated)) return CtiAgentState.Dialling;
        if (Calls.Any(call => call.Phase == CtiCallPhase.Held)) return CtiAgentState.OnHold;

        // Without the setting the agent is asked what she does after a call, and until she has answered she does nothing in particular.
        return State.Mode == CtiAgentMode.WorkingAfterCall && !afterCallWork ? CtiAgentState.Default : states.ToHandbook(State);
    }

    public CtiAgentNow ToNow(CtiStateMap states, bool afterCallWork, bool withSince) =>
        new() { State = Shown(states, afterCallWork), Since = withSince ? Since : null, Calls = Calls.Count };

    public bool SaysTheSameAs(CtiAgentPicture other) => State == other.State && Calls.SequenceEqual(other.Calls);

    private CtiAgentPicture With(CtiCall? call, CtiCallPhase phase)
    {
        if (call is null) return this;
        var calls = Calls.ToList();
        var place = calls.FindIndex(each => string.Equals(each.Call.Id, call.Id, StringComparison.Ordinal));
        var snapshot = new CtiCallSnapshot { Call = call, Phase = phase };
        if (place >= 0) calls[place] = snapshot;
        else if (calls.Count < MaxCalls) calls.Add(snapshot);
        return this with { Calls = calls };
    }

    private CtiAgentPicture Without(CtiCall? call) =>
        call is null ? this : this with { Calls = [.. Calls.Where(each => !string.Equals(each.Call.Id, call.Id, StringComparison.Ordinal))] };
}
