using NodaTime;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement.Jobs;

/// <summary>What is due for the keys of a login: nothing, to announce the next key, or to take it into use. Pure.</summary>
internal readonly record struct RotationStep(int? Activates, Instant? AnnouncesFor)
{
    public bool IsNothing => Activates is null && AnnouncesFor is null;

    public static RotationStep Of(SsoLoginKeys keys, Instant now, SsoKeyManagementOptions options)
    {
        if (keys.Keys.FirstOrDefault(key => SsoKeyLifecycle.StateAt(key, now) == SsoKeyState.Announced) is { } announced)
            return announced is { CollectedAt: not null, PlannedFor: { } planned } && now >= planned ? new((int)announced.Version, null) : default;
        if (options.RotationPeriod is not { } period || keys.Keys.LastOrDefault(key => SsoKeyLifecycle.StateAt(key, now) == SsoKeyState.Active) is not { ActiveFrom: { } since }) return default;

        // Late, the whole lead is given all the same.
        return now >= since + period - options.AnnouncedBefore ? new(null, now + options.AnnouncedBefore) : default;
    }
}
