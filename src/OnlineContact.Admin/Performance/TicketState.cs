namespace OnlineContact.Admin.Performance;

/// <summary>How a ticket stands. F (handbook, section 8).</summary>
/// <remarks>The numbers are stored and never change.</remarks>
public enum TicketState
{
    /// <summary>In the service, and nobody's.</summary>
    Unassigned = 1,

    /// <summary>An agent works on it.</summary>
    InProgress = 2,

    /// <summary>Solved.</summary>
    Solved = 3,

    /// <summary>Closed.</summary>
    Closed = 4,
}
