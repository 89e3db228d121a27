using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class WatchStateTests
{
    private const int MostKept = 4;

    private static readonly CtiNumbers Kim = ExchangeScene.Numbers("agent01", "7001");

    private readonly WatchState _state = new([Kim], maxCalls: 2, MostKept);
    private readonly List<Happening> _happenings = [];

    [Fact]
    public void Before_the_first_snapshot_only_what_the_exchange_says_of_itself_is_told()
    {
        Event("AgentLoggedOnEvent", Told.Agent("agent01", "7001"));
        Event("HeldEvent", Told.Connection("heldConnection", "c1", "7001"));
        Assert.Empty(_happenings);
        Event("SystemStatus", Told.Text("systemStatus", "normal"));
        Assert.Equal("normal", Assert.Single(_happenings).Detail);
        Assert.False(_state.NeedsSnapshot);
        Event("SystemStatus", Told.Text("systemStatus", "messagesLost"));
        Assert.True(_state.NeedsSnapshot);
    }

    [Fact]
    public void Another_snapshot_is_needed_when_an_event_does_not_fit()
    {
        Snapshot();
        Event("AgentLoggedOnEvent", Told.Agent("agent01", "7001"));
        Assert.False(_state.NeedsSnapshot);
        Event("HeldEvent", Told.Connection("heldConnection", "c1", "7001"));
        Assert.True(_state.NeedsSnapshot);
        Assert.Equal([CtiEventKind.Reconciled, CtiEventKind.SignedIn], _happenings.Select(one => one.Kind));
    }

    [Fact]
    public void What_is_uncertain_already_is_not_said_to_become_so()
    {
        _state.Lose(_happenings);
        Assert.Empty(_happenings);
        Snapshot();
        _state.Lose(_happenings);
        _state.Lose(_happenings);
        Assert.Equal([CtiEventKind.Reconciled, CtiEventKind.Reconciling], _happenings.Select(one => one.Kind));
        Assert.True(_state.NeedsSnapshot);
    }

    [Theory]
    [InlineData(MostKept, true)]
    [InlineData(MostKept + 1, false)]
    public void A_snapshot_during_which_more_comes_than_can_be_kept_is_given_up_and_another_one_is_needed(int items, bool isKept)
    {
        _state.Take(new(WatchItemKind.SnapshotBegins), _happenings);
        for (var i = 0; i < items; i++) Event("AgentReadyEvent", Told.Agent("agent01", "7001"));
        _state.Take(new(WatchItemKind.SnapshotEnds), _happenings);
        Assert.Equal((isKept, !isKept), (_happenings.Any(one => one.Kind == CtiEventKind.Reconciled), _state.NeedsSnapshot));
    }

    [Fact]
    public void A_snapshot_of_which_something_is_missing_says_nothing()
    {
        _state.Take(new(WatchItemKind.SnapshotBegins), _happenings);
        States(isSignedIn: true);
        _state.Take(new(WatchItemKind.SnapshotFails), _happenings);
        _state.Take(new(WatchItemKind.SnapshotEnds), _happenings);
        Assert.Empty(_happenings);
    }

    [Fact]
    public void An_event_that_is_newer_than_an_answer_counts()
    {
        _state.Take(new(WatchItemKind.SnapshotBegins), _happenings);
        States(isSignedIn: true);
        Event("AgentReadyEvent", Told.Agent("agent01", "7001"));
        _state.Take(new(WatchItemKind.SnapshotEnds), _happenings);
        Assert.Equal([CtiEventKind.Snapshot, CtiEventKind.Reconciled], _happenings.Select(one => one.Kind));
        Assert.Equal(CtiAgentMode.Ready, _happenings[0].State!.Value.Mode);
    }

    [Fact]
    public void A_snapshot_that_cannot_tell_a_call_on_hold_from_one_that_is_being_handed_on_is_no_news()
    {
        Snapshot(isSignedIn: true, ("c1", "7001", "connected"));
        Event("HeldEvent", Told.Connection("heldConnection", "c1", "7001") + Told.Text("cause", "consultation"));
        _happenings.Clear();
        Snapshot(isSignedIn: true, ("c1", "7001", "hold"));
        Assert.Empty(_happenings);

        Snapshot(isSignedIn: true);
        Assert.Equal([CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Reconciled], _happenings.Select(one => one.Kind));
    }

    private void Event(string name, string content) => _state.Take(new(WatchItemKind.Event, Told.Of(name, content)), _happenings);

    private void States(bool isSignedIn) => Answer(WatchItemKind.States, Told.States(Told.Entry("agent01", isSignedIn)));

    private void Answer(WatchItemKind kind, CstaElement answer) => _state.Take(new(kind, answer, "7001"), _happenings);

    private void Snapshot(bool isSignedIn = false, params (string Call, string No, string State)[] connections)
    {
        _state.Take(new(WatchItemKind.SnapshotBegins), _happenings);
        States(isSignedIn);
        Answer(WatchItemKind.Connections, Told.Connections(connections));
        _state.Take(new(WatchItemKind.SnapshotEnds), _happenings);
    }
}
