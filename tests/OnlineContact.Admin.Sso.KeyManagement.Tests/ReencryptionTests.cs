using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class ReencryptionTests
{
    /// <summary>As often as the keys may be changed meanwhile before they are sealed anew whatever version they have.</summary>
    private const int Attempts = 8;

    [Fact]
    public async Task The_job_counts_the_logins_whose_keys_it_has_sealed_anew_and_leaves_all_others()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, _) = await scene.ReadyAsync();
        await scene.RotateAsync(login);
        Assert.True((await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 1, StoreVersion.Any)).Succeeded);
        var same = scene.Watch();
        Assert.Equal(0, await DoneAsync());
        Assert.False((await ReencryptAsync(scene, login)).Value.Changed);
        Assert.Equal((0, 0), (same.Wrapped, same.Unwrapped));

        await scene.ChangeKeyEncryptionAsync("second");
        Assert.Equal(1, await DoneAsync());
        Assert.Equal(["", "second"], (await scene.StoredKeysAsync(login)).Keys.Select(key => key.KeyEncryptionKey));
        Assert.Equal(0, await DoneAsync());

        async Task<int> DoneAsync()
        {
            scene.Clock.Advance(Duration.FromHours(1));
            return (await scene.Host.Runtime.RunDueAsync(scene.Clock.Now)).Single(job => job.Name == "sso-key-reencryption").LastResult!.Value.Done;
        }
    }

    [Fact]
    public async Task What_is_sealed_with_the_new_key_already_stays_as_it_is()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, first) = await scene.ReadyAsync();
        var watched = await scene.ChangeKeyEncryptionAsync("second");
        var second = await scene.RotateAsync(login);
        var before = (await scene.StoredKeysAsync(login)).Keys;
        scene.Clock.Advance(Duration.FromMinutes(1));

        Assert.True((await ReencryptAsync(scene, login)).Value.Changed);

        Assert.Equal(1, watched.Unwrapped);
        var after = (await scene.StoredKeysAsync(login)).Keys;
        Assert.Equal([("second", scene.Clock.Now), ("second", before[1].SealedAt)], after.Select(key => (key.KeyEncryptionKey, key.SealedAt)));
        Assert.NotEqual(before[0].Sealed, after[0].Sealed);
        Assert.Equal(before[1].Sealed, after[1].Sealed);
        var entry = (await scene.Host.ChangeLog.ReadAsync(scene.Acme.Owner, scene.Acme.Id, pageSize: 1)).Value.Entries[0];
        Assert.Equal(
            ($"key.1=Retiring until 2021-03-16T12:00:00Z {before[0].Fingerprint}, sealed with first", $"key.1=Retiring until 2021-03-16T12:00:00Z {before[0].Fingerprint}, sealed with second"),
            (entry.Before.Value, entry.After.Value));
        Assert.Null(await scene.LoginAsync(first));
        Assert.Null(await scene.LoginAsync(second, "u2"));
    }

    [Fact]
    public async Task Keys_that_are_changed_again_and_again_meanwhile_are_sealed_anew_all_the_same()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, secret) = await RetiringAsync(scene);
        await using var other = await scene.OtherHostAsync();
        var start = scene.Clock.Now;
        var watched = await scene.ChangeKeyEncryptionAsync("second");
        watched.WhileUnwrapping = times => times <= 3 * Attempts ? ProlongAsync(scene, other, login, times) : Task.CompletedTask;

        Assert.True((await ReencryptAsync(scene, login)).Succeeded);

        Assert.Equal(Attempts, watched.Unwrapped);
        var key = (await scene.StoredKeysAsync(login)).Keys[0];
        Assert.Equal(("second", start + Duration.FromHours(24 + Attempts)), (key.KeyEncryptionKey, key.RetiresAt));
        Assert.Null(await scene.LoginAsync(secret));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_revoked_or_sealed_by_another_host_at_the_last_moment_stays_so(bool revoked)
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, secret) = await RetiringAsync(scene);
        var watched = await scene.ChangeKeyEncryptionAsync("second");
        await using var other = await scene.OtherHostAsync();
        SsoKeyRecord? left = null;
        watched.WhileUnwrapping = async times =>
        {
            if (times < Attempts)
                await ProlongAsync(scene, other, login, times);
            else if (times == Attempts)
                left = await ByTheOtherAsync();
        };

        Assert.False((await ReencryptAsync(scene, login)).Value.Changed);

        var key = (await scene.StoredKeysAsync(login)).Keys[0];
        Assert.Equal(revoked ? "" : "second", key.KeyEncryptionKey);
        Assert.Equal(left!.WrappedKey, key.WrappedKey);
        Assert.Equal(left.Sealed, key.Sealed);
        Assert.Equal(revoked ? "OCA6050" : null, await scene.LoginAsync(secret));

        async Task<SsoKeyRecord> ByTheOtherAsync()
        {
            var keys = other.Services.GetRequiredService<SsoKeyManager>();
            Assert.True((revoked
                ? await keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 1, StoreVersion.Any)
                : await keys.ReencryptAsync(AdminTestHost.Operator, scene.Acme.Id, login)).Succeeded);
            return (await scene.StoredKeysAsync(login)).Keys[0];
        }
    }

    [Fact]
    public async Task What_is_refused_for_another_reason_than_its_version_is_not_tried_again()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, _) = await scene.ReadyAsync();
        var watched = await scene.ChangeKeyEncryptionAsync("second");
        scene.Clock.Advance(Duration.FromMinutes(-6));

        Assert.Equal("OCA0010", (await ReencryptAsync(scene, login)).Error.Code);

        Assert.Equal(1, watched.Unwrapped);
    }

    [Fact]
    public async Task A_key_whose_text_is_gone_is_not_looked_for_by_a_host_whose_clock_is_behind()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, _) = await scene.ReadyAsync();
        await scene.RotateAsync(login);
        scene.Clock.Advance(Duration.FromHours(24));
        Assert.True((await ReencryptAsync(scene, login)).Value.Changed);
        Assert.Equal(["", "first"], (await scene.StoredKeysAsync(login)).Keys.Select(key => key.KeyEncryptionKey));

        scene.Clock.Advance(Duration.FromMinutes(-1));
        Assert.Equal(SsoKeyState.Retiring, (await scene.KeysAsync(login))[0].State);
        Assert.False((await ReencryptAsync(scene, login)).Value.Changed);
    }

    /// <summary>A login that has one live key, of version 1, in its grace.</summary>
    private static async Task<(long Login, ApiSecret Secret)> RetiringAsync(SsoScene scene)
    {
        var (login, secret) = await scene.ReadyAsync();
        await scene.RotateAsync(login);
        Assert.True((await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 2, StoreVersion.Any)).Succeeded);
        return (login, secret);
    }

    private static async Task ProlongAsync(SsoScene scene, AdminTestHost other, long login, int hours) => Assert.True((await other.Services.GetRequiredService<SsoKeyManager>().ProlongAsync(
        scene.Acme.Owner, scene.Acme.Id, login, 1, scene.Clock.Now + Duration.FromHours(24 + hours), StoreVersion.Any)).Succeeded);

    private static Task<Outcome<ChangeReceipt>> ReencryptAsync(SsoScene scene, long login) => scene.Keys.ReencryptAsync(AdminTestHost.Operator, scene.Acme.Id, login);
}
