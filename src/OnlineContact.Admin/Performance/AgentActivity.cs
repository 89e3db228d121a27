namespace OnlineContact.Admin.Performance;

/// <summary>
/// What an agent does at CTI. Each instant of a sign-in lies in exactly one of the 13 values other than <see cref="SignedOut"/>; a call on hold
/// belongs to its call. F (handbook, section 8).
/// </summary>
/// <remarks>The numbers are stored and never change.</remarks>
public enum AgentActivity
{
    /// <summary>Not signed in.</summary>
    SignedOut = 0,

    /// <summary>Signed in, and nothing of the others: nothing chosen yet, or dialling.</summary>
    Other = 1,

    /// <summary>대기: ready for the next call.</summary>
    Ready = 2,

    /// <summary>티켓처리: works on tickets.</summary>
    TicketHandling = 3,

    /// <summary>채팅처리: works on chats.</summary>
    ChatHandling = 4,

    /// <summary>교육: in training.</summary>
    Training = 5,

    /// <summary>취합/보고: reports.</summary>
    Reporting = 6,

    /// <summary>회의: in a meeting.</summary>
    Meeting = 7,

    /// <summary>코칭: is coached or coaches.</summary>
    Coaching = 8,

    /// <summary>휴식: rests.</summary>
    Rest = 9,

    /// <summary>식사: at a meal.</summary>
    Meal = 10,

    /// <summary>IB: in an inbound call, on hold too.</summary>
    InboundCall = 11,

    /// <summary>OB: in an outbound call, on hold too.</summary>
    OutboundCall = 12,

    /// <summary>호전환: transfers a call.</summary>
    Transfer = 13,
}
