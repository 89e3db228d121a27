using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>
/// Logins through rotations, on three hosts whose clocks are up to 20 seconds off and which see changes of keys up to 30 seconds late. The
/// customer's site changes over at some moment of the grace, and its own clock is up to 30 seconds off. A million logins:
/// <c>ONLINECONTACT_CASES=1000000 dotnet test tests/OnlineContact.Admin.Sso.KeyManagement.Tests --filter RotationSimulation</c>.
/// </summary>
public sealed class RotationSimulation
{
    private const int Rotations = 100;

    private static readonly Duration Grace = Duration.FromHours(24);
    private static readonly Duration[] Skews = [Duration.FromSeconds(-20), Duration.Zero, Duration.FromSeconds(20)];
    private static readonly Duration[] Delays = [Duration.Zero, Duration.FromSeconds(30), Duration.FromSeconds(10)];

    [Fact]
    public async Task No_login_is_dropped_no_key_outlives_its_grace_and_no_token_is_used_twice()
    {
        var random = new Random(90);
        var perRotation = Math.Max(20, Campaign.Cases(10_000) / Rotations);
        await using var scene = await SsoScene.StartAsync(keys: options => options.RotationPeriod = null);
        var history = new KeyHistory(scene.Host.Store);
        var (login, secret) = await scene.ReadyAsync();
        await history.RecordAsync(scene.Clock.Now, scene.Acme.Id, login);
        var hosts = new List<AdminTestHost>();
        for (var i = 0; i < Skews.Length; i++) hosts.Add(await HostAsync(scene, history, i));

        var time = scene.Clock.Now + Duration.FromHours(1);
        var (refused, wronglyAccepted, usedTwice, accepted, probes) = (new List<string>(), 0, 0, 0, 0);
        for (var rotation = 0; rotation < Rotations; rotation++)
        {
            MoveTo(time);
            var old = secret;
            var next = rotation % 2 == 0 ? await scene.RotateAsync(login) : await AnnouncedAsync(scene, login);
            await history.RecordAsync(time, scene.Acme.Id, login);
            var rotatedAt = time;
            var changesOver = rotatedAt + Duration.FromMinutes(2) + Duration.FromSeconds(random.Next((int)(Grace - Duration.FromMinutes(6)).TotalSeconds));
            var instants = Enumerable.Range(0, perRotation).Select(_ => rotatedAt + Duration.FromMilliseconds(random.NextInt64((long)(2 * Grace).TotalMilliseconds))).Order();
            foreach (var at in instants)
            {
                MoveTo(at);
                var signedAt = at - Duration.FromSeconds(random.Next(60)) + Duration.FromSeconds(random.Next(-30, 31));
                var fields = new SsoLoginFields { Service = "CustomerCare", UserCode = $"u{random.Next()}", Time = signedAt.ToUnixTimeMilliseconds() };
                var form = SsoScene.Form(fields, Sign(at < changesOver ? old : next, fields, login));
                var host = random.Next(hosts.Count);
                if (await LoginAsync(host, form, "session") is { } code) refused.Add($"{code} {at - rotatedAt} after rotation {rotation} on host {host}"); else accepted++;

                // The same token again, somewhere, under the same binding or another one.
                if (random.Next(4) == 0)
                {
                    if (await LoginAsync(random.Next(hosts.Count), form, "session") is { } again) refused.Add($"{again} for a repetition");
                    if (await LoginAsync(random.Next(hosts.Count), form, "other session") is null) usedTwice++;
                }

                // The old key after its grace, as far as any clock may be behind.
                if (at > rotatedAt + Grace + Duration.FromSeconds(20))
                {
                    probes++;
                    var late = fields with { UserCode = "late" };
                    if (await LoginAsync(random.Next(hosts.Count), SsoScene.Form(late, Sign(old, late, login)), null) is null) wronglyAccepted++;
                }
            }

            secret = next;
            time = rotatedAt + (2 * Grace);
            MoveTo(time);
            Assert.All(await scene.Host.Runtime.RunDueAsync(scene.Clock.Now), job => Assert.Null(job.LastError));
        }

        Assert.Equal([], refused.Take(5));
        Assert.Equal((0, 0, Rotations * perRotation), (wronglyAccepted, usedTwice, accepted));
        Assert.InRange(probes, 1, accepted);
        foreach (var host in hosts) await host.DisposeAsync();

        void MoveTo(Instant instant)
        {
            scene.Clock.Now = instant;
            history.Now = instant;
            for (var i = 0; i < hosts.Count; i++) hosts[i].Clock.Now = instant + Skews[i];
        }

        async Task<string?> LoginAsync(int host, Dictionary<string, string?> form, string? session)
        {
            var outcome = await hosts[host].Services.GetRequiredService<SsoRemoteLogin>().ClientSideAsync(scene.Acme.Id, form, session);
            return outcome.Succeeded ? null : outcome.Error.Code;
        }
    }

    private static string Sign(ApiSecret secret, SsoLoginFields fields, long login) =>
        fields.Time % 2 == 0 ? SsoTokenVersion1.Sign(secret, fields) : SsoTokenVersion2.Sign(secret, $"acme.{login}", fields);

    private static async Task<ApiSecret> AnnouncedAsync(SsoScene scene, long login)
    {
        Assert.True((await scene.Keys.AnnounceAsync(scene.Acme.Owner, scene.Acme.Id, login, StoreVersion.Any, scene.Clock.Now)).Succeeded);
        var version = (await scene.KeysAsync(login))[^1].Version;
        var secret = SsoScene.SecretOf((await scene.Keys.CollectAsync(scene.Acme.Owner, scene.Acme.Id, login, version)).Value);
        Assert.True((await scene.Keys.ActivateAsync(scene.Acme.Owner, scene.Acme.Id, login, version, StoreVersion.Any)).Succeeded);
        return secret;
    }

    private static Task<AdminTestHost> HostAsync(SsoScene scene, KeyHistory history, int number) => AdminTestHost.StartAsync(
        admin =>
        {
            admin.UseStore(_ => new DelayedKeys(scene.Host.Store, history, Delays[number]));
            admin.UseSsoKeyEncryption(_ => scene.KeyEncryption);
            admin.AddSsoKeyManagement(options => options.RotationPeriod = null);
        },
        new FakeAdminClock(scene.Clock.Now + Skews[number]));

    /// <summary>The rows of the keys as they were after each change.</summary>
    private sealed class KeyHistory(IAdminStore store)
    {
        private readonly List<(Instant At, IReadOnlyList<StoredRow> Parent, IReadOnlyList<StoredRow> Keys)> _changes = [];

        public Instant Now { get; set; }

        public async Task RecordAsync(Instant at, OrganizationId organization, long login)
        {
            Now = at;
            var fetch = await store.GetAsync(organization, [new RecordRead(SsoLoginKeys.Shape, SsoLoginKeys.Shape.Key, [[Cell.Of(login)]]), new RecordRead(SsoKeyRecord.Shape, [SsoKeyRecord.Shape.Key[0]], [[Cell.Of(login)]])], default);
            _changes.Add((at, fetch[0], fetch[1]));
        }

        public IReadOnlyList<StoredRow>? At(RecordShape shape, Duration delay)
        {
            if (shape != SsoLoginKeys.Shape && shape != SsoKeyRecord.Shape) return null;
            var change = _changes.FindLast(change => change.At <= Now - delay);
            return shape == SsoLoginKeys.Shape ? change.Parent : change.Keys;
        }
    }

    /// <summary>A store whose replica shows changes of keys late.</summary>
    private sealed class DelayedKeys(IAdminStore inner, KeyHistory history, Duration delay) : StoreDecorator(inner)
    {
        public override Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            var answers = await base.GetAsync(organization, reads, cancellationToken);
            return [.. answers.Select((rows, i) => history.At(reads[i].Shape, delay) ?? rows)];
        }
    }
}
