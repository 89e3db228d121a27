using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.DependencyInjection;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>What a host may set for keys. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class SsoKeyManagementOptions
{
    /// <summary>The most live keys of a login, 1 to 10, with a rotation period at least 2. Default 10. Each of them is tried with every token of version 1.</summary>
    [Limits(1, 10)]
    public int MaxLiveKeys { get; set; } = 10;

    /// <summary>How long a key is accepted after another one became active: 5 minutes to 30 days. Default 24 hours.</summary>
    [SpanLimits("0:00:05:00", "30:00:00:00")]
    public Duration GracePeriod { get; set; } = Duration.FromHours(24);

    /// <summary>How far from now a grace may be prolonged, up to 90 days. Default 30 days.</summary>
    public Duration LongestGrace { get; set; } = Duration.FromDays(30);

    /// <summary>How long a key is active before the rotation job takes the next one into use: 1 to 3,650 days. Null: keys are rotated by hand only. Default 90 days.</summary>
    [SpanLimits("1:00:00:00", "3650:00:00:00")]
    public Duration? RotationPeriod { get; set; } = Duration.FromDays(90);

    /// <summary>How long before that the next key is made and can be collected: up to the period. Default 14 days.</summary>
    public Duration AnnouncedBefore { get; set; } = Duration.FromDays(14);

    /// <summary>The form of the keys that the rotation job makes. Default the recognizable one.</summary>
    public SsoKeyForm RotatedForm { get; set; } = SsoKeyForm.Recognizable;
}

/// <summary>Checks each option by itself, from its attributes.</summary>
[OptionsValidator]
internal sealed partial class SsoKeyManagementOptionsShapeValidator : IValidateOptions<SsoKeyManagementOptions>
{
}

/// <summary>Checks the options against each other.</summary>
internal sealed class SsoKeyManagementOptionsCrossValidator : IValidateOptions<SsoKeyManagementOptions>
{
    public ValidateOptionsResult Validate(string? name, SsoKeyManagementOptions options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.RotatedForm)) faults.Add($"{nameof(SsoKeyManagementOptions.RotatedForm)} is {options.RotatedForm}");
        if (options.LongestGrace < options.GracePeriod || options.LongestGrace > Duration.FromDays(90))
            faults.Add($"{nameof(SsoKeyManagementOptions.LongestGrace)} is {options.LongestGrace}, not {nameof(SsoKeyManagementOptions.GracePeriod)} to 90 days");
        if (options.RotationPeriod is { } period)
        {
            if (options.MaxLiveKeys == 1) faults.Add($"{nameof(SsoKeyManagementOptions.MaxLiveKeys)} is 1, which leaves no room for the next key of a {nameof(SsoKeyManagementOptions.RotationPeriod)}");
            if (options.AnnouncedBefore < Duration.Zero || options.AnnouncedBefore > period)
                faults.Add($"{nameof(SsoKeyManagementOptions.AnnouncedBefore)} is {options.AnnouncedBefore}, not 0 to {nameof(SsoKeyManagementOptions.RotationPeriod)}");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
