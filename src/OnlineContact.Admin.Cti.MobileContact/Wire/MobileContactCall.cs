using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Cti.MobileContact.Wire;

/// <summary>What Mobile Contact is asked.</summary>
public enum MobileContactCallKind
{
    /// <summary>Does the tenant exist, and is it activated?</summary>
    CheckTenant = 1,

    /// <summary>Is the agent known?</summary>
    CheckAgent = 2,

    /// <summary>Make the agent known. It changes something.</summary>
    ProvisionAgent = 3,

    /// <summary>Sign the agent in. It changes something.</summary>
    SignIn = 4,

    /// <summary>Sign the agent out. It changes something.</summary>
    SignOut = 5,

    /// <summary>What does the agent do?</summary>
    GetState = 6,

    /// <summary>Set what the agent does. It changes something.</summary>
    SetState = 7,

    /// <summary>What became of the change with this idempotency key?</summary>
    GetOutcome = 8,

    /// <summary>How do all agents stand?</summary>
    Snapshot = 9,

    /// <summary>What happened since? A long poll.</summary>
    Events = 10,
}

/// <summary>A call to Mobile Contact, before it is made a request.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record MobileContactCall
{
    /// <summary>What is asked.</summary>
    public required MobileContactCallKind Kind { get; init; }

    /// <summary>The tenant.</summary>
    public required CtiTenant Tenant { get; init; }

    /// <summary>The agent, where one is concerned.</summary>
    public CtiNumbers? Agent { get; init; }

    /// <summary>The state to set.</summary>
    public CtiExchangeState? State { get; init; }

    /// <summary>The same for the one change and for asking after it, and for no other: 32 hexadecimal digits.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>From where events are wanted: what a snapshot or the page before said.</summary>
    public string? Cursor { get; init; }

    /// <summary>How long the answer may wait for an event.</summary>
    public Duration Wait { get; init; }

    /// <summary>Whether it changes something: then it is sent once.</summary>
    public bool IsChange => Kind is MobileContactCallKind.ProvisionAgent or MobileContactCallKind.SignIn or MobileContactCallKind.SignOut or MobileContactCallKind.SetState;

    /// <summary>What is asked.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Kind} for {Tenant}";
}
