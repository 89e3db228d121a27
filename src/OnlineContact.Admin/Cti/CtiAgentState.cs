namespace OnlineContact.Admin.Cti;

/// <summary>What an agent does, as the contact centre names it. F (handbook, section 5).</summary>
/// <remarks>The numbers never change.</remarks>
public enum CtiAgentState
{
    /// <summary>Not signed in.</summary>
    SignedOut = 0,

    /// <summary>Signed in, and nothing chosen yet.</summary>
    Default = 1,

    /// <summary>대기: ready for the next call.</summary>
    Ready = 2,

    /// <summary>티켓처리: works on tickets.</summary>
    WorkTicket = 3,

    /// <summary>채팅처리: works on chats.</summary>
    WorkChat = 4,

    /// <summary>교육: in training.</summary>
    WorkTraining = 5,

    /// <summary>취합/보고: reports.</summary>
    WorkReport = 6,

    /// <summary>회의: in a meeting.</summary>
    WorkMeeting = 7,

    /// <summary>코칭: is coached or coaches.</summary>
    WorkCoaching = 8,

    /// <summary>휴식: rests.</summary>
    Rest = 9,

    /// <summary>식사: at a meal.</summary>
    Meal = 10,

    /// <summary>In an inbound call (IB).</summary>
    InCallInbound = 11,

    /// <summary>In an outbound call (OB).</summary>
    InCallOutbound = 12,

    /// <summary>호전환: transfers a call.</summary>
    Transfer = 13,

    /// <summary>Dials.</summary>
    Dialling = 14,

    /// <summary>Has her call on hold.</summary>
    OnHold = 15,
}
