using NodaTime;
using OnlineContact.Admin.Access;
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

    public Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var (manager, options) = (lazyManager.Value, lazyOptions.Value);
        if (options.RotationPeriod is null) return Task.FromResult(new JobResult(0, 0));
        return SsoKeyRound.RunAsync(
            store,
            keys =>
            {
                var step = RotationStep.Of(keys, now, options);
                if (step.IsNothing) return null;
                return step.Activates is { } version
                    ? manager.ActivateAsync(Actor, keys.Organization, keys.Login, version, StoreVersion.Any, cancellationToken)
                    : manager.AnnounceAsync(Actor, keys.Organization, keys.Login, StoreVersion.Any, step.AnnouncesFor!.Value, options.RotatedForm, cancellationToken);
            },
            cancellationToken);
    }
}
