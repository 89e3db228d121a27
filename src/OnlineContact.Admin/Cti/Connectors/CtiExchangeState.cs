namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>The states of an agent that every telephony system knows, by the names of ECMA-269 (CSTA Phase III).</summary>
public enum CtiAgentMode
{
    /// <summary>agentNull: not signed in.</summary>
    SignedOut = 0,

    /// <summary>agentNotReady: signed in, takes no calls.</summary>
    NotReady = 1,

    /// <summary>agentReady: waits for a call.</summary>
    Ready = 2,

    /// <summary>agentBusy: in a call.</summary>
    Busy = 3,

    /// <summary>agentWorkingAfterCall: works on after a call.</summary>
    WorkingAfterCall = 4,
}

/// <summary>The state of an agent in the words of her telephony system: a mode, and a reason code where it has several kinds of it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct CtiExchangeState
{
    /// <summary>The most characters of a reason code.</summary>
    public const int MaxReasonLength = 32;

    /// <summary>Makes a state.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="reason">The reason code; null or empty for none.</param>
    /// <exception cref="ArgumentException">The reason is longer than <see cref="MaxReasonLength"/>.</exception>
    public CtiExchangeState(CtiAgentMode mode, string? reason = null)
    {
        if (reason?.Length > MaxReasonLength) throw new ArgumentException($"A reason has at most {MaxReasonLength} characters, not {reason.Length}.", nameof(reason));
        Mode = mode;
        Reason = string.IsNullOrEmpty(reason) ? null : reason;
    }

    /// <summary>The mode.</summary>
    public CtiAgentMode Mode { get; }

    /// <summary>The reason code; null when there is none.</summary>
    public string? Reason { get; }

    /// <summary>Mode and reason.</summary>
    /// <returns>For example <c>NotReady(51)</c>.</returns>
    public override string ToString() => Reason is null ? Mode.ToString() : $"{Mode}({Reason})";
}
