using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement.Jobs;

/// <summary>
/// Rotates keys by period: announces the next key some days before, and takes it into use when its day has come and somebody has collected
/// it. A key nobody has collected waits, and the one before it stays active: no login is dropped because nobody looked.
/// </summary>
/// <remarks>Jobs are made before the start has checked the options, so they ask for them when they run.</remarks>
internal sealed class SsoKeyRotationJob(IAdminStore store, Lazy<SsoKeyManager> lazyManager, Lazy<SsoKeyManagementOptions> lazyOptions) : IAdminJob
{
    private static readonly AdminActor Actor = AdminActor.Operator("sso-key-rotation");

    public string Name => "sso-key-rotation";

    public Duration Interval => Duration.FromHours(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var (manager, options) = (lazyManager.Value, lazyOptions.Value);
        var done = 0;
        var failed = 0;
        if (options.RotationPeriod is null) return new JobResult(0, 0);
        await foreach (var keys in store.AllKeysAsync(cancellationToken).ConfigureAwait(false))
        {
            var step = RotationStep.Of(keys, now, options);
            if (step.IsNothing) continue;
            var outcome = step.Activates is { } version
                ? await manager.ActivateAsync(Actor, keys.Organization, keys.Login, version, StoreVersion.Any, cancellationToken).ConfigureAwait(false)
                : await manager.AnnounceAsync(Actor, keys.Organization, keys.Login, StoreVersion.Any, step.AnnouncesFor!.Value, options.RotatedForm, cancellationToken).ConfigureAwait(false);
            if (outcome.Succeeded)
                done++;
            else if (outcome.Error.Kind != AdminErrors.SsoKeyStateRefused)
                failed++; // Refused for the state: another host, or an administrator, was faster.
        }

        return new JobResult(done, failed);
    }
}
