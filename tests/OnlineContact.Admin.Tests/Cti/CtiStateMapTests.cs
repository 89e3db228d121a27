using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiStateMapTests
{
    private static readonly KeyValuePair<CtiAgentState, CtiExchangeState>[] Rows = [.. CtiStateMap.Chosen.Select(state => Row(state, CtiAgentMode.NotReady, $"code-{state}"))];

    [Fact]
    public void The_first_row_of_a_state_is_the_one_that_is_set_and_each_is_understood()
    {
        var map = new CtiStateMap([.. Rows, Row(CtiAgentState.Rest, CtiAgentMode.NotReady, "second"), Row(CtiAgentState.WorkTicket, CtiAgentMode.WorkingAfterCall, null)]);

        Assert.All(CtiStateMap.Chosen, state => Assert.Equal($"code-{state}", map.ToExchange(state).Reason));
        Assert.Equal(CtiAgentState.Rest, map.ToHandbook(new CtiExchangeState(CtiAgentMode.NotReady, "second")));
        Assert.Equal(CtiAgentState.WorkTicket, map.ToHandbook(new CtiExchangeState(CtiAgentMode.WorkingAfterCall)));
        Assert.Equal(Rows.Length + 2, map.Rows.Count);
    }

    [Fact]
    public void What_is_not_on_the_map_is_found_by_its_mode_or_is_nothing_in_particular()
    {
        var map = new CtiStateMap([.. Rows, Row(CtiAgentState.WorkTicket, CtiAgentMode.WorkingAfterCall, null)]);

        Assert.Equal(CtiAgentState.WorkTicket, map.ToHandbook(new CtiExchangeState(CtiAgentMode.WorkingAfterCall, "other")));
        Assert.Equal(CtiAgentState.Default, map.ToHandbook(new CtiExchangeState(CtiAgentMode.NotReady, "other")));
        Assert.Equal(CtiAgentState.SignedOut, map.ToHandbook(new CtiExchangeState(CtiAgentMode.SignedOut, "other")));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.ToExchange(CtiAgentState.SignedOut));
    }

    [Fact]
    public void A_map_with_a_state_that_follows_from_something_else_is_refused()
    {
        Refused("InCallInbound", [.. Rows, Row(CtiAgentState.InCallInbound, CtiAgentMode.NotReady, "call")]);
        Refused("SignedOut", [.. Rows, Row(CtiAgentState.Rest, CtiAgentMode.SignedOut, null)]);
        Refused("Busy", [.. Rows, Row(CtiAgentState.Rest, CtiAgentMode.Busy, "busy")]);
    }

    [Fact]
    public void A_map_with_an_exchange_state_twice_or_without_a_state_is_refused()
    {
        Refused("NotReady(code-Rest) stands for two states", [.. Rows, Row(CtiAgentState.Meal, CtiAgentMode.NotReady, "code-Rest")]);
        Assert.All(CtiStateMap.Chosen, state => Refused($"{state} is missing", [.. Rows.Where(row => row.Key != state)]));
    }

    private static void Refused(string said, KeyValuePair<CtiAgentState, CtiExchangeState>[] rows) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => new CtiStateMap(rows)).Message, StringComparison.Ordinal);

    private static KeyValuePair<CtiAgentState, CtiExchangeState> Row(CtiAgentState state, CtiAgentMode mode, string? reason) => new(state, new CtiExchangeState(mode, reason));
}
