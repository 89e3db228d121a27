using NodaTime;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.KeyManagement.Jobs;
using OnlineContact.Admin.Sso.KeyManagement.Rules;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyRuleTests
{
    private static readonly Instant Now = Instant.FromUtc(2021, 3, 15, 12, 0);
    private static readonly Duration Tick = Duration.FromTicks(1L);
    private static readonly SsoKeyRecord Active = KeyScenes.Key(1) with { CollectedAt = Now - Duration.FromDays(1), ActiveFrom = Now - Duration.FromDays(1) };
    private static readonly SsoKeyRecord Retiring = Active with { RetiringFrom = Now, RetiresAt = Now + Duration.FromHours(24) };
    private static readonly SsoKeyRecord Announced = KeyScenes.Key(2) with { PlannedFor = Now };

    [Fact]
    public void A_grace_is_prolonged_to_later_than_it_ends_and_to_no_later_than_allowed()
    {
        var (end, longest) = (Retiring.RetiresAt!.Value, Duration.FromDays(30));

        Assert.Null(OnlyARetiringKeyIsProlonged.Check(Retiring, end + Tick, Now, longest));
        Assert.Null(OnlyARetiringKeyIsProlonged.Check(Retiring, Now + longest, Now, longest));
        foreach (var until in new[] { end - Tick, end, Now + longest + Tick })
        {
            var error = OnlyARetiringKeyIsProlonged.Check(Retiring, until, Now, longest)!;
            Assert.Equal(("OCA6057", "until", "2021-04-14T12:00:00Z"), (error.Code, error.Target, error.Argument("limit")));
        }
    }

    [Fact]
    public void The_next_key_is_announced_with_its_whole_lead_on_time_and_late()
    {
        var options = new SsoKeyManagementOptions();

        Assert.True(StepAfter(Duration.FromDays(76) - Tick).IsNothing);
        foreach (var age in new[] { 76, 80, 90, 200 }) Assert.Equal(new RotationStep(null, Now + Duration.FromDays(14)), StepAfter(Duration.FromDays(age)));
        options.RotationPeriod = null;
        Assert.True(StepAfter(Duration.FromDays(200)).IsNothing);

        RotationStep StepAfter(Duration age) => RotationStep.Of(KeyScenes.Keys(Active with { ActiveFrom = Now - age }), Now, options);
    }

    [Fact]
    public void The_next_key_is_taken_into_use_when_its_day_has_come_and_somebody_has_seen_it()
    {
        var seen = Announced with { CollectedAt = Now - Duration.FromDays(1) };

        Assert.Equal(new RotationStep(2, null), StepWith(seen));
        Assert.Equal(new RotationStep(2, null), StepWith(seen with { PlannedFor = Now - Tick }));
        Assert.True(StepWith(seen with { PlannedFor = Now + Tick }).IsNothing);
        Assert.True(StepWith(Announced).IsNothing);
        Assert.True(StepWith(Announced with { PlannedFor = Now - Duration.FromDays(100) }).IsNothing);

        // While one waits the one before it may be as old as it likes.
        static RotationStep StepWith(SsoKeyRecord next) => RotationStep.Of(KeyScenes.Keys(Active with { ActiveFrom = Now - Duration.FromDays(400) }, next), Now, new());
    }

    [Fact]
    public void A_key_is_announced_where_there_is_room_and_no_other_one_is()
    {
        Assert.Equal("OCA6052", AnnouncedBeside(limit: 2, Active, Retiring with { Version = 2 }));
        Assert.Equal("OCA6052", AnnouncedBeside(limit: 2, Active, Announced));
        Assert.Equal("OCA6054", AnnouncedBeside(limit: 3, Active, Announced));
        Assert.Null(AnnouncedBeside(limit: 3, Active, Retiring with { Version = 2 }));

        static string? AnnouncedBeside(int limit, params SsoKeyRecord[] keys)
        {
            var outcome = SsoKeyLifecycle.Announce(KeyScenes.Keys(keys), KeyScenes.Key(3), Now, Now, new SsoKeyManagementOptions { MaxLiveKeys = limit });
            return outcome.Succeeded ? null : outcome.Error.Code;
        }
    }

    [Fact]
    public void Where_nothing_is_to_be_tidied_the_keys_are_the_same()
    {
        var over = KeyScenes.Key(1) with { RevokedAt = Now };
        var live = KeyScenes.Keys(Active, Announced);
        var dropped = KeyScenes.Keys(KeyScenes.Key(1, bytes: 0) with { RevokedAt = Now }, Announced);

        Assert.Same(live, SsoKeyLifecycle.Tidied(live, Now));
        Assert.Same(dropped, SsoKeyLifecycle.Tidied(dropped, Now));
        var tidied = SsoKeyLifecycle.Tidied(KeyScenes.Keys(over, Announced), Now);
        Assert.Equal((0, 0, ""), (tidied.Keys[0].Sealed.Length, tidied.Keys[0].WrappedKey.Length, tidied.Keys[0].KeyEncryptionKey));
        Assert.Same(Announced, tidied.Keys[1]);
        Assert.Same(tidied, SsoKeyLifecycle.Tidied(tidied, Now));
    }
}
