using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiAgentPictureTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly Instant Noon = Instant.FromUtc(2021, 3, 15, 12, 0);
    private static readonly CtiExchangeState Ready = new(CtiAgentMode.Ready);
    private static readonly CtiCall Call = new() { Id = "1", Direction = CtiCallDirection.Inbound };

    private readonly CtiAgentPicture _ready = CtiAgentPicture.SignedOut.Apply(Event(CtiEventKind.SignedIn, 0) with { State = Ready });

    [Fact]
    public void She_does_what_she_does_since_it_changed_and_not_since_it_was_told_again()
    {
        Assert.Equal(Noon, _ready.Since);
        Assert.Equal(Noon, _ready.Apply(Event(CtiEventKind.StateChanged, 5) with { State = Ready }).Since);
        Assert.Equal(Noon, _ready.Apply(Event(CtiEventKind.SystemStatus, 5)).Since);
        Assert.Equal(At(5), _ready.Apply(Event(CtiEventKind.StateChanged, 5) with { State = new CtiExchangeState(CtiAgentMode.NotReady) }).Since);
        Assert.Equal(At(5), _ready.Apply(Event(CtiEventKind.CallOffered, 5) with { Call = Call }).Since);
    }

    [Fact]
    public void An_event_of_a_call_may_tell_her_state_too_and_another_event_only_its_own()
    {
        var busy = new CtiExchangeState(CtiAgentMode.Busy);
        Assert.Equal(busy, _ready.Apply(Event(CtiEventKind.CallEstablished, 1) with { Call = Call, State = busy }).State);
        Assert.Equal(Ready, _ready.Apply(Event(CtiEventKind.CallEstablished, 1) with { Call = Call }).State);
        Assert.Equal(Ready, _ready.Apply(Event(CtiEventKind.SystemStatus, 1) with { State = busy }).State);
    }

    [Fact]
    public void A_snapshot_without_calls_takes_her_calls_away()
    {
        var speaking = _ready.Apply(Event(CtiEventKind.CallEstablished, 1) with { Call = Call });
        Assert.Empty(speaking.Apply(Event(CtiEventKind.Snapshot, 2) with { State = Ready }).Calls);
    }

    [Fact]
    public void A_call_that_ends_goes_and_the_others_stay()
    {
        var two = _ready.Apply(Event(CtiEventKind.CallEstablished, 1) with { Call = Call }).Apply(Event(CtiEventKind.CallOffered, 2) with { Call = Call with { Id = "2" } });

        Assert.Equal("2", Assert.Single(two.Apply(Event(CtiEventKind.CallCleared, 3) with { Call = Call }).Calls).Call.Id);
        Assert.Equal("2", Assert.Single(two.Apply(Event(CtiEventKind.CallTransferred, 3) with { Call = Call }).Calls).Call.Id);
        Assert.Equal(2, two.Apply(Event(CtiEventKind.CallCleared, 3)).Calls.Count);
        Assert.Equal(2, two.Apply(Event(CtiEventKind.CallEstablished, 3)).Calls.Count);
    }

    [Fact]
    public void At_most_twenty_calls_are_kept_and_one_of_them_still_moves_on()
    {
        var full = _ready;
        for (var i = 1; i <= 21; i++) full = full.Apply(Event(CtiEventKind.CallOffered, i) with { Call = Call with { Id = $"{i}" } });

        Assert.Equal([.. Enumerable.Range(1, 20).Select(i => $"{i}")], full.Calls.Select(call => call.Call.Id));
        Assert.Equal(CtiCallPhase.Established, full.Apply(Event(CtiEventKind.CallEstablished, 30) with { Call = Call with { Id = "20" } }).Calls[19].Phase);
    }

    [Fact]
    public void What_she_does_now_tells_since_when_only_where_it_is_known()
    {
        Assert.Equal(Noon, _ready.ToNow(CtiStateMap.Standard, false, withSince: true).Since);
        Assert.Null(_ready.ToNow(CtiStateMap.Standard, false, withSince: false).Since);
    }

    [Fact]
    public void A_tenant_is_known_from_reconciled_on_until_it_is_lost()
    {
        var picture = new CtiTenantPicture();
        picture.Apply(Event(CtiEventKind.Reconciling, 0));
        picture.Apply(Event(CtiEventKind.Snapshot, 0) with { State = Ready });
        Assert.Null(picture.Find(CtiScene.Numbers.Id));
        picture.Apply(Event(CtiEventKind.Reconciled, 0));
        Assert.Equal((true, Ready), (picture.IsReconciled, picture.Find(CtiScene.Numbers.Id)!.State));
        picture.Lose();
        Assert.Equal((false, null), (picture.IsReconciled, picture.Find(CtiScene.Numbers.Id)));
    }

    [Fact]
    public void Who_has_signed_out_is_as_one_of_whom_there_is_no_word()
    {
        var picture = new CtiTenantPicture();
        foreach (var kind in new[] { CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Reconciled }) picture.Apply(Event(kind, 0) with { State = Ready });

        picture.Apply(Event(CtiEventKind.SignedOut, 1));

        Assert.Same(CtiAgentPicture.SignedOut, picture.Find(CtiScene.Numbers.Id));
    }

    private static Instant At(int minute) => Noon + Duration.FromMinutes(minute);

    private static CtiEvent Event(CtiEventKind kind, int minute) => new() { Id = new CtiEventId(Acme, 1, minute + 1), At = At(minute), Kind = kind, Agent = CtiScene.Numbers };
}
