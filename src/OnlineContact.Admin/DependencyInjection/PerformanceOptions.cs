using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What a host may set for performance and user settings. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class PerformanceOptions
{
    /// <summary>How old an event may be, and how long events are kept at least: 1 to 400 days. Default 40 days. The figures of earlier days are kept without them.</summary>
    public Duration EventRetention { get; set; } = Duration.FromDays(40);

    /// <summary>How far an event may be ahead of this host's clock: 0 to 1 hour. Default 1 minute.</summary>
    public Duration MostAhead { get; set; } = Duration.FromMinutes(1);

    /// <summary>How long what another host has taken in may be unknown to who follows figures, or asks who may get tickets, here: 100 milliseconds to 1 minute. Default 2 seconds.</summary>
    public Duration Refresh { get; set; } = Duration.FromSeconds(2);

    /// <summary>The most agents of an organization whose figures are kept in memory, by service: 100 to 10,000,000. Default 200,000. Others are read when they are asked for.</summary>
    [Limits(100, 10_000_000)]
    public int MaxLiveAgents { get; set; } = 200_000;
}

/// <summary>Checks each option by itself, from its attributes.</summary>
[OptionsValidator]
internal sealed partial class PerformanceOptionsShapeValidator : IValidateOptions<PerformanceOptions>
{
}

/// <summary>Checks the spans of time.</summary>
internal sealed class PerformanceOptionsSpanValidator : IValidateOptions<PerformanceOptions>
{
    public ValidateOptionsResult Validate(string? name, PerformanceOptions options)
    {
        var faults = new List<string>();
        if (options.EventRetention < Duration.FromDays(1) || options.EventRetention > Duration.FromDays(400))
            faults.Add($"{nameof(PerformanceOptions.EventRetention)} is not 1 to 400 days: {options.EventRetention}");
        if (options.MostAhead < Duration.Zero || options.MostAhead > Duration.FromHours(1))
            faults.Add($"{nameof(PerformanceOptions.MostAhead)} is not 0 to 1 hour: {options.MostAhead}");
        if (options.Refresh < Duration.FromMilliseconds(100) || options.Refresh > Duration.FromMinutes(1))
            faults.Add($"{nameof(PerformanceOptions.Refresh)} is not 100 milliseconds to 1 minute: {options.Refresh}");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
