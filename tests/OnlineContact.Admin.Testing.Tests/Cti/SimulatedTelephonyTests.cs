using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>What the simulated telephony systems have in common, by the one that needs no port.</summary>
public sealed class SimulatedTelephonyTests : TelephonyLaws
{
    private readonly SimulatedMobileContact _cloud = new();

    public SimulatedTelephonyTests()
    {
        _cloud.Add(Kim);
        _cloud.Add(Lee);
    }

    protected override ICtiTelephony Telephony => _cloud;

    [Fact]
    public void Nothing_goes_wrong_until_it_is_told_so()
    {
        Assert.Same(CtiFaults.None, _cloud.Faults);
        _cloud.Faults = CtiFaults.Usual;
        Assert.Same(CtiFaults.Usual, _cloud.Faults);
        Assert.Throws<ArgumentNullException>("value", () => _cloud.Faults = null!);
        Assert.Same(CtiFaults.Usual, _cloud.Faults);
    }

    [Fact]
    public void What_is_done_at_the_desks_is_no_command()
    {
        _cloud.SignIn(Kim);
        Assert.Empty(_cloud.Commands);
    }

    [Fact]
    public void Signing_out_is_no_change_of_state()
    {
        _cloud.SignIn(Kim);
        Assert.Throws<ArgumentOutOfRangeException>("state", () => _cloud.SetState(Kim, default));
        Assert.Equal(CtiAgentMode.NotReady, _cloud.StateOf(Kim).State.Mode);
    }

    [Fact]
    public void A_call_that_is_handed_on_is_the_other_one_s_and_inbound_there()
    {
        _cloud.SignIn(Kim);
        _cloud.SignIn(Lee);
        var call = _cloud.Dial(Kim);
        _cloud.BeginTransfer(Kim, call);
        Assert.Equal([(call, CtiCallDirection.Outbound, CtiCallPhase.Transferring)], CallsOf(Kim));
        _cloud.Transfer(Kim, call, Lee);
        Assert.Empty(CallsOf(Kim));
        Assert.Equal([(call, CtiCallDirection.Inbound, CtiCallPhase.Established)], CallsOf(Lee));
        _cloud.Hold(Lee, call);
        Assert.Equal(CtiCallPhase.Held, CallsOf(Lee).Single().Phase);
    }

    [Fact]
    public void A_call_that_is_handed_on_to_who_is_signed_out_or_to_oneself_is_gone()
    {
        _cloud.SignIn(Kim);
        _cloud.Transfer(Kim, _cloud.Offer(Kim), Lee);
        _cloud.Transfer(Kim, _cloud.Offer(Kim), Kim);
        Assert.Empty(CallsOf(Kim));
        Assert.Empty(CallsOf(Lee));
    }

    [Fact]
    public void Only_one_s_own_call_is_handed_on()
    {
        _cloud.SignIn(Kim);
        _cloud.SignIn(Lee);
        var hers = _cloud.Offer(Lee);
        Assert.Throws<ArgumentException>("call", () => _cloud.Transfer(Kim, hers, Lee));
        Assert.Throws<ArgumentException>("call", () => _cloud.BeginTransfer(Kim, hers));
        Assert.Throws<ArgumentNullException>("to", () => _cloud.Transfer(Lee, hers, null!));
        Assert.Equal([(hers, CtiCallDirection.Inbound, CtiCallPhase.Offered)], CallsOf(Lee));
    }
}
