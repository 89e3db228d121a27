using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>What the picture believes after each event: connectors are held against it.</summary>
public class NaiveCtiPictureTests
{
    private readonly NaiveCtiPicture _picture = new();

    private static CtiNumbers Kim => FakeFixture.Three[0];

    private static CtiNumbers Lee => FakeFixture.Three[1];

    [Fact]
    public void It_is_whole_from_when_that_is_said_until_it_is_made_anew()
    {
        Assert.False(_picture.IsReconciled);
        Take(CtiEventKind.Reconciling);
        Assert.False(_picture.IsReconciled);
        Take(CtiEventKind.Reconciled);
        Assert.True(_picture.IsReconciled);
        Take(CtiEventKind.SystemStatus);
        Take(CtiEventKind.SignedIn, Kim);
        Assert.True(_picture.IsReconciled);
        Take(CtiEventKind.Reconciling);
        Assert.False(_picture.IsReconciled);
        Assert.Equal(CtiAgentMode.SignedOut, StateOf(Kim).Mode);
    }

    [Fact]
    public void Who_was_never_told_of_is_signed_out()
    {
        Assert.Equal(default, StateOf(Kim));
        Assert.Empty(_picture.StateOf(Kim).Calls);
    }

    [Fact]
    public void A_snapshot_is_how_she_stands_whatever_was_before()
    {
        Take(CtiEventKind.SignedIn, Kim);
        Take(CtiEventKind.CallOffered, Kim, call: Call("old"));
        Take(CtiEventKind.Snapshot, Kim, new CtiExchangeState(CtiAgentMode.Ready, "why"), calls: [new CtiCallSnapshot { Call = Call("new"), Phase = CtiCallPhase.Held }]);
        Assert.Equal(new CtiExchangeState(CtiAgentMode.Ready, "why"), StateOf(Kim));
        Assert.Equal([("new", CtiCallPhase.Held)], CallsOf(Kim));
        Take(CtiEventKind.Snapshot, Kim, new CtiExchangeState(CtiAgentMode.Ready));
        Assert.Empty(CallsOf(Kim));
        Assert.Equal(default, StateOf(Lee));
    }

    [Fact]
    public void Who_signs_in_is_not_ready_unless_it_is_told_otherwise()
    {
        Take(CtiEventKind.SignedIn, Kim);
        Assert.Equal(new CtiExchangeState(CtiAgentMode.NotReady), StateOf(Kim));
        Take(CtiEventKind.SignedIn, Lee, new CtiExchangeState(CtiAgentMode.Ready));
        Assert.Equal(new CtiExchangeState(CtiAgentMode.Ready), StateOf(Lee));
        Take(CtiEventKind.StateChanged, Kim, new CtiExchangeState(CtiAgentMode.Busy));
        Assert.Equal(CtiAgentMode.Busy, StateOf(Kim).Mode);
    }

    [Fact]
    public void Who_signs_out_has_neither_state_nor_calls()
    {
        Take(CtiEventKind.SignedIn, Kim);
        Take(CtiEventKind.CallOffered, Kim, call: Call("1"));
        Take(CtiEventKind.SignedOut, Kim, new CtiExchangeState(CtiAgentMode.Ready));
        Assert.Equal(default, StateOf(Kim));
        Assert.Empty(CallsOf(Kim));
    }

    [Theory]
    [InlineData(CtiEventKind.CallOriginated, CtiCallPhase.Originated)]
    [InlineData(CtiEventKind.CallOffered, CtiCallPhase.Offered)]
    [InlineData(CtiEventKind.CallEstablished, CtiCallPhase.Established)]
    [InlineData(CtiEventKind.CallRetrieved, CtiCallPhase.Established)]
    [InlineData(CtiEventKind.CallHeld, CtiCallPhase.Held)]
    [InlineData(CtiEventKind.CallTransferring, CtiCallPhase.Transferring)]
    [InlineData(CtiEventKind.CallTransferred, null)]
    [InlineData(CtiEventKind.CallCleared, null)]
    public void An_event_of_a_call_is_its_phase_or_its_end(CtiEventKind kind, CtiCallPhase? phase)
    {
        Take(CtiEventKind.SignedIn, Kim);
        Take(kind, Kim, call: Call("2"));
        Assert.Equal(phase is { } first ? [("2", first)] : [], CallsOf(Kim));
        foreach (var id in new[] { "1", "2", "3" }) Take(CtiEventKind.CallEstablished, Kim, call: Call(id));
        var before = CallsOf(Kim).Select(call => call.Id).ToList();
        Take(kind, Kim, call: Call("2"));
        Assert.Equal(before.Where(id => id != "2" || phase is not null).Select(id => (id, id == "2" ? phase!.Value : CtiCallPhase.Established)), CallsOf(Kim));
        Assert.Equal(CtiAgentMode.NotReady, StateOf(Kim).Mode);
    }

    [Fact]
    public void Calls_stay_where_a_state_changes_and_agents_are_the_same_however_their_ID_is_written()
    {
        Take(CtiEventKind.SignedIn, Kim);
        Take(CtiEventKind.CallOffered, Kim, call: Call("1"));
        Take(CtiEventKind.StateChanged, FakeFixture.Numbers("ID1", "7001"), new CtiExchangeState(CtiAgentMode.Busy));
        Assert.Equal(CtiAgentMode.Busy, StateOf(Kim).Mode);
        Assert.Equal([("1", CtiCallPhase.Offered)], CallsOf(Kim));
    }

    [Fact]
    public void What_was_asked_for_does_not_change_afterwards()
    {
        Take(CtiEventKind.SignedIn, Kim);
        Take(CtiEventKind.CallOffered, Kim, call: Call("1"));
        var then = _picture.StateOf(Kim);
        Take(CtiEventKind.CallCleared, Kim, call: Call("1"));
        Assert.Single(then.Calls);
    }

    [Fact]
    public void Two_are_the_same_with_the_same_state_and_the_same_calls_in_any_order()
    {
        CtiCallSnapshot one = new() { Call = Call("1"), Phase = CtiCallPhase.Held }, other = new() { Call = Call("2"), Phase = CtiCallPhase.Offered };
        var both = Snapshot(CtiAgentMode.Busy, one, other);
        Assert.True(NaiveCtiPicture.AreSame(both, Snapshot(CtiAgentMode.Busy, one, other)));
        Assert.True(NaiveCtiPicture.AreSame(both, Snapshot(CtiAgentMode.Busy, other, one)));
        Assert.True(NaiveCtiPicture.AreSame(Snapshot(CtiAgentMode.Busy, other, one), both));
        Assert.False(NaiveCtiPicture.AreSame(both, Snapshot(CtiAgentMode.Ready, one, other)));
        Assert.False(NaiveCtiPicture.AreSame(both, Snapshot(CtiAgentMode.Busy, one)));
        Assert.False(NaiveCtiPicture.AreSame(both, Snapshot(CtiAgentMode.Busy, one, other with { Phase = CtiCallPhase.Held })));
        Assert.False(NaiveCtiPicture.AreSame(both, Snapshot(CtiAgentMode.Busy, one, other with { Call = Call("3") })));
        Assert.False(NaiveCtiPicture.AreSame(both, Snapshot(CtiAgentMode.Busy, one, other with { Call = Call("2") with { Direction = CtiCallDirection.Outbound } })));
    }

    [Fact]
    public void Null_is_refused()
    {
        var some = Snapshot(CtiAgentMode.Ready);
        Assert.Throws<ArgumentNullException>("happened", () => _picture.Take(null!));
        Assert.Throws<ArgumentNullException>("agent", () => _picture.StateOf(null!));
        Assert.Throws<ArgumentNullException>("one", () => NaiveCtiPicture.AreSame(null!, some));
        Assert.Throws<ArgumentNullException>("other", () => NaiveCtiPicture.AreSame(some, null!));
    }

    private static CtiCall Call(string id) => new() { Id = id, Direction = CtiCallDirection.Inbound };

    private static CtiAgentSnapshot Snapshot(CtiAgentMode mode, params CtiCallSnapshot[] calls) => new() { State = new CtiExchangeState(mode), Calls = calls };

    private void Take(CtiEventKind kind, CtiNumbers? agent = null, CtiExchangeState? state = null, CtiCall? call = null, IReadOnlyList<CtiCallSnapshot>? calls = null) => _picture.Take(
        new CtiEvent { Id = new CtiEventId(FakeFixture.Known.Organization, 7, 1), At = Instant.FromUnixTimeSeconds(0), Kind = kind, Agent = agent, State = state, Call = call, Calls = calls });

    private CtiExchangeState StateOf(CtiNumbers agent) => _picture.StateOf(agent).State;

    private IEnumerable<(string Id, CtiCallPhase Phase)> CallsOf(CtiNumbers agent) => _picture.StateOf(agent).Calls.Select(call => (call.Call.Id, call.Phase));
}
