using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Performance;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>What a host reports of its agents' work.</summary>
internal static class PerformanceGenerators
{
    private static readonly (TicketState? State, string? Holder)[] Places =
    [
        (null, null), (TicketState.Unassigned, null), (TicketState.InProgress, "kim"), (TicketState.InProgress, "lee"), (TicketState.Solved, "kim"), (TicketState.Solved, "lee"),
        (TicketState.Solved, null), (TicketState.Closed, "kim"), (TicketState.Closed, null),
    ];

    /// <summary>Where tickets are: in no state, or in one with its holder.</summary>
    public static Gen<(TicketState? State, string? Holder)> TicketPlaces { get; } = Gen.Elements(Places);

    /// <summary>Events of the agents of <see cref="PerformanceArbitraries"/> that happened at <see cref="RuntimeGenerators.Start"/> or up to 30 days later.</summary>
    public static Gen<PerformanceEvent> Events { get; } =
        from source in TextGenerators.Visible(PerformanceEvent.MaxSourceLength)
        from sequence in Gen.Frequency((1, Gen.Elements(1L, long.MaxValue)), (3, Gen.Choose(1, int.MaxValue).Select(sequence => (long)sequence)))
        from at in RuntimeGenerators.Instants
        from account in Gen.Elements(PerformanceArbitraries.Accounts.ToArray())
        from happened in Gen.OneOf(
            Gen.Elements(Enum.GetValues<AgentActivity>()).Select(activity => PerformanceEvent.OfActivity(source, sequence, at, 1, account, activity)),
            Gen.Elements(Enum.GetValues<ChatActivity>()).Select(activity => PerformanceEvent.OfChat(source, sequence, at, 1, account, activity)),
            Gen.Elements(PerformanceEvent.OfInboundCall(source, sequence, at, 1, account), PerformanceEvent.OfOutboundCall(source, sequence, at, 1, account)),
            from before in TicketPlaces
            from after in TicketPlaces
            where before.State is not null || after.State is not null
            select PerformanceEvent.OfTicket(source, sequence, at, 1, before.State, before.Holder, after.State, after.Holder))
        select happened;

    /// <summary>Events that say nothing, or something that cannot be.</summary>
    public static Gen<PerformanceEvent> NoEvents { get; } =
        from at in RuntimeGenerators.Instants
        from happened in Gen.Elements(
            PerformanceEvent.OfActivity("a", 1, at, 1, "kim", (AgentActivity)99),
            PerformanceEvent.OfActivity("a", 1, at, 1, "kim", (AgentActivity)(-1)),
            PerformanceEvent.OfActivity("a", 1, at, 1, null, AgentActivity.Other),
            PerformanceEvent.OfActivity("a", 1, at, 1, "nobody", AgentActivity.Other),
            PerformanceEvent.OfInboundCall("a", 1, at, 1, ""),
            PerformanceEvent.OfOutboundCall("a", 1, at, 1, "\ud800"),
            PerformanceEvent.OfChat("a", 1, at, 1, "kim", (ChatActivity)99),
            PerformanceEvent.OfTicket("a", 1, at, 1, null, null, null, null),
            PerformanceEvent.OfTicket("a", 1, at, 1, null, null, TicketState.InProgress, null),
            PerformanceEvent.OfTicket("a", 1, at, 1, TicketState.Unassigned, "kim", TicketState.Closed, null),
            PerformanceEvent.OfTicket("a", 1, at, 1, null, null, (TicketState)99, "kim"))
        select happened;
}
