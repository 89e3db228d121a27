using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance.Days;

/// <summary>
/// The figures of a lane's day, kept when its events go, with what was in progress at its end. Days without events have none: they follow from the one before.
/// </summary>
internal sealed record KeptDay
{
    private static readonly string[] ActivityNames =
        ["", "other", "ready", "ticket_handling", "chat_handling", "training", "report", "meeting", "coaching", "rest", "meal", "inbound", "outbound", "transfer"];

    private static readonly string[] ChatNames = ["", "ready", "online", "rest"];

    public required OrganizationId Organization { get; init; }

    public required long Service { get; init; }

    public required string Account { get; init; }

    public required LocalDate Day { get; init; }

    public required Instant Begins { get; init; }

    public required Instant Ends { get; init; }

    public required LaneState State { get; init; }

    public static RecordShape<KeptDay> Shape => Columns.Shape;

    public static KeptDay Of(OrganizationId organization, LaneKey lane, LaneState state) => new()
    {
        Organization = organization,
        Service = lane.Service,
        Account = lane.Account,
        Day = state.Day.Day,
        Begins = Instant.FromUnixTimeTicks(state.Day.Start),
        Ends = Instant.FromUnixTimeTicks(state.Day.End),
        State = state,
    };

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<KeptDay> Builder = RecordShape.For<KeptDay>("performance_day", x => x.Organization);

        public static readonly Column<KeptDay, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<KeptDay, string> Account = Builder.Text("account", MemberAccount.MaxLength, x => x.Account);
        public static readonly Column<KeptDay, LocalDate> Day = Builder.Date("day", x => x.Day);
        public static readonly Column<KeptDay, Instant> Begins = Builder.Instant("begins", x => x.Begins);
        public static readonly Column<KeptDay, Instant> Ends = Builder.Instant("ends", x => x.Ends);
        public static readonly Column<KeptDay, long> Solved = Builder.Number("tickets_solved", x => x.State.Solved);
        public static readonly Column<KeptDay, long> Closed = Builder.Number("tickets_closed", x => x.State.Closed);
        public static readonly Column<KeptDay, long> InProgress = Builder.Number("tickets_in_progress", x => x.State.InProgress);
        public static readonly Column<KeptDay, long> Unassigned = Builder.Number("tickets_unassigned", x => x.State.Unassigned);
        public static readonly Column<KeptDay, long> InboundCalls = Builder.Number("inbound_calls", x => x.State.InboundCalls);
        public static readonly Column<KeptDay, long> OutboundCalls = Builder.Number("outbound_calls", x => x.State.OutboundCalls);
        public static readonly Column<KeptDay, long> SignedIn = Builder.Number("signed_in_ticks", x => x.State.SignedIn);
        public static readonly Column<KeptDay, long>[] Times = [.. Enumerable.Range(1, ActivityTimes.Length - 1).Select(i => Builder.Number($"{ActivityNames[i]}_ticks", x => x.State.Times[i]))];
        public static readonly Column<KeptDay, long> ChatSignedIn = Builder.Number("chat_signed_in_ticks", x => x.State.ChatSignedIn);
        public static readonly Column<KeptDay, long>[] Chats = [.. Enumerable.Range(1, ChatTimes.Length - 1).Select(i => Builder.Number($"chat_{ChatNames[i]}_ticks", x => x.State.ChatTimes[i]))];
        public static readonly Column<KeptDay, AgentActivity> Activity = Builder.NumberOf("activity", x => x.State.Activity, x => (long)x, x => (AgentActivity)x);
        public static readonly Column<KeptDay, ChatActivity> Chat = Builder.NumberOf("chat_activity", x => x.State.Chat, x => (long)x, x => (ChatActivity)x);
        public static readonly Column<KeptDay, long> Events = Builder.Number("events", x => x.State.Events);
        public static readonly Column<KeptDay, long> Doubtful = Builder.Number("doubtful", x => x.State.Doubtful);
        public static readonly RecordIndex<KeptDay, long> InOrder = Builder.KeyOrder(Service, Account, Day);
        public static readonly RecordShape<KeptDay> Shape = Builder.Build(
            r =>
            {
                var day = new DaySpan(r.Get(Day), r.Get(Begins).ToUnixTimeTicks(), r.Get(Ends).ToUnixTimeTicks());
                var state = LaneState.At(day) with
                {
                    Until = day.End,
                    Solved = (int)r.Get(Solved),
                    Closed = (int)r.Get(Closed),
                    InProgress = (int)r.Get(InProgress),
                    Unassigned = (int)r.Get(Unassigned),
                    InboundCalls = (int)r.Get(InboundCalls),
                    OutboundCalls = (int)r.Get(OutboundCalls),
                    SignedIn = r.Get(SignedIn),
                    ChatSignedIn = r.Get(ChatSignedIn),
                    Activity = r.Get(Activity),
                    Chat = r.Get(Chat),
                    Events = (int)r.Get(Events),
                    Doubtful = (int)r.Get(Doubtful),
                };
                for (var i = 0; i < Times.Length; i++) state.Times[i + 1] = r.Get(Times[i]);
                for (var i = 0; i < Chats.Length; i++) state.ChatTimes[i + 1] = r.Get(Chats[i]);
                return new KeptDay
                {
                    Organization = r.Organization,
                    Service = r.Get(Service),
                    Account = r.Get(Account),
                    Day = r.Get(Day),
                    Begins = r.Get(Begins),
                    Ends = r.Get(Ends),
                    State = state,
                };
            },
            ShapeTraits.None,
            null,
            Service,
            Account,
            Day);
    }
}
