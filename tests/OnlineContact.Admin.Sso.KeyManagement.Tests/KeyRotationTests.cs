using NodaTime;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyRotationTests
{
    [Fact]
    public void Uses_that_come_while_they_are_drained_are_all_counted()
    {
        const int Each = 100_000;
        var uses = new SsoKeyUses();
        var counted = 0L;

        var adding = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++) uses.Add(OrganizationId.Parse("acme"), 1, 1, Instant.FromUtc(2026, 3, 2, 3, 0));
        })));
        while (!adding.IsCompleted) counted += uses.Drain().Sum(use => use.Count);
        counted += uses.Drain().Sum(use => use.Count);

        Assert.Equal(4L * Each, counted);
    }

    [Fact]
    public async Task After_a_rotation_both_keys_are_accepted_until_the_grace_ends()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        Assert.Null(await scene.LoginAsync(first));

        var second = await scene.RotateAsync(login);
        Assert.Equal([SsoKeyState.Retiring, SsoKeyState.Active], (await scene.KeysAsync(login)).Select(key => key.State));
        Assert.Null(await scene.LoginAsync(first, "u2"));
        Assert.Null(await scene.LoginAsync(second, "u3"));

        scene.Clock.Advance(Duration.FromHours(24) - Duration.FromSeconds(1));
        Assert.Null(await scene.LoginAsync(first));
        scene.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal("OCA6027", await scene.LoginAsync(first));
        Assert.Null(await scene.LoginAsync(second));
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_its_text_is_dropped()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        Assert.Null(await scene.LoginAsync(first));

        Assert.True((await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 1, StoreVersion.Any)).Succeeded);

        Assert.Equal("OCA6050", await scene.LoginAsync(first, "u2"));
        Assert.Equal("OCA6054", (await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 1, StoreVersion.Any)).Error.Code);
        Assert.Equal("OCA6051", (await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 7, StoreVersion.Any)).Error.Code);
    }

    [Fact]
    public async Task An_announced_key_is_shown_once_accepted_at_once_and_active_only_when_somebody_has_seen_it()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        Assert.True((await scene.Keys.AnnounceAsync(owner, acme, login, StoreVersion.Any, scene.Clock.Now + Duration.FromDays(1))).Succeeded);
        Assert.Equal("OCA6054", (await scene.Keys.AnnounceAsync(owner, acme, login, StoreVersion.Any, scene.Clock.Now)).Error.Code);
        Assert.Equal("OCA6054", (await scene.Keys.ActivateAsync(owner, acme, login, 2, StoreVersion.Any)).Error.Code);

        var second = SsoScene.SecretOf((await scene.Keys.CollectAsync(owner, acme, login, 2)).Value);
        Assert.Equal("OCA6053", (await scene.Keys.CollectAsync(owner, acme, login, 2)).Error.Code);
        Assert.Null(await scene.LoginAsync(second));

        Assert.True((await scene.Keys.ActivateAsync(owner, acme, login, 2, StoreVersion.Any)).Succeeded);
        Assert.Equal([SsoKeyState.Retiring, SsoKeyState.Active], (await scene.KeysAsync(login)).Select(key => key.State));
        Assert.Equal("OCA6054", (await scene.Keys.CollectAsync(owner, acme, login, 1)).Error.Code);
        Assert.Null(await scene.LoginAsync(first, "u2"));
    }

    [Fact]
    public async Task A_grace_is_prolonged_while_it_lasts_and_not_shortened()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        await scene.RotateAsync(login);
        var start = scene.Clock.Now;

        Assert.Equal("OCA6057", await ProlongAsync(1, Duration.FromHours(23)));
        Assert.Equal("OCA6057", await ProlongAsync(1, Duration.FromDays(31)));
        Assert.Equal("OCA6054", await ProlongAsync(2, Duration.FromDays(2)));
        Assert.Null(await ProlongAsync(1, Duration.FromDays(2)));
        scene.Clock.Advance(Duration.FromHours(47));
        Assert.Null(await scene.LoginAsync(first));
        scene.Clock.Advance(Duration.FromHours(1));
        Assert.Equal("OCA6027", await scene.LoginAsync(first));
        Assert.Equal("OCA6054", await ProlongAsync(1, Duration.FromDays(3)));

        async Task<string?> ProlongAsync(int version, Duration until)
        {
            var outcome = await scene.Keys.ProlongAsync(scene.Acme.Owner, scene.Acme.Id, login, version, start + until, StoreVersion.Any);
            return outcome.Succeeded ? null : outcome.Error.Code;
        }
    }

    [Fact]
    public async Task At_most_ten_keys_are_live()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        for (var i = 0; i < 10; i++) await scene.RotateAsync(login);

        Assert.Equal("OCA6052", (await scene.Keys.RotateAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any)).Error.Code);
        scene.Clock.Advance(Duration.FromHours(24));
        await scene.RotateAsync(login);
        Assert.Equal(2, (await scene.KeysAsync(login)).Count(key => key.State is SsoKeyState.Active or SsoKeyState.Retiring));
    }

    [Fact]
    public async Task The_job_announces_fourteen_days_before_and_waits_for_somebody_to_collect()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        var start = scene.Clock.Now;

        await DayAsync(75);
        Assert.Single(await scene.KeysAsync(login));
        await DayAsync(76);
        Assert.Equal((SsoKeyState.Announced, start + Duration.FromDays(90)), ((await scene.KeysAsync(login))[1].State, (await scene.KeysAsync(login))[1].PlannedFor));

        // Nobody looks: the old key stays, and no login is dropped.
        await DayAsync(200);
        Assert.Equal([SsoKeyState.Active, SsoKeyState.Announced], (await scene.KeysAsync(login)).Select(key => key.State));
        Assert.Null(await scene.LoginAsync(first));

        var second = SsoScene.SecretOf((await scene.Keys.CollectAsync(scene.Acme.Owner, scene.Acme.Id, login, 2)).Value);
        await DayAsync(201);
        Assert.Equal([SsoKeyState.Retiring, SsoKeyState.Active], (await scene.KeysAsync(login)).Select(key => key.State));
        await DayAsync(203);
        Assert.Equal("OCA6027", await scene.LoginAsync(first));
        Assert.Null(await scene.LoginAsync(second));

        async Task DayAsync(int day)
        {
            scene.Clock.Now = start + Duration.FromDays(day);
            Assert.All(await scene.Host.Runtime.RunDueAsync(scene.Clock.Now), job => Assert.Null(job.LastError));
        }
    }

    [Fact]
    public async Task Uses_are_counted_by_key_and_hour()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        var hour = scene.Clock.Now;
        Assert.Null(await scene.LoginAsync(first, "u1"));
        scene.Clock.Advance(Duration.FromMinutes(59));
        Assert.Null(await scene.LoginAsync(first, "u2"));
        var second = await scene.RotateAsync(login);
        scene.Clock.Advance(Duration.FromMinutes(10));
        Assert.Null(await scene.LoginAsync(second, "u3"));
        Assert.Equal("OCA6027", await scene.LoginAsync(new(1, "wrong"), "u4"));
        await scene.Host.Runtime.RunDueAsync(scene.Clock.Now);

        Assert.Equal([(2L, hour), (1L, hour + Duration.FromHours(1))], (await scene.KeysAsync(login)).Select(key => (key.Uses, key.LastUsedIn!.Value)));
    }

    [Fact]
    public async Task Two_who_rotate_at_one_time_get_two_keys_and_a_stale_version_none()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        var issued = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Keys.RotateAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any)));

        Assert.Equal([1, 2, 3, 4], issued.Select(outcome => outcome.Value.Version).Order());
        Assert.Equal("OCA0007", (await scene.Keys.RotateAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.First)).Error.Code);
        Assert.Equal("OCA6001", (await scene.Keys.RotateAsync(scene.Acme.Owner, scene.Acme.Id, 99, StoreVersion.Any)).Error.Code);
        Assert.Equal("OCA4006", (await scene.Keys.RotateAsync(scene.ServiceAdministrator, scene.Acme.Id, login, StoreVersion.Any)).Error.Code);
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Acme.Id)).Value.IsWhole);
    }
}
