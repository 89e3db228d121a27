using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement.Jobs;

/// <summary>Seals keys anew after the key-encryption key was changed, and drops the sealed text of keys that are over.</summary>
internal sealed class SsoKeyReencryptionJob(IAdminStore store, Lazy<SsoKeyManager> manager, Lazy<SsoKeySealer> sealer) : IAdminJob
{
    private static readonly AdminActor Actor = AdminActor.Operator("sso-key-reencryption");

    public string Name => "sso-key-reencryption";

    public Duration Interval => Duration.FromHours(1);

    public Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken) =>
        SsoKeyRound.RunAsync(
            store,
            keys => keys.Keys.All(key => key.Sealed.Length == 0 || (SsoKeyLifecycle.IsLiveAt(key, now) && key.KeyEncryptionKey == sealer.Value.CurrentId))
                ? null
                : manager.Value.ReencryptAsync(Actor, keys.Organization, keys.Login, cancellationToken),
            cancellationToken);
}
