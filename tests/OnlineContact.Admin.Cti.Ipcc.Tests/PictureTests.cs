using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class PictureTests
{
    private static readonly CtiNumbers Kim = ExchangeScene.Numbers("agent01", "7001");
    private static readonly CtiNumbers Lee = ExchangeScene.Numbers("agent02", "7002");

    private readonly IpccPicture _picture = new([Kim, Lee], maxCalls: 2);
    private readonly List<Happening> _happenings = [];

    [Fact]
    public void An_agent_who_is_named_twice_is_there_once_with_her_first_number()
    {
        var picture = new IpccPicture([Kim, ExchangeScene.Numbers("agent01", "7009")], maxCalls: 2);
        picture.Apply(Told.Of("AgentLoggedOnEvent", Told.Device("agentDevice", "7009")), _happenings);
        Assert.Empty(_happenings);

        picture.Apply(Told.Of("AgentLoggedOnEvent", Told.Device("agentDevice", "7001")), _happenings);
        Assert.Equal((CtiEventKind.SignedIn, Kim), Assert.Single(_happenings.Select(one => (one.Kind, one.Agent))));
        Assert.Single(picture.Snapshots());
    }

    [Fact]
    public void What_fits_is_taken_and_what_does_not_shows_that_something_was_lost()
    {
        Assert.True(Apply("AgentLoggedOnEvent", Told.Agent("agent01", "7001")));
        Assert.True(Apply("AgentReadyEvent", Told.Agent("agent01", "7001")));
        Assert.True(Apply("DeliveredEvent", Told.Connection("connection", "c1", "7001")));
        Assert.True(Apply("HeldEvent", Told.Connection("heldConnection", "c1", "7001")));
        Assert.True(Apply("CallInformationEvent", Told.Connection("connection", "c1", "7001")));
        Assert.False(Apply("AgentReadyEvent", Told.Agent("agent02", "7002")));
        Assert.False(Apply("HeldEvent", Told.Connection("heldConnection", "c9", "7001")));

        Assert.Equal([CtiEventKind.SignedIn, CtiEventKind.StateChanged, CtiEventKind.CallOffered, CtiEventKind.CallHeld], _happenings.Select(one => one.Kind));
    }

    [Theory]
    [InlineData("normal", true)]
    [InlineData("overloadImminent", true)]
    [InlineData("messagesLost", false)]
    [InlineData("initializing", false)]
    [InlineData("enabled", false)]
    public void Some_words_of_the_exchange_mean_that_events_were_lost(string word, bool fits)
    {
        Assert.Equal(fits, Apply("SystemStatus", Told.Text("systemStatus", word)));
        Assert.Equal(word, Assert.Single(_happenings).Detail);
    }

    [Fact]
    public void A_long_word_of_the_exchange_is_cut()
    {
        var longest = new string('w', CtiAnswer.MaxDetailLength);
        Apply("SystemStatus", Told.Text("systemStatus", longest));
        Apply("SystemStatus", Told.Text("systemStatus", longest + "x"));
        Assert.Equal([longest, longest], _happenings.Select(one => one.Detail));
    }

    [Fact]
    public void Who_stands_in_no_answer_about_her_device_is_not_signed_in()
    {
        SignIn(Kim);
        _picture.TakeStates("7001", Told.Of("GetAgentStateResponse"));
        Assert.Equal(CtiAgentMode.SignedOut, _picture.Of(Kim).State.Mode);
    }

    [Fact]
    public void Strangers_in_an_answer_are_passed_over()
    {
        _picture.TakeStates("7001", Told.States(Told.Entry("stranger", true), Told.Entry("agent01", true, Told.Text("agentInfoItem", Told.Text("agentState", "agentReady")))));
        Assert.Equal(CtiAgentMode.Ready, _picture.Of(Kim).State.Mode);
        Assert.Equal(Kim, Assert.Single(_picture.Snapshots()).Agent);
    }

    [Fact]
    public void State_and_reason_are_found_wherever_an_edition_has_them()
    {
        var state = Told.Text("agentState", "agentWorkingAfterCall");
        string[] entries =
        [
            Told.Entry("agent01", true, Told.Text("agentInfoItem", state + Told.Reason("51"))),
            Told.Entry("agent01", true, Told.Text("agentInfoItem", state), Told.Reason("51")),
            Told.Entry("agent01", true, state + Told.Reason("51")),
            Told.Entry("agent01", true, state, Told.Reason("51")),
        ];
        foreach (var entry in entries)
        {
            _picture.TakeStates("7001", Told.States(Told.Entry("agent01", false)));
            _picture.TakeStates("7001", Told.States(entry));
            Assert.Equal(new CtiExchangeState(CtiAgentMode.WorkingAfterCall, "51"), _picture.Of(Kim).State);
        }
    }

    [Fact]
    public void Calls_are_hers_only_while_she_is_signed_in()
    {
        SignIn(Kim);
        _picture.TakeConnections("7001", Told.Connections(("c1", "7001", "alerting")));
        var call = Assert.Single(_picture.Of(Kim).Calls);
        Assert.Equal(("c1", CtiCallPhase.Offered), (call.Call.Id, call.Phase));

        _picture.TakeStates("7001", Told.States(Told.Entry("agent01", false)));
        Assert.Empty(_picture.Of(Kim).Calls);
    }

    [Fact]
    public void Who_signs_in_again_has_no_calls_of_before()
    {
        SignIn(Kim);
        Apply("DeliveredEvent", Told.Connection("connection", "c1", "7001"));
        Apply("AgentLoggedOffEvent", Told.Agent("agent01", "7001"));
        SignIn(Kim);
        Assert.Empty(_picture.Of(Kim).Calls);
    }

    [Fact]
    public void An_answer_without_calls_leaves_her_none()
    {
        SignIn(Kim);
        _picture.TakeConnections("7001", Told.Connections(("c1", "7001", "connected")));
        var answer = Told.Of("SnapshotDeviceResponse");
        Assert.Empty(IpccPicture.CallsOf(answer));
        _picture.TakeConnections("7001", answer);
        Assert.Empty(_picture.Of(Kim).Calls);
    }

    [Theory]
    [InlineData("7001", null)]
    [InlineData("7001", "7002")]
    [InlineData(null, "7001")]
    public void A_call_rings_and_is_answered_at_the_device_that_is_named_for_it_or_else_at_its_connections(string? device, string? connection)
    {
        SignIn(Kim);
        SignIn(Lee);
        Apply("DeliveredEvent", Told.Connection("connection", "c1", connection) + (device is null ? "" : Told.Device("alertingDevice", device)));
        Apply("EstablishedEvent", Told.Connection("establishedConnection", "c1", connection) + (device is null ? "" : Told.Device("answeringDevice", device)));

        Assert.Equal([(CtiEventKind.CallOffered, Kim), (CtiEventKind.CallEstablished, Kim)], _happenings.Skip(2).Select(one => (one.Kind, one.Agent)));
    }

    [Fact]
    public void A_call_that_she_dialled_stays_hers_to_the_customer_whoever_is_said_to_answer()
    {
        SignIn(Kim);
        Apply("OriginatedEvent", Told.Connection("originatedConnection", "c1", "7001"));
        Apply("EstablishedEvent", Told.Connection("establishedConnection", "c1", "7001"));
        Assert.Equal((CtiEventKind.CallEstablished, CtiCallDirection.Outbound), (_happenings[^1].Kind, _happenings[^1].Call!.Direction));
    }

    [Fact]
    public void More_calls_than_are_kept_are_not_taken_in()
    {
        SignIn(Kim);
        foreach (var call in new[] { "c1", "c2", "c3" }) Apply("DeliveredEvent", Told.Connection("connection", call, "7001"));
        Apply("EstablishedEvent", Told.Connection("establishedConnection", "c2", "7001"));

        Assert.Equal(["c1", "c2"], _picture.Of(Kim).Calls.Select(one => one.Call.Id));
        Assert.Equal([CtiEventKind.CallOffered, CtiEventKind.CallOffered, CtiEventKind.CallEstablished], _happenings.Skip(1).Select(one => one.Kind));
    }

    [Fact]
    public void Pictures_are_alike_when_states_and_calls_of_those_are_who_are_signed_in()
    {
        var other = new IpccPicture([Kim, Lee], maxCalls: 2);
        SignIn(Kim);
        Assert.False(_picture.IsLike(other));
        other.TakeStates("7001", Told.States(Told.Entry("agent01", true)));
        Assert.True(_picture.IsLike(other));
        other.TakeConnections("7001", Told.Connections(("c1", "7001", "connected")));
        Assert.False(_picture.IsLike(other));
        _picture.TakeConnections("7001", Told.Connections(("c1", "7001", "connected")));
        Assert.True(_picture.IsLike(other));
        other.TakeConnections("7002", Told.Connections(("c2", "7002", "connected")));
        Assert.True(_picture.IsLike(other));
    }

    [Theory]
    [InlineData("hold", CtiCallPhase.Transferring)]
    [InlineData("connected", CtiCallPhase.Established)]
    public void A_call_that_was_being_handed_on_still_is_when_a_snapshot_says_that_it_is_on_hold(string state, CtiCallPhase phase)
    {
        SignIn(Kim);
        Apply("DeliveredEvent", Told.Connection("connection", "c1", "7001"));
        Apply("HeldEvent", Told.Connection("heldConnection", "c1", "7001") + Told.Text("cause", "consultation"));
        var next = new IpccPicture([Kim, Lee], maxCalls: 2);
        next.TakeStates("7001", Told.States(Told.Entry("agent01", true)));
        next.TakeConnections("7001", Told.Connections(("c1", "7001", state), ("c2", "7001", "hold")));
        next.Inherit(_picture);
        Assert.Equal([phase, CtiCallPhase.Held], next.Of(Kim).Calls.Select(one => one.Phase));
    }

    private bool Apply(string name, string content) => _picture.Apply(Told.Of(name, content), _happenings);

    private void SignIn(CtiNumbers agent) => Apply("AgentLoggedOnEvent", Told.Agent(agent.Id.Value, agent.No.Value));
}
