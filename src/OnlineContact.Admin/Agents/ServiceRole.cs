namespace OnlineContact.Admin.Agents;

/// <summary>What an agent is in a service.</summary>
/// <remarks>The numbers are stored and never change.</remarks>
public enum ServiceRole
{
    /// <summary>관리자: manages the service's settings and agents. Wire name <c>ROLE_FRONT_ADMIN</c>.</summary>
    Administrator = 1,

    /// <summary>상담원: works in the service. Wire name <c>ROLE_FRONT_AGENT</c>.</summary>
    Agent = 2,
}

/// <summary>The channels on which an agent works in a service.</summary>
/// <remarks>The numbers are stored and never change.</remarks>
[Flags]
public enum AgentChannels
{
    /// <summary>None: she has a role only.</summary>
    None = 0,

    /// <summary>Tickets.</summary>
    Ticket = 1,

    /// <summary>Chats; the contract has to have the item <c>chat</c>.</summary>
    Chat = 2,

    /// <summary>Phone calls; the contract has to have the item <c>telticket</c>. Brings ticket with it.</summary>
    Phone = 4,
}
