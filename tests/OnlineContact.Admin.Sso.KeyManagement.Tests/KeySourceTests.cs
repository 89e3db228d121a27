using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeySourceTests
{
    [Fact]
    public async Task An_opened_key_is_remembered_for_ten_minutes_and_not_by_a_clock_that_went_back()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, _) = await scene.ReadyAsync();
        var watched = scene.Watch();
        var (start, tick) = (scene.Clock.Now, Duration.FromTicks(1L));

        Assert.Equal(1, await OpenedAsync(Duration.Zero));
        Assert.Equal(1, await OpenedAsync(Duration.Zero));
        Assert.Equal(1, await OpenedAsync(Duration.FromMinutes(10) - tick));
        Assert.Equal(2, await OpenedAsync(Duration.FromMinutes(10)));
        Assert.Equal(2, await OpenedAsync(Duration.FromMinutes(10)));
        Assert.Equal(3, await OpenedAsync(Duration.FromMinutes(10) - tick));

        async Task<int> OpenedAsync(Duration after)
        {
            Assert.Single((await SourceOf(scene).LiveKeysAsync(scene.Acme.Id, login, start + after, default)).Value);
            return watched.Unwrapped;
        }
    }

    [Fact]
    public async Task Where_no_key_opens_the_first_of_them_is_named()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        for (var i = 0; i < 3; i++) await scene.RotateAsync(login);
        Assert.True((await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 1, StoreVersion.Any)).Succeeded);
        await File.WriteAllTextAsync(scene.KeyFile, AesKeyEncryptionKey.NewLine("another"));
        scene.Watch();

        var error = (await SourceOf(scene).LiveKeysAsync(scene.Acme.Id, login, scene.Clock.Now, default)).Error;

        Assert.Equal(("OCA6055", "2"), (error.Code, error.Argument("version")));
    }

    [Fact]
    public async Task A_key_that_is_not_there_counts_for_as_little_as_a_revoked_one()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, _) = await scene.ReadyAsync();
        await scene.RotateAsync(login);
        Assert.True((await scene.Keys.RevokeAsync(scene.Acme.Owner, scene.Acme.Id, login, 1, StoreVersion.Any)).Succeeded);

        Assert.True(await IsRevokedAsync(login, 1));
        Assert.False(await IsRevokedAsync(login, 2));
        Assert.True(await IsRevokedAsync(login, 3));
        Assert.True(await IsRevokedAsync(login + 1, 2));

        ValueTask<bool> IsRevokedAsync(long number, int version) => SourceOf(scene).IsRevokedAsync(scene.Acme.Id, number, version, default);
    }

    [Fact]
    public async Task Ten_thousand_keys_are_remembered_and_with_one_more_all_are_forgotten()
    {
        await using var scene = await SsoScene.StartAsync();
        var watched = new WatchedKeyEncryption(new PlainKeyEncryption());
        var sealer = new SsoKeySealer(watched);
        await WriteAsync(1, 9_999);
        await WriteAsync(2, 1);
        await WriteAsync(3, 1);
        var source = new SsoKeySource(scene.Host.Store, sealer, new SsoKeyUses());

        Assert.Equal(9_999, await OpenedAsync(1));
        Assert.Equal(10_000, await OpenedAsync(2));
        Assert.Equal(10_000, await OpenedAsync(1));
        Assert.Equal(10_001, await OpenedAsync(3));
        Assert.Equal(10_002, await OpenedAsync(2));

        async Task<int> OpenedAsync(long login)
        {
            Assert.True((await source.LiveKeysAsync(scene.Acme.Id, login, scene.Clock.Now, default)).Succeeded);
            return watched.Unwrapped;
        }

        async Task WriteAsync(long login, int count)
        {
            var keys = new List<SsoKeyRecord>(count);
            for (var version = 1; version <= count; version++)
            {
                var box = await sealer.SealAsync(scene.Acme.Id, login, version, Encoding.UTF8.GetBytes("key"), default);
                keys.Add(KeyScenes.Key(version) with { Login = login, KeyEncryptionKey = box.DataKey.KeyId, WrappedKey = box.DataKey.Bytes.ToArray(), Sealed = box.Bytes });
            }

            await ManyServices.WriteAsync(scene.Host.Services, scene.Acme.Id, [new SsoLoginKeys { Organization = scene.Acme.Id, Login = login, LastVersion = count, Keys = keys }], SsoLoginKeys.Shape);
        }
    }

    private static ISsoKeySource SourceOf(SsoScene scene) => scene.Host.Services.GetRequiredService<ISsoKeySource>();
}
