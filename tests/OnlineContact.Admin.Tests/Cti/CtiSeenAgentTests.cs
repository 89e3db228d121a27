using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiSeenAgentTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly CtiCall Inbound = new() { Id = "in", Direction = CtiCallDirection.Inbound, Service = "alpha" };
    private static readonly CtiCall Outbound = new() { Id = "out", Direction = CtiCallDirection.Outbound, Service = "beta" };

    private readonly CtiSeenAgent _agent = new() { Organization = Acme, Account = MemberAccount.FromStored("kim") };

    [Fact]
    public void A_snapshot_tells_of_the_calls_in_which_somebody_has_spoken()
    {
        var snapshots = Enum.GetValues<CtiCallPhase>().Select(phase => new CtiCallSnapshot { Call = Inbound with { Id = $"{phase}" }, Phase = phase });

        Assert.Equal(["Established", "Held", "Transferring"], CtiSeenAgent.SpokenIn(Event(CtiEventKind.Snapshot) with { Calls = [.. snapshots] }).Select(call => call.Id));
        Assert.Empty(CtiSeenAgent.SpokenIn(Event(CtiEventKind.Snapshot)));
    }

    [Fact]
    public void Of_other_events_only_an_established_call_has_begun()
    {
        foreach (var kind in Enum.GetValues<CtiEventKind>().Where(kind => kind != CtiEventKind.Snapshot))
            Assert.Equal(kind == CtiEventKind.CallEstablished, CtiSeenAgent.SpokenIn(Event(kind) with { Call = Inbound }).Any());
        Assert.Empty(CtiSeenAgent.SpokenIn(Event(CtiEventKind.CallEstablished)));
    }

    [Theory]
    [InlineData(CtiEventKind.CallEstablished, true)]
    [InlineData(CtiEventKind.CallHeld, true)]
    [InlineData(CtiEventKind.CallRetrieved, true)]
    [InlineData(CtiEventKind.CallTransferring, true)]
    [InlineData(CtiEventKind.CallOriginated, false)]
    [InlineData(CtiEventKind.CallOffered, false)]
    [InlineData(CtiEventKind.CallTransferred, false)]
    [InlineData(CtiEventKind.CallCleared, false)]
    [InlineData(CtiEventKind.StateChanged, false)]
    public void A_hold_belongs_to_the_call_in_which_she_spoke_last(CtiEventKind kind, bool isSeen)
    {
        _agent.See(Event(CtiEventKind.CallEstablished) with { Call = Inbound });
        Assert.Equal((AgentActivity.InboundCall, "alpha"), (_agent.ActivityOf(CtiAgentState.OnHold), _agent.CallService));

        _agent.See(Event(kind) with { Call = Outbound });

        Assert.Equal(isSeen ? (AgentActivity.OutboundCall, "beta") : (AgentActivity.InboundCall, "alpha"), (_agent.ActivityOf(CtiAgentState.OnHold), _agent.CallService));
    }

    [Fact]
    public void A_hold_may_be_known_by_a_snapshot_only()
    {
        _agent.See(Event(CtiEventKind.Snapshot) with { Calls = [new CtiCallSnapshot { Call = Inbound, Phase = CtiCallPhase.Offered }, new CtiCallSnapshot { Call = Outbound, Phase = CtiCallPhase.Held }] });

        Assert.Equal((AgentActivity.OutboundCall, "beta"), (_agent.ActivityOf(CtiAgentState.OnHold), _agent.CallService));
    }

    private static CtiEvent Event(CtiEventKind kind) => new() { Id = new CtiEventId(Acme, 1, 1), At = default, Kind = kind, Agent = CtiScene.Numbers };
}
