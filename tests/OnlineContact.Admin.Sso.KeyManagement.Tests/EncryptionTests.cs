using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Sso;

public sealed class EncryptionTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("the text of a key");

    public static TheoryData<string> Adapters => ["aes", "data protection"];

    [Theory]
    [MemberData(nameof(Adapters))]
    public async Task A_sealed_key_opens_in_its_own_place_only(string adapter)
    {
        var sealer = new SsoKeySealer(Adapter(adapter));
        var key = await RecordAsync(sealer, Acme, 3, 2);

        Assert.Equal(Text, await sealer.OpenAsync(key, default));
        await RefusedAsync(sealer, key with { Organization = OrganizationId.Parse("acme2") });
        await RefusedAsync(sealer, key with { Login = 4 });
        await RefusedAsync(sealer, key with { Version = 3 });

        // Not either when only half of it is moved, or the row of another key is put together with this one.
        var other = await RecordAsync(sealer, Acme, 3, 3);
        await RefusedAsync(sealer, other with { Sealed = key.Sealed });
        await RefusedAsync(sealer, other with { WrappedKey = key.WrappedKey });
        await RefusedAsync(sealer, other with { WrappedKey = key.WrappedKey, Sealed = key.Sealed });
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public async Task A_sealed_key_with_any_bit_changed_does_not_open(string adapter)
    {
        var sealer = new SsoKeySealer(Adapter(adapter));
        var key = await RecordAsync(sealer, Acme, 1, 1);
        for (var i = 0; i < key.Sealed.Length; i++) await RefusedAsync(sealer, key with { Sealed = Flipped(key.Sealed, i) });
        for (var i = 0; i < key.WrappedKey.Length; i++) await RefusedAsync(sealer, key with { WrappedKey = Flipped(key.WrappedKey, i) });
        await RefusedAsync(sealer, key with { Sealed = [] });
    }

    [Fact]
    public async Task The_same_key_is_never_sealed_alike()
    {
        var sealer = new SsoKeySealer(Adapter("aes"));

        Assert.NotEqual((await RecordAsync(sealer, Acme, 1, 1)).Sealed, (await RecordAsync(sealer, Acme, 1, 1)).Sealed);
    }

    [Fact]
    public async Task The_job_seals_anew_under_the_new_key_and_logins_go_on()
    {
        await using var scene = await SsoScene.StartAsync();
        var (login, secret) = await scene.ReadyAsync();
        await scene.RotateAsync(login);
        var old = scene.KeyEncryption.Current;
        var both = KeyScenes.KeysOfFile($"{AesKeyEncryptionKey.NewLine("second")}\n{await File.ReadAllTextAsync(scene.KeyFile)}");
        scene.KeyEncryption.Current = both;

        Assert.Null(await scene.LoginAsync(secret));
        scene.Clock.Advance(NodaTime.Duration.FromHours(2));
        Assert.All(await scene.Host.Runtime.RunDueAsync(scene.Clock.Now), job => Assert.Equal(0, job.LastResult?.Failed));
        Assert.All((await KeysOfAsync(scene, login)).Keys, key => Assert.Equal("second", key.KeyEncryptionKey));
        Assert.Null(await scene.LoginAsync(secret, "u2"));

        // A host that was not given the new key yet opens nothing, and says so.
        scene.KeyEncryption.Current = old;
        scene.Clock.Advance(NodaTime.Duration.FromMinutes(11));
        Assert.Equal("OCA6055", await scene.LoginAsync(secret, "u3"));
        Assert.Equal("OCA6055", (await scene.Keys.ReencryptAsync(AdminTestHost.Operator, scene.Acme.Id, login)).Error.Code);
    }

    [Fact]
    public async Task A_key_encryption_key_out_of_reach_for_one_login_keeps_no_other_from_its_rotation()
    {
        await using var scene = await SsoScene.StartAsync();
        long[] logins = [await scene.AddLoginAsync(), await scene.AddLoginAsync(), await scene.AddLoginAsync()];
        foreach (var login in logins) await scene.RotateAsync(login);
        var whole = scene.KeyEncryption.Current;
        var broken = new BrokenFor(whole, logins[0]);
        scene.KeyEncryption.Current = broken;
        scene.Clock.Advance(NodaTime.Duration.FromDays(80));

        var job = (await scene.Host.Runtime.RunDueAsync(scene.Clock.Now)).Single(status => status.Name == "sso-key-rotation");
        Assert.Equal((2, 1), (job.LastResult!.Value.Done, job.LastResult.Value.Failed));
        Assert.IsType<TimeoutException>(job.LastError);
        var counts = await Task.WhenAll(logins.Select(async login => (await scene.KeysAsync(login)).Count));
        Assert.Equal([1, 2, 2], counts);

        scene.KeyEncryption.Current = whole;
        scene.Clock.Advance(NodaTime.Duration.FromHours(1));
        Assert.All(await scene.Host.Runtime.RunDueAsync(scene.Clock.Now), status => Assert.Null(status.LastError));
        Assert.Equal(2, (await scene.KeysAsync(logins[0])).Count);

        // The other job goes round in the same way.
        var both = KeyScenes.KeysOfFile($"{AesKeyEncryptionKey.NewLine("second")}\n{await File.ReadAllTextAsync(scene.KeyFile)}");
        scene.KeyEncryption.Current = new BrokenFor(both, logins[0]);
        scene.Clock.Advance(NodaTime.Duration.FromHours(1));
        job = (await scene.Host.Runtime.RunDueAsync(scene.Clock.Now)).Single(status => status.Name == "sso-key-reencryption");
        Assert.Equal((2, 1), (job.LastResult!.Value.Done, job.LastResult.Value.Failed));
        Assert.All((await KeysOfAsync(scene, logins[2])).Keys, key => Assert.Equal("second", key.KeyEncryptionKey));
    }

    [Fact]
    public async Task Data_protection_is_given_a_copy_of_the_data_key_that_is_cleared()
    {
        var provider = new RememberingProtection();
        var dataKey = RandomNumberGenerator.GetBytes(32);

        await new DataProtectionKeyEncryptionKey(provider).WrapAsync(dataKey, Text, default);

        Assert.Equal(32, provider.Given!.Length);
        Assert.All(provider.Given, value => Assert.Equal(0, value));
        Assert.Contains(dataKey, value => value != 0);
    }

    [Fact]
    public async Task The_text_of_keys_that_are_over_is_dropped_and_the_last_ones_are_remembered()
    {
        await using var scene = await SsoScene.StartAsync();
        var login = await scene.AddLoginAsync();
        for (var i = 0; i < 30; i++)
        {
            await scene.RotateAsync(login);
            scene.Clock.Advance(NodaTime.Duration.FromDays(2));
        }

        await scene.Host.Runtime.RunDueAsync(scene.Clock.Now);
        var keys = (await KeysOfAsync(scene, login)).Keys;
        Assert.Equal((21, 1), (keys.Count, keys.Count(key => key.Sealed.Length > 0)));
    }

    [Fact]
    public void Keys_of_a_bad_form_are_refused_without_being_shown()
    {
        foreach (var text in new[] { "", "# nothing", "name", "name:", "name:AAAA", ":" + Convert.ToBase64String(new byte[32]), $"a:{Convert.ToBase64String(new byte[31])}", Twice("a") })
        {
            var error = Assert.Throws<ArgumentException>(() => KeyScenes.KeysOfFile(text));
            Assert.DoesNotContain("AAAA", error.Message, StringComparison.Ordinal);
        }

        static string Twice(string id) => $"{AesKeyEncryptionKey.NewLine(id)}\n{AesKeyEncryptionKey.NewLine(id)}";
    }

    [Fact]
    public async Task A_host_without_a_key_encryption_key_does_not_start()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore().AddSsoKeyManagement());

        var error = await Assert.ThrowsAsync<AdminConfigurationException>(() => host.Runtime.StartAsync());

        Assert.Contains("UseSsoKeyEncryption", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_with_data_protection_needs_no_other_key()
    {
        await using var host = AdminTestHost.Create(admin =>
        {
            admin.UseInMemoryStore().AddSsoKeyManagement();
            admin.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        });
        await host.Runtime.StartAsync();

        Assert.IsType<SsoKeySource>(host.Services.GetRequiredService<OnlineContact.Admin.Sso.ISsoKeySource>());
    }

    [Theory]
    [InlineData("MaxLiveKeys")]
    [InlineData("RotationPeriod of no room", "RotationPeriod")]
    [InlineData("GracePeriod")]
    [InlineData("LongestGrace")]
    [InlineData("RotationPeriod")]
    [InlineData("AnnouncedBefore")]
    [InlineData("RotatedForm")]
    public async Task Options_out_of_their_limits_are_refused_at_the_start(string option, string? named = null)
    {
        var error = await Assert.ThrowsAsync<AdminConfigurationException>(() => SsoScene.StartAsync(keys: options =>
        {
            switch (option)
            {
                case "MaxLiveKeys": options.MaxLiveKeys = 11; break;
                case "RotationPeriod of no room": options.MaxLiveKeys = 1; break;
                case "GracePeriod": options.GracePeriod = NodaTime.Duration.Zero; break;
                case "LongestGrace": options.LongestGrace = NodaTime.Duration.FromHours(1); break;
                case "RotationPeriod": options.RotationPeriod = NodaTime.Duration.FromHours(1); break;
                case "AnnouncedBefore": options.AnnouncedBefore = NodaTime.Duration.FromDays(91); break;
                default: options.RotatedForm = 0; break;
            }
        }));

        Assert.Equal("OCA0003", error.Error.Code);
        Assert.Contains(named ?? option, error.Message, StringComparison.Ordinal);
    }

    private static IKeyEncryptionKey Adapter(string name) =>
        name == "aes" ? KeyScenes.KeysOfFile(AesKeyEncryptionKey.NewLine("one")) : new DataProtectionKeyEncryptionKey(new EphemeralDataProtectionProvider());

    private static async Task<SsoKeyRecord> RecordAsync(SsoKeySealer sealer, OrganizationId organization, long login, long version)
    {
        var box = await sealer.SealAsync(organization, login, version, Text, default);
        return new SsoKeyRecord
        {
            Organization = organization, Login = login, Version = version, Fingerprint = "", IssuedAt = default, CollectedAt = null, PlannedFor = null, ActiveFrom = null,
            RetiringFrom = null, RetiresAt = null, RevokedAt = null, KeyEncryptionKey = box.DataKey.KeyId, WrappedKey = box.DataKey.Bytes.ToArray(), Sealed = box.Bytes, SealedAt = default,
        };
    }

    private static Task<CryptographicException> RefusedAsync(SsoKeySealer sealer, SsoKeyRecord key) =>
        Assert.ThrowsAnyAsync<CryptographicException>(async () => await sealer.OpenAsync(key, default));

    private static byte[] Flipped(byte[] bytes, int at)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] ^= 1;
        return changed;
    }

    private static async Task<SsoLoginKeys> KeysOfAsync(SsoScene scene, long login)
    {
        var fetch = new Fetch(scene.Acme.Id);
        var keys = fetch.One(SsoLoginKeys.ByLogin[login]);
        await fetch.RunAsync(scene.Host.Store, default);
        return keys.Value;
    }

    /// <summary>A key-encryption key that cannot be reached for one login.</summary>
    private sealed class BrokenFor(IKeyEncryptionKey inner, long login) : IKeyEncryptionKey
    {
        public string CurrentId => inner.CurrentId;

        public ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
            Encoding.UTF8.GetString(associatedData.Span).Split('\n')[2] == $"{login}" ? throw new TimeoutException("The key service does not answer.") : inner.WrapAsync(dataKey, associatedData, cancellationToken);

        public ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) => inner.UnwrapAsync(wrapped, associatedData, cancellationToken);
    }

    /// <summary>Data Protection that keeps hold of the array it was given.</summary>
    private sealed class RememberingProtection : IDataProtectionProvider, IDataProtector
    {
        public byte[]? Given { get; private set; }

        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext)
        {
            Given = plaintext;
            return [1];
        }

        public byte[] Unprotect(byte[] protectedData) => throw new NotSupportedException();
    }
}
