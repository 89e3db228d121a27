using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>What happens at the desks of every telephony system of this package.</summary>
public abstract class TelephonyLaws
{
    private protected static CtiNumbers Kim => FakeFixture.Three[0];

    private protected static CtiNumbers Lee => FakeFixture.Three[1];

    /// <summary>One that knows the first two agents of the suite.</summary>
    protected abstract ICtiTelephony Telephony { get; }

    [Fact]
    public void Who_is_added_is_signed_out_and_who_is_added_again_stays_as_she_is()
    {
        Assert.Equal(default, Telephony.StateOf(Kim).State);
        Assert.Empty(Telephony.StateOf(Kim).Calls);
        Telephony.SignIn(Kim);
        Telephony.Add(FakeFixture.Numbers("ID1", "7009"));
        Assert.Equal(CtiAgentMode.NotReady, Telephony.StateOf(Kim).State.Mode);
    }

    [Fact]
    public void Nobody_knows_whom_nobody_added()
    {
        var stranger = FakeFixture.Numbers("stranger", "9999");
        Action[] all = [() => Telephony.StateOf(stranger), () => Telephony.SignIn(stranger), () => Telephony.SignOut(stranger), () => Telephony.Offer(stranger), () => Telephony.Clear(stranger, "call-1")];
        Assert.All(all, act => Assert.Throws<KeyNotFoundException>(act));
    }

    [Fact]
    public void A_state_is_changed_by_who_is_signed_in()
    {
        Assert.Throws<InvalidOperationException>(() => Telephony.SetState(Kim, new CtiExchangeState(CtiAgentMode.Ready)));
        Telephony.SignIn(Kim);
        foreach (var mode in new[] { CtiAgentMode.Ready, CtiAgentMode.Busy, CtiAgentMode.WorkingAfterCall, CtiAgentMode.NotReady })
        {
            Telephony.SetState(Kim, new CtiExchangeState(mode, "why"));
            Assert.Equal(new CtiExchangeState(mode, "why"), Telephony.StateOf(Kim).State);
        }

        Assert.Equal(default, Telephony.StateOf(Lee).State);
        Assert.Throws<ArgumentOutOfRangeException>("state", () => Telephony.SetState(Kim, new CtiExchangeState(CtiAgentMode.SignedOut)));
    }

    [Fact]
    public void Who_is_signed_out_has_no_calls()
    {
        Assert.Throws<InvalidOperationException>(() => Telephony.Offer(Kim));
        Assert.Throws<InvalidOperationException>(() => Telephony.Dial(Kim));
        Assert.Empty(Telephony.StateOf(Kim).Calls);
    }

    [Fact]
    public void Calls_go_through_their_phases_each_for_itself()
    {
        Telephony.SignIn(Kim);
        var (inbound, outbound) = (Telephony.Offer(Kim), Telephony.Dial(Kim));
        Assert.NotEqual(inbound, outbound);
        Assert.Equal([(inbound, CtiCallDirection.Inbound, CtiCallPhase.Offered), (outbound, CtiCallDirection.Outbound, CtiCallPhase.Originated)], CallsOf(Kim));
        Telephony.Establish(Kim, outbound);
        Assert.Equal([CtiCallPhase.Offered, CtiCallPhase.Established], CallsOf(Kim).Select(call => call.Phase));
        Telephony.Hold(Kim, outbound);
        Assert.Equal([CtiCallPhase.Offered, CtiCallPhase.Held], CallsOf(Kim).Select(call => call.Phase));
        Telephony.Retrieve(Kim, outbound);
        Assert.Equal([(inbound, CtiCallDirection.Inbound, CtiCallPhase.Offered), (outbound, CtiCallDirection.Outbound, CtiCallPhase.Established)], CallsOf(Kim));
        Telephony.Clear(Kim, inbound);
        Assert.Equal([(outbound, CtiCallDirection.Outbound, CtiCallPhase.Established)], CallsOf(Kim));
    }

    [Fact]
    public void A_call_that_she_has_not_is_refused()
    {
        Telephony.SignIn(Kim);
        Telephony.SignIn(Lee);
        var hers = Telephony.Offer(Lee);
        Action<CtiNumbers, string>[] all = [Telephony.Establish, Telephony.Hold, Telephony.Retrieve, Telephony.Clear];
        Assert.All(all, act => Assert.Throws<ArgumentException>("call", () => act(Kim, hers)));
        Assert.Equal([(hers, CtiCallDirection.Inbound, CtiCallPhase.Offered)], CallsOf(Lee));
    }

    [Fact]
    public void Who_signs_out_loses_her_calls_and_state()
    {
        Telephony.SignIn(Kim);
        Telephony.SetState(Kim, new CtiExchangeState(CtiAgentMode.Busy));
        Telephony.Offer(Kim);
        Telephony.Dial(Kim);
        Telephony.SignOut(Kim);
        Assert.Equal(default, Telephony.StateOf(Kim).State);
        Assert.Empty(Telephony.StateOf(Kim).Calls);
    }

    [Fact]
    public void What_agents_do_is_not_changed_by_lost_connections()
    {
        Telephony.SignIn(Kim);
        var call = Telephony.Offer(Kim);
        Telephony.Restart();
        Assert.Equal(CtiAgentMode.NotReady, Telephony.StateOf(Kim).State.Mode);
        Assert.Equal([(call, CtiCallDirection.Inbound, CtiCallPhase.Offered)], CallsOf(Kim));
    }

    private protected IEnumerable<(string Id, CtiCallDirection Direction, CtiCallPhase Phase)> CallsOf(CtiNumbers agent) => Telephony.StateOf(agent).Calls.Select(call => (call.Call.Id, call.Call.Direction, call.Phase));
}

public sealed class FakeTelephonyTests : TelephonyLaws
{
    protected override ICtiTelephony Telephony { get; } = new FakeFixture().Fake;
}
