using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;

namespace OnlineContact.Admin.Tests.Performance;

/// <summary>The rows of a service, as a store would keep them, for hosts that are only their live figures.</summary>
internal sealed class LaneRows
{
    private readonly Dictionary<LaneKey, List<LaneEvent>> _lanes = [];

    public void Add(StoredEvent row)
    {
        if (!_lanes.TryGetValue(row.Lane, out var lane)) _lanes.Add(row.Lane, lane = []);
        lane.Add(row.ToLaneEvent());
    }

    public long PulseOf(LaneKey key) => _lanes.GetValueOrDefault(key)?.Count ?? 0;

    public LaneReading Read(LaneKey key, DaySpan day)
    {
        var opening = LaneState.At(day);
        var sorted = (_lanes.GetValueOrDefault(key) ?? []).Order().ToList();
        foreach (var before in sorted.Where(each => each.At < day.Start))
        {
            if (before.Kind == LaneEventKind.Activity) opening.Activity = (AgentActivity)before.After;
            else if (before.Kind == LaneEventKind.Chat) opening.Chat = (ChatActivity)before.After;
            else if (before.Kind == LaneEventKind.Ticket) opening.Move((TicketState)before.Before, (TicketState)before.After);
        }

        return new LaneReading(opening, [.. sorted.Where(each => each.At >= day.Start)]);
    }
}

/// <summary>The live figures of one host.</summary>
internal sealed class LaneHost(LaneRows rows, DateTimeZone zone)
{
    private readonly LiveOrganization _live = new(1_000);
    private readonly Dictionary<string, AgentPerformance> _shown = [];

    public int Readings { get; private set; }

    public void Record(StoredEvent[] parts)
    {
        foreach (var part in parts)
        {
            var lane = _live.LaneOf(part.Lane);
            lane.BeginWrite();
            rows.Add(part);
            lane.Apply(part.ToLaneEvent());
            lane.EndWrite(1);
        }
    }

    public AgentPerformance Show(string account, Instant now)
    {
        var shown = Panels.Of(default, 1, MemberAccount.FromStored(account), Lane(new LaneKey(1, account), now), Lane(new LaneKey(1, LaneKey.Nobody), now));
        if (_shown.TryGetValue(account, out var before) && before.Day == shown.Day && before.Corrections == shown.Corrections) NeverGoesBack(before, shown);
        _shown[account] = shown;
        return shown;
    }

    private LaneSnapshot Lane(LaneKey key, Instant now)
    {
        var lane = _live.LaneOf(key);
        if (lane.TryRead(zone, rows.PulseOf(key), now.ToUnixTimeTicks(), long.MinValue, out var live)) return live;
        Readings++;
        return lane.Keep(lane.BeginRead(), rows.Read(key, LocalDays.At(zone, now.ToUnixTimeTicks())), zone, rows.PulseOf(key), now.ToUnixTimeTicks());
    }

    private static void NeverGoesBack(AgentPerformance before, AgentPerformance shown)
    {
        Assert.True(shown.AsOf >= before.AsOf);
        foreach (var (earlier, later) in Figures(before).Zip(Figures(shown)))
        {
            if (later < earlier) Assert.Fail($"{earlier} went back to {later}");
        }
    }

    private static long[] Figures(AgentPerformance figures)
    {
        var (phone, chat) = (figures.Phone, figures.Chat);
        Duration[] durations =
        [
            phone.InboundTime, phone.OutboundTime, phone.Ready, phone.Transfer, phone.TicketHandling, phone.ChatHandling, phone.Rest, phone.Meal, phone.Training, phone.Report, phone.Meeting,
            phone.Coaching, phone.Other, phone.SignedIn, chat.Ready, chat.Online, chat.Rest, chat.SignedIn,
        ];
        return [.. durations.Select(duration => duration.BclCompatibleTicks), phone.InboundCalls, phone.OutboundCalls, figures.Tickets.Solved, figures.Tickets.Closed];
    }
}
