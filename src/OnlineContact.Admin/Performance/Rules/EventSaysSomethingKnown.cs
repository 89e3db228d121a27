using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Performance.Rules;

/// <summary>An event names an activity or a state there is. A ticket in progress is somebody's, an unassigned one nobody's, F (handbook, section 8); and one leaves or enters a state at least.</summary>
internal static class EventSaysSomethingKnown
{
    public static AdminError? Check(string place, PerformanceEvent happened)
    {
        var isKnown = happened.Kind switch
        {
            LaneEventKind.Activity => Enum.IsDefined((AgentActivity)happened.After),
            LaneEventKind.Chat => Enum.IsDefined((ChatActivity)happened.After),
            LaneEventKind.Call => happened.After is LaneEvent.Inbound or LaneEvent.Outbound,
            LaneEventKind.Ticket => (happened.Before, happened.After) != (0, 0) && IsHeldRightly(happened.Before, happened.AccountBefore) && IsHeldRightly(happened.After, happened.Account),
            _ => false,
        };
        return isKnown ? null : AdminErrors.PerformanceEventInvalid.With(place, happened.Kind, happened.Before, happened.After);
    }

    private static bool IsHeldRightly(int state, string? account) => state switch
    {
        0 or (int)TicketState.Unassigned => account is null,
        (int)TicketState.InProgress => account is not null,
        (int)TicketState.Solved or (int)TicketState.Closed => true,
        _ => false,
    };
}
