using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What a host may set for <c>AdminHealth</c>. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class HealthOptions
{
    /// <summary>How long a look takes at most: 100 milliseconds to 60 seconds. Default 5 seconds.</summary>
    [SpanLimits("0:00:00:00.1", "0:00:01:00")]
    public Duration TimeLimit { get; set; } = Duration.FromSeconds(5);

    /// <summary>How many organizations a look looks at, at most, for each kind of thing: 1 to 1,000. Default 50. The next look goes on with the next ones.</summary>
    [Limits(1, 1_000)]
    public int MaxOrganizations { get; set; } = 50;

    /// <summary>How long a change may wait for the event handlers: 1 second to 7 days. Default 5 minutes.</summary>
    [SpanLimits("0:00:00:01", "7:00:00:00")]
    public Duration MaxWaiting { get; set; } = Duration.FromMinutes(5);

    /// <summary>How long after it fell due a job may run that has run in this process before: 1 second to 7 days. Default 15 minutes.</summary>
    [SpanLimits("0:00:00:01", "7:00:00:00")]
    public Duration MaxJobDelay { get; set; } = Duration.FromMinutes(15);

    /// <summary>Whether some host is to watch each tenant of CTI. Default yes; no where no host runs <c>CtiWatcher</c>.</summary>
    public bool ExpectsCtiWatch { get; set; } = true;
}

/// <summary>Checks the options, from their attributes.</summary>
[OptionsValidator]
internal sealed partial class HealthOptionsValidator : IValidateOptions<HealthOptions>
{
}
