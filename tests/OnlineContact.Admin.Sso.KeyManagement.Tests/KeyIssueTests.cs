using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class KeyIssueTests
{
    [Fact]
    public async Task A_form_that_there_is_not_is_a_mistake_of_the_caller()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);

        Assert.Equal("form", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.Keys.RotateAsync(owner, acme, login, StoreVersion.Any, (SsoKeyForm)7))).ParamName);
        Assert.Equal("form", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.Keys.AnnounceAsync(owner, acme, login, StoreVersion.Any, scene.Clock.Now, 0))).ParamName);
        Assert.Empty(await scene.KeysAsync(login));
    }

    /// <summary>A key is sealed for its version, so it is made anew when another one has taken that.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Whoever_is_overtaken_gets_the_next_version(int times)
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, _) = await scene.ReadyAsync();
        await using var other = await scene.OtherHostAsync();
        var watched = scene.Watch();
        watched.WhileWrapping = time => time <= times ? RotateAsync(scene, other, login) : Task.CompletedTask;

        var issued = (await scene.Keys.RotateAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any)).Value;

        Assert.Equal((times + 2, times + 1), (issued.Version, watched.Wrapped));
        Assert.Equal(Enumerable.Range(1, times + 2), (await scene.KeysAsync(login)).Select(key => key.Version));
        Assert.Equal(issued.Fingerprint, (await scene.KeysAsync(login))[^1].Fingerprint);
        Assert.Null(await scene.LoginAsync(SsoScene.SecretOf(issued)));
    }

    [Fact]
    public async Task Whoever_is_overtaken_eight_times_is_told_that_others_are_busy()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        await using var other = await scene.OtherHostAsync();
        var watched = scene.Watch();
        watched.WhileWrapping = time => time <= 8 ? RotateAsync(scene, other, login) : Task.CompletedTask;

        var error = (await scene.Keys.RotateAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any)).Error;

        Assert.Equal(("OCA0006", "8", 8), (error.Code, error.Argument("attempts"), watched.Wrapped));
        Assert.Equal(8, (await scene.KeysAsync(login)).Count);
    }

    [Fact]
    public async Task Of_two_who_collect_a_key_at_one_time_one_is_shown_it()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        Assert.True((await scene.Keys.AnnounceAsync(owner, acme, login, StoreVersion.Any, scene.Clock.Now)).Succeeded);
        await using var other = await scene.OtherHostAsync();
        scene.Watch().WhileUnwrapping = async _ => Assert.True((await other.Services.GetRequiredService<SsoKeyManager>().CollectAsync(owner, acme, login, 1)).Succeeded);

        Assert.Equal("OCA6053", (await scene.Keys.CollectAsync(owner, acme, login, 1)).Error.Code);
    }

    [Fact]
    public async Task A_change_of_keys_requires_the_login_as_it_was_seen()
    {
        var store = new RecordingStore(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await SsoScene.StartAsync(admin => admin.UseStore(_ => store));
        var login = await scene.AddLoginAsync();
        Assert.True((await scene.Logins.EditAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any, SsoScene.Input with { Name = "Shop" })).Succeeded);

        await scene.RotateAsync(login);

        var required = Assert.Single(store.Committed[^1].Writes, write => write.Kind == WriteKind.Require && write.Shape == SsoLogin.Shape);
        Assert.Equal(new StoreVersion(2), required.Expected);
    }

    [Fact]
    public void The_text_of_a_key_is_cleared_as_it_is_taken()
    {
        var bytes = Encoding.UTF8.GetBytes("the text of a key");
        var issued = new IssuedSsoKey(new ChangeReceipt { Organization = OrganizationId.Parse("acme"), Number = 1, Version = StoreVersion.First, Sequence = 1, At = default }, 1, "000-000-000-000", bytes);

        Assert.Equal("the text of a key", issued.TakeSecret());

        Assert.All(bytes, value => Assert.Equal(0, value));
        Assert.Throws<InvalidOperationException>(issued.TakeSecret);
    }

    private static async Task RotateAsync(SsoScene scene, AdminTestHost other, long login) =>
        Assert.True((await other.Services.GetRequiredService<SsoKeyManager>().RotateAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any)).Succeeded);

    private sealed class RecordingStore(IAdminStore inner) : StoreDecorator(inner)
    {
        public List<ChangeSet> Committed { get; } = [];

        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            Committed.Add(changes);
            return base.CommitAsync(changes, cancellationToken);
        }
    }
}
