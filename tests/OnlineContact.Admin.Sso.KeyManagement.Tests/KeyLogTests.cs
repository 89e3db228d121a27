using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyLogTests
{
    [Fact]
    public async Task An_entry_tells_of_each_key_that_was_changed_what_it_was_and_is()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        var (keys, owner, acme) = (scene.Keys, scene.Acme.Owner, scene.Acme.Id);
        var planned = scene.Clock.Now + Duration.FromDays(1);

        await scene.RotateAsync(login);
        var first = (await scene.KeysAsync(login))[0].Fingerprint;
        await LoggedAsync("", $"key.1=Active {first}, sealed with first");

        Assert.True((await keys.AnnounceAsync(owner, acme, login, StoreVersion.Any, planned)).Succeeded);
        var second = (await scene.KeysAsync(login))[1].Fingerprint;
        await LoggedAsync("", $"key.2=Announced for 2021-03-16T12:00:00Z {second}, not shown, sealed with first");

        Assert.True((await keys.CollectAsync(owner, acme, login, 2)).Succeeded);
        await LoggedAsync($"key.2=Announced for 2021-03-16T12:00:00Z {second}, not shown, sealed with first", $"key.2=Announced for 2021-03-16T12:00:00Z {second}, sealed with first");

        Assert.True((await keys.ActivateAsync(owner, acme, login, 2, StoreVersion.Any)).Succeeded);
        await LoggedAsync(
            $"key.1=Active {first}, sealed with first\nkey.2=Announced for 2021-03-16T12:00:00Z {second}, sealed with first",
            $"key.1=Retiring until 2021-03-16T12:00:00Z {first}, sealed with first\nkey.2=Active {second}, sealed with first");

        Assert.True((await keys.ProlongAsync(owner, acme, login, 1, scene.Clock.Now + Duration.FromDays(2), StoreVersion.Any)).Succeeded);
        await LoggedAsync($"key.1=Retiring until 2021-03-16T12:00:00Z {first}, sealed with first", $"key.1=Retiring until 2021-03-17T12:00:00Z {first}, sealed with first");

        Assert.True((await keys.RevokeAsync(owner, acme, login, 1, StoreVersion.Any)).Succeeded);
        await LoggedAsync($"key.1=Retiring until 2021-03-17T12:00:00Z {first}, sealed with first", $"key.1=Revoked {first}, text dropped");

        async Task LoggedAsync(string before, string after)
        {
            var entry = (await scene.Host.ChangeLog.ReadAsync(owner, acme, pageSize: 1)).Value.Entries[0];
            Assert.Equal((before, after), (entry.Before.Value ?? "", entry.After.Value ?? ""));
            Assert.Equal((ChangeLogCategory.Sso, ChangeLogTargetKind.SsoLogin, $"{login}", "Site"), (entry.Category, entry.TargetKind, entry.TargetId.Value, entry.TargetName.Value));
        }
    }

    [Fact]
    public async Task A_change_is_of_the_version_that_was_seen_and_is_answered_with_the_next()
    {
        await using var scene = await SsoScene.StartAsync();
        await scene.AddLoginAsync();
        var login = await scene.AddLoginAsync();
        var (keys, owner, acme) = (scene.Keys, scene.Acme.Owner, scene.Acme.Id);
        Assert.Equal(new StoreVersion(0), await VersionAsync());

        Assert.Equal("OCA0007", (await keys.RotateAsync(owner, acme, login, StoreVersion.First)).Error.Code);
        var issued = (await keys.RotateAsync(owner, acme, login, new StoreVersion(0))).Value;
        Assert.Equal((login, StoreVersion.First, true), Told(issued.Receipt));
        Assert.Equal(StoreVersion.First, await VersionAsync());

        var stale = (await keys.RotateAsync(owner, acme, login, new StoreVersion(0))).Error;
        Assert.Equal(("OCA0007", "0", "1"), (stale.Code, stale.Argument("expected"), stale.Argument("actual")));
        Assert.Equal((login, new StoreVersion(2), true), Told((await keys.AnnounceAsync(owner, acme, login, StoreVersion.First, scene.Clock.Now)).Value));
        Assert.Equal((login, new StoreVersion(3), true), Told((await keys.RevokeAsync(owner, acme, login, 1, new StoreVersion(2))).Value));
        Assert.Equal(new StoreVersion(3), await VersionAsync());

        var nothing = (await keys.ReencryptAsync(AdminTestHost.Operator, acme, login)).Value;
        Assert.Equal((login, new StoreVersion(3), false), Told(nothing));
        Assert.Equal(new StoreVersion(3), await VersionAsync());

        static (long, StoreVersion, bool) Told(ChangeReceipt receipt) => (receipt.Number, receipt.Version, receipt.Changed);

        async Task<StoreVersion> VersionAsync() => (await keys.ListAsync(owner, acme, login)).Value.Version;
    }
}
