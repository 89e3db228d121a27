using NodaTime;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance.Days;

/// <summary>
/// Reads a lane from the store. Events are always read before the days that are kept: days are written before their events go, so whoever has missed an event
/// finds its day.
/// </summary>
internal sealed class LaneReader(IAdminStore store)
{
    /// <summary>Before everything that is there: how old that may be hangs on when the retention ran last.</summary>
    private static readonly LocalDate First = new(1, 1, 1);

    /// <summary>How a day began, and its events; of today also those that lie behind midnight, ahead of the clock.</summary>
    public async Task<LaneReading> ReadAsync(OrganizationId organization, LaneKey lane, DaySpan day, bool isToday, Instant now, CancellationToken cancellationToken)
    {
        var until = isToday ? long.MaxValue : day.End;
        var fetch = new Fetch(organization);
        var tickets = Ask(fetch, lane, LaneEventKind.Ticket, null, until, now);
        var activities = Ask(fetch, lane, LaneEventKind.Activity, day.Start, until, now);
        var lastActivity = AskLast(fetch, lane, LaneEventKind.Activity, day.Start);
        var chats = Ask(fetch, lane, LaneEventKind.Chat, day.Start, until, now);
        var lastChat = AskLast(fetch, lane, LaneEventKind.Chat, day.Start);
        var calls = Ask(fetch, lane, LaneEventKind.Call, day.Start, until, now);
        var keptDay = AskKept(fetch, lane, day.Day.PlusDays(1));
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);

        var kept = keptDay.Records is [var one] && one.Value.Service == lane.Service && one.Value.Account == lane.Account ? one.Value : null;
        if (kept is not null && kept.Day == day.Day) return new LaneReading(kept.State, []);
        var keptUntil = kept?.State.Day.End ?? long.MinValue;
        var opening = kept?.State.Turn(day) ?? LaneState.At(day);
        opening.Until = Math.Max(day.Start, keptUntil);
        if (LastOf(lastActivity, lane, keptUntil) is { } activity) opening.Activity = (AgentActivity)activity.After;
        if (LastOf(lastChat, lane, keptUntil) is { } chat) opening.Chat = (ChatActivity)chat.After;

        var events = new List<LaneEvent>();
        foreach (var each in tickets.Values)
        {
            var happened = each.ToLaneEvent();
            if (happened.At < keptUntil) continue;
            if (happened.At < day.Start) opening.Move((TicketState)happened.Before, (TicketState)happened.After);
            else if (happened.At < until) events.Add(happened);
        }

        foreach (var each in (ReadOnlySpan<Slots<StoredEvent>>)[activities, chats, calls])
        {
            foreach (var stored in each.Values)
            {
                var happened = stored.ToLaneEvent();
                if (happened.At >= opening.Until && happened.At < until) events.Add(happened);
            }
        }

        events.Sort();
        return new LaneReading(opening, [.. events]);
    }

    /// <summary>All events of a lane before an instant that belong to no day that is kept, in their order, and the last day that is.</summary>
    public async Task<(LaneEvent[] Events, KeptDay? Kept)> ReadAllAsync(OrganizationId organization, LaneKey lane, long until, Instant now, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        Slots<StoredEvent>[] all = [.. Enum.GetValues<LaneEventKind>().Select(kind => Ask(fetch, lane, kind, null, until, now))];
        var keptDay = AskKept(fetch, lane, Instant.FromUnixTimeTicks(until).InUtc().Date.PlusDays(3));
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        var kept = keptDay.Records is [var one] && one.Value.Service == lane.Service && one.Value.Account == lane.Account ? one.Value : null;
        var events = all.SelectMany(slots => slots.Values).Select(stored => stored.ToLaneEvent()).Where(happened => happened.At >= (kept?.State.Day.End ?? long.MinValue) && happened.At < until).ToArray();
        Array.Sort(events);
        return (events, kept);
    }

    /// <summary>What an agent was last told to do, by the events that are still there; null where they tell nothing.</summary>
    public async Task<AgentActivity?> LastActivityAsync(OrganizationId organization, LaneKey lane, Instant now, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var last = AskLast(fetch, lane, LaneEventKind.Activity, (now + Duration.FromDays(1)).ToUnixTimeTicks());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return LastOf(last, lane, long.MinValue) is { } activity ? (AgentActivity)activity.After : null;
    }

    private static Slots<StoredEvent> Ask(Fetch fetch, LaneKey lane, LaneEventKind track, long? from, long until, Instant now)
    {
        // Nothing is taken from a day after tomorrow.
        var last = Instant.FromUnixTimeTicks(Math.Min(until, (now + Duration.FromDays(2)).ToUnixTimeTicks())).InUtc().Date.PlusDays(1);
        var first = from is { } ticks ? Instant.FromUnixTimeTicks(ticks).InUtc().Date : First;
        return fetch.All(StoredEvent.Columns.BySlot.Between(StoredEvent.SlotOf(lane, track, first), StoredEvent.SlotOf(lane, track, last)));
    }

    private static SlotPage<StoredEvent> AskLast(Fetch fetch, LaneKey lane, LaneEventKind track, long before)
    {
        var day = Instant.FromUnixTimeTicks(before).InUtc().Date;
        var place = new[] { Cell.Of(StoredEvent.SlotOf(lane, track, day)), Cell.Of(before), Cell.Of(""), Cell.Of(0L), Cell.Of(0L) };
        return fetch.Page(StoredEvent.Columns.BySlot.Between(StoredEvent.SlotOf(lane, track, First), StoredEvent.SlotOf(lane, track, day.PlusDays(1))).Backwards().After(place).Take(1));
    }

    private static SlotPage<KeptDay> AskKept(Fetch fetch, LaneKey lane, LocalDate before) =>
        fetch.Page(KeptDay.Columns.InOrder.Descending().After([Cell.Of(lane.Service), Cell.Of(lane.Account), Cell.Of(before)]).Take(1));

    private static LaneEvent? LastOf(SlotPage<StoredEvent> page, LaneKey lane, long keptUntil) =>
        page.Records is [var last] && last.Value.Lane == lane && last.Value.At.ToUnixTimeTicks() >= keptUntil ? last.Value.ToLaneEvent() : null;
}
