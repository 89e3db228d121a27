using System.Runtime.CompilerServices;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Rules;

namespace OnlineContact.Admin.Performance.Days;

/// <summary>
/// The figures of a lane for the day it is in, up to an instant, and what is in progress there. The one function from events to figures is made of its
/// three steps: <see cref="Apply"/> for the next event, <see cref="Advance"/> for time, <see cref="Turn"/> for midnight. Live figures, earlier days and the
/// figures that are kept are all made by them.
/// </summary>
internal struct LaneState
{
    public DaySpan Day;

    /// <summary>Up to where time is counted.</summary>
    public long Until;

    public AgentActivity Activity;
    public ChatActivity Chat;

    public ActivityTimes Times;
    public ChatTimes ChatTimes;
    public long SignedIn;
    public long ChatSignedIn;

    public int InboundCalls;
    public int OutboundCalls;
    public int Solved;
    public int Closed;

    /// <summary>Tickets that came into the lane less those that left it: over all days. Below zero where the events that brought them are missing.</summary>
    public int InProgress;
    public int Unassigned;

    /// <summary>The day's events.</summary>
    public int Events;

    /// <summary>Those of them that cannot follow what came before.</summary>
    public int Doubtful;

    /// <summary>A lane in which nothing has happened, at the beginning of a day.</summary>
    public static LaneState At(DaySpan day) => new() { Day = day, Until = day.Start };

    /// <summary>Counts time up to an instant of the day.</summary>
    public void Advance(long to)
    {
        var passed = to - Until;
        if (passed <= 0) return;
        if (Activity != AgentActivity.SignedOut)
        {
            Times[(int)Activity] += passed;
            SignedIn += passed;
        }

        if (Chat != ChatActivity.SignedOut)
        {
            ChatTimes[(int)Chat] += passed;
            ChatSignedIn += passed;
        }

        Until = to;
    }

    /// <summary>Counts an event of the day that comes after all before it.</summary>
    public void Apply(in LaneEvent happened)
    {
        Advance(happened.At);
        Events++;
        switch (happened.Kind)
        {
            case LaneEventKind.Activity:
                var activity = (AgentActivity)happened.After;
                if (!ActivitiesFollowEachOther.Check(Activity, activity)) Doubtful++;
                Activity = activity;
                break;
            case LaneEventKind.Call:
                if (happened.After == LaneEvent.Inbound) InboundCalls++;
                else OutboundCalls++;
                break;
            case LaneEventKind.Chat:
                Chat = (ChatActivity)happened.After;
                break;
            case LaneEventKind.Ticket:
                var (inProgress, unassigned) = (InProgress, Unassigned);
                Move((TicketState)happened.Before, (TicketState)happened.After);
                if (!TicketsAreThereBeforeTheyGo.Check(inProgress, InProgress) || !TicketsAreThereBeforeTheyGo.Check(unassigned, Unassigned)) Doubtful++;
                if (happened.After == (int)TicketState.Solved && happened.Before != (int)TicketState.Solved) Solved++;
                if (happened.After == (int)TicketState.Closed && happened.Before != (int)TicketState.Closed) Closed++;
                break;
            default:
                throw new InvalidOperationException($"No such kind of event: {happened.Kind}.");
        }
    }

    /// <summary>What a ticket that comes and goes leaves behind: also before the day.</summary>
    public void Move(TicketState before, TicketState after)
    {
        InProgress += (after == TicketState.InProgress ? 1 : 0) - (before == TicketState.InProgress ? 1 : 0);
        Unassigned += (after == TicketState.Unassigned ? 1 : 0) - (before == TicketState.Unassigned ? 1 : 0);
    }

    /// <summary>Ends the day and begins another: what is in progress goes on, what is counted begins anew.</summary>
    public LaneState Turn(DaySpan next) => At(next) with { Activity = Activity, Chat = Chat, InProgress = InProgress, Unassigned = Unassigned };
}

/// <summary>Ticks in each activity, by its number.</summary>
[InlineArray(Length)]
internal struct ActivityTimes
{
    public const int Length = 14;

    private long _first;
}

/// <summary>Ticks in each activity of chat, by its number.</summary>
[InlineArray(Length)]
internal struct ChatTimes
{
    public const int Length = 4;

    private long _first;
}
