using NodaTime;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Performance;

public class LaneReaderTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly LaneKey Kim = new(1, "kim");
    private static readonly DaySpan Day = DayOf(15);
    private static readonly Instant Noon = Instant.FromUnixTimeTicks(Day.Start) + Duration.FromHours(12);

    private readonly InMemoryAdminStore _store = new(AdminShapes.All);
    private long _sequence;

    [Fact]
    public async Task A_day_begins_with_what_went_before_and_has_the_events_from_its_first_instant_to_before_its_end()
    {
        foreach (var at in new[] { Day.Start - 1, Day.Start, Day.End - 1, Day.End })
            await _store.PutAsync(Acme, Does(at, AgentActivity.Ready), Chats(at, ChatActivity.Online), Calls(at), Takes(at));

        var earlier = await ReadAsync(Kim, Noon + Duration.FromDays(3), isToday: false);
        Assert.Equal([.. Enumerable.Repeat(Day.Start, 4), .. Enumerable.Repeat(Day.End - 1, 4)], earlier.Events.Select(happened => happened.At));
        Assert.Equal((AgentActivity.Ready, ChatActivity.Online, 1), (earlier.Opening.Activity, earlier.Opening.Chat, earlier.Opening.InProgress));

        // Of today also what lies behind midnight, ahead of the clock.
        var today = await ReadAsync(Kim, Noon, isToday: true);
        Assert.Equal([.. earlier.Events.Select(happened => happened.At), .. Enumerable.Repeat(Day.End, 4)], today.Events.Select(happened => happened.At));
    }

    [Fact]
    public async Task What_belongs_to_a_day_that_is_kept_is_not_counted_again_while_its_events_are_still_there()
    {
        await _store.PutAsync(Acme, Kim, LaneState.At(DayOf(14)) with { Activity = AgentActivity.Ready, Chat = ChatActivity.Rest, InProgress = 1 });
        await _store.PutAsync(Acme, Does(Day.Start - 1, AgentActivity.Meal), Chats(Day.Start - 1, ChatActivity.Online), Takes(Day.Start - 1), Takes(Day.Start), Calls(Day.Start));

        var (opening, events) = await ReadAsync(Kim, Noon, isToday: true);

        Assert.Equal((AgentActivity.Ready, ChatActivity.Rest, 1), (opening.Activity, opening.Chat, opening.InProgress));
        Assert.Equal([(Day.Start, LaneEventKind.Ticket), (Day.Start, LaneEventKind.Call)], events.Select(happened => (happened.At, happened.Kind)));
    }

    [Fact]
    public async Task A_day_begins_with_what_happened_since_the_last_day_that_is_kept_from_the_instant_on_at_which_that_ended()
    {
        await _store.PutAsync(Acme, Kim, LaneState.At(DayOf(12)) with { Activity = AgentActivity.Ready, Chat = ChatActivity.Rest, InProgress = 1 });
        var end = DayOf(12).End;
        await _store.PutAsync(Acme, Does(end, AgentActivity.Meal), Chats(end, ChatActivity.Online), Takes(end));

        var (opening, events) = await ReadAsync(Kim, Noon, isToday: true);

        Assert.Equal((AgentActivity.Meal, ChatActivity.Online, 2), (opening.Activity, opening.Chat, opening.InProgress));
        Assert.Empty(events);
    }

    [Fact]
    public async Task What_is_to_be_kept_are_the_events_since_the_last_day_that_is_kept_to_before_the_end()
    {
        await _store.PutAsync(Acme, Calls(Day.Start - 1), Does(Day.Start, AgentActivity.Ready), Takes(Day.End - 1), Chats(Day.End, ChatActivity.Online));
        var (all, none) = await ReadAllAsync(Kim);
        Assert.Equal([Day.Start - 1, Day.Start, Day.End - 1], all);
        Assert.Null(none);

        await _store.PutAsync(Acme, Kim, LaneState.At(DayOf(14)));
        var (later, kept) = await ReadAllAsync(Kim);
        Assert.Equal([Day.Start, Day.End - 1], later);
        Assert.Equal(DayOf(14).Day, kept);
    }

    [Fact]
    public async Task A_day_that_is_kept_is_that_of_its_own_lane_only()
    {
        await _store.PutAsync(Acme, Kim, LaneState.At(DayOf(14)) with { InProgress = 5 });
        Assert.Equal(5, (await ReadAsync(Kim, Noon, isToday: true)).Opening.InProgress);
        foreach (var other in new[] { new LaneKey(1, "lee"), new LaneKey(2, "kim") })
        {
            Assert.Equal(0, (await ReadAsync(other, Noon, isToday: true)).Opening.InProgress);
            Assert.Null((await ReadAllAsync(other)).Kept);
        }
    }

    [Fact]
    public async Task What_an_agent_was_last_told_to_do_is_found_a_little_ahead_of_the_clock_too()
    {
        var reader = new LaneReader(_store);
        Assert.Null(await reader.LastActivityAsync(Acme, Kim, Noon, default));
        await _store.PutAsync(Acme, Does(Noon.ToUnixTimeTicks() - 1, AgentActivity.Ready));
        Assert.Equal(AgentActivity.Ready, await reader.LastActivityAsync(Acme, Kim, Noon, default));
        await _store.PutAsync(Acme, Does((Noon + Duration.FromHours(1)).ToUnixTimeTicks(), AgentActivity.SignedOut));
        Assert.Equal(AgentActivity.SignedOut, await reader.LastActivityAsync(Acme, Kim, Noon, default));
    }

    private Task<LaneReading> ReadAsync(LaneKey lane, Instant now, bool isToday) => new LaneReader(_store).ReadAsync(Acme, lane, Day, isToday, now, default);

    private async Task<(IEnumerable<long> Events, LocalDate? Kept)> ReadAllAsync(LaneKey lane)
    {
        var (events, kept) = await new LaneReader(_store).ReadAllAsync(Acme, lane, Day.End, Noon + Duration.FromDays(40), default);
        return (events.Select(happened => happened.At), kept?.Day);
    }

    private static DaySpan DayOf(int day) => LocalDays.Of(DateTimeZone.Utc, new LocalDate(2021, 3, day));

    private PerformanceEvent Does(long at, AgentActivity activity) => PerformanceEvent.OfActivity("a", ++_sequence, Instant.FromUnixTimeTicks(at), 1, "kim", activity);

    private PerformanceEvent Chats(long at, ChatActivity activity) => PerformanceEvent.OfChat("a", ++_sequence, Instant.FromUnixTimeTicks(at), 1, "kim", activity);

    private PerformanceEvent Calls(long at) => PerformanceEvent.OfInboundCall("a", ++_sequence, Instant.FromUnixTimeTicks(at), 1, "kim");

    private PerformanceEvent Takes(long at) => PerformanceEvent.OfTicket("a", ++_sequence, Instant.FromUnixTimeTicks(at), 1, null, null, TicketState.InProgress, "kim");
}
