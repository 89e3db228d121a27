using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What a host may set for performance and user settings. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class PerformanceOptions
{
    /// <summary>How old an event may be, and how long events are kept at least: 1 to 400 days. Default 40 days. The figures of earlier days are kept without them.</summary>
    [SpanLimits("1:00:00:00", "400:00:00:00")]
    public Duration EventRetention { get; set; } = Duration.FromDays(40);

    /// <summary>How far an event may be ahead of this host's clock: 0 to 1 hour. Default 1 minute.</summary>
    [SpanLimits("0:00:00:00", "0:01:00:00")]
    public Duration MostAhead { get; set; } = Duration.FromMinutes(1);

    /// <summary>How long what another host has taken in may be unknown to who follows figures, or asks who may get tickets, here: 100 milliseconds to 1 minute. Default 2 seconds.</summary>
    [SpanLimits("0:00:00:00.1", "0:00:01:00")]
    public Duration Refresh { get; set; } = Duration.FromSeconds(2);

    /// <summary>The most agents of an organization whose figures are kept in memory, by service: 100 to 10,000,000. Default 200,000. Others are read when they are asked for.</summary>
    [Limits(100, 10_000_000)]
    public int MaxLiveAgents { get; set; } = 200_000;
}

/// <summary>Checks the options, from their attributes.</summary>
[OptionsValidator]
internal sealed partial class PerformanceOptionsValidator : IValidateOptions<PerformanceOptions>
{
}
