using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.UserSettings;

namespace EmbeddedHost.Guide;

/// <summary>Plays a working day of an agent from a file of events, follows it as it goes on, and shows the three panels; and what she may set herself.</summary>
internal sealed class MyPerformance(Scene scene)
{
    private static readonly DurationPattern HoursAndMinutes = DurationPattern.CreateWithInvariantCulture("H:mm");

    private readonly AdminActor _agent = AdminActor.Member(scene.Id, "doyun.choi", "최도윤", "203.0.113.21");

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("My performance, live", "My 실적");
        var service = await scene.GetAsync(scene.Plan.Services[0]);
        await PlayAsync(service.Service.Number, DateTimeZoneProviders.Tzdb[service.Service.TimeZone!]);
        await RefuseAsync(service.Service.Number);
        await SetAsync(service.Service.Number);
        return chapter;
    }

    /// <summary>Yesterday is played into the store, and shown; then today begins, and the stream tells.</summary>
    private async Task PlayAsync(long service, DateTimeZone zone)
    {
        var day = scene.Now.InZone(zone).Date.PlusDays(-1);
        var events = await WorkingDay.ReadAsync(day, zone, service, _agent.Account, scene.Cancel);
        foreach (var until in (int[])[8, 15, events.Count])
        {
            await RecordAsync([.. events.Take(until)]);
            Show(until, await ReadAsync(service, day));
        }

        // In another order, and again: nothing changes.
        var before = await ReadAsync(service, day);
        var receipt = await RecordAsync([.. events.Reverse()]);
        scene.Check.That(receipt.Accepted == 0 && receipt.Repeated == events.Count && Same(before, await ReadAsync(service, day)), "events that came again changed something");
        scene.Check.That(before.Phone.SignedIn == Duration.FromHours(9) && Sum(before.Phone) == before.Phone.SignedIn, $"the times add up to {Sum(before.Phone)}, not to {before.Phone.SignedIn}");
        scene.Check.Note($"the 13 times add up to the {HoursAndMinutes.Format(before.Phone.SignedIn)} signed in; all events once more, backwards: nothing changes");
        await FollowAsync(service);
    }

    private async Task FollowAsync(long service)
    {
        await using var figures = scene.Performance.WatchMineAsync(_agent, scene.Id, service, scene.Cancel).GetAsyncEnumerator(scene.Cancel);
        var first = scene.Check.Value("follow one's figures", await NextAsync(figures));
        await RecordAsync([PerformanceEvent.OfInboundCall($"live/{first.Day:uuuu-MM-dd}", first.Phone.InboundCalls + 1, scene.Now, service, _agent.Account)]);
        var second = scene.Check.Value("follow one's figures", await NextAsync(figures));
        scene.Check.That(second.Phone.InboundCalls == first.Phone.InboundCalls + 1, "the stream has lost a call");
        scene.Check.Note($"live: {first.Phone.InboundCalls} inbound calls today, and now {second.Phone.InboundCalls}");
    }

    private static async Task<Outcome<AgentPerformance>> NextAsync(IAsyncEnumerator<Outcome<AgentPerformance>> figures)
    {
        await figures.MoveNextAsync();
        return figures.Current;
    }

    private async Task RefuseAsync(long service)
    {
        await scene.Check.RefusedAsync("an agent reads another one's figures", AdminErrors.AccessDenied, () => scene.Performance.GetAsync(_agent, scene.Id, service, "haeun.jung", null, scene.Cancel), entries: 1);
        var bad = await RecordAsync([PerformanceEvent.OfActivity("clock", 1, scene.Now + Duration.FromHours(1), service, _agent.Account, AgentActivity.Ready)], refused: 1);
        scene.Check.Note($"an event from the future: {bad.Refused[0].Error.Code}, {bad.Refused[0].Error.Message}");
    }

    private async Task SetAsync(long service)
    {
        var mine = scene.Check.Value("read one's settings", await scene.Settings.GetAsync(_agent, scene.Id, service, scene.Cancel));
        var leave = new PersonalSettingsChange { Nickname = "하늘이", Language = "ko", TicketAssignment = false };
        await scene.Check.DoneAsync("nickname, and no tickets while on leave", scene.Settings.ChangeAsync(_agent, scene.Id, service, mine.Version, leave, cancellationToken: scene.Cancel));
        scene.Check.That(!(await scene.Receivers.GetAsync(scene.Id, service, scene.Cancel)).Contains(_agent.Account), "she still gets tickets");
        await scene.Check.DoneAsync("back from leave", scene.Settings.ChangeAsync(_agent, scene.Id, service, StoreVersion.Any, leave with { TicketAssignment = true }, cancellationToken: scene.Cancel));
        scene.Check.That((await scene.Receivers.GetAsync(scene.Id, service, scene.Cancel)).Contains(_agent.Account), "she gets no tickets");
    }

    private async Task<PerformanceReceipt> RecordAsync(IReadOnlyList<PerformanceEvent> events, int refused = 0)
    {
        var receipt = scene.Check.Value("record events", await scene.Performance.RecordAsync(scene.Operator, scene.Id, events, scene.Cancel));
        scene.Check.That(receipt.Refused.Count == refused, $"{receipt.Refused.Count} events were refused, not {refused}");
        return receipt;
    }

    private async Task<AgentPerformance> ReadAsync(long service, LocalDate day) =>
        scene.Check.Value("read one's figures", await scene.Performance.GetMineAsync(_agent, scene.Id, service, day, scene.Cancel));

    private void Show(int events, AgentPerformance shown)
    {
        var (tickets, phone, chat) = (shown.Tickets, shown.Phone, shown.Chat);
        scene.Check.Note($"after {events} events: 티켓 Tickets unassigned {tickets.Unassigned}, in progress {tickets.InProgress}, solved {tickets.Solved}, closed {tickets.Closed}");
        scene.Check.Note(
            $"  전화 Phone IB {phone.InboundCalls} {Text(phone.InboundTime)}, OB {phone.OutboundCalls} {Text(phone.OutboundTime)}, 대기 {Text(phone.Ready)}, 호전환 {Text(phone.Transfer)}, 티켓처리 {Text(phone.TicketHandling)}, "
            + $"채팅처리 {Text(phone.ChatHandling)}, 휴식 {Text(phone.Rest)}, 식사 {Text(phone.Meal)}, 교육 {Text(phone.Training)}, 취합/보고 {Text(phone.Report)}, 회의 {Text(phone.Meeting)}, 코칭 {Text(phone.Coaching)}");
        scene.Check.Note($"  채팅 Chat ready {Text(chat.Ready)}, online {Text(chat.Online)}, rest {Text(chat.Rest)}");
    }

    private static bool Same(AgentPerformance one, AgentPerformance other) => (one.Tickets, one.Phone, one.Chat) == (other.Tickets, other.Phone, other.Chat);

    private static Duration Sum(PhonePanel phone) =>
        phone.InboundTime + phone.OutboundTime + phone.Transfer + phone.Ready + phone.TicketHandling + phone.ChatHandling + phone.Training + phone.Report + phone.Meeting + phone.Coaching + phone.Rest
        + phone.Meal + phone.Other;

    private static string Text(Duration time) => HoursAndMinutes.Format(time);
}
