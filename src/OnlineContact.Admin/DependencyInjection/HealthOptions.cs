using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What a host may set for <c>AdminHealth</c>. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class HealthOptions
{
    /// <summary>How long a look takes at most: 100 milliseconds to 60 seconds. Default 5 seconds.</summary>
    public Duration TimeLimit { get; set; } = Duration.FromSeconds(5);

    /// <summary>How many organizations a look looks at, at most, for each kind of thing: 1 to 1,000. Default 50. The next look goes on with the next ones.</summary>
    [Range(1, 1_000)]
    public int MaxOrganizations { get; set; } = 50;

    /// <summary>How long a change may wait for the event handlers: 1 second to 7 days. Default 5 minutes.</summary>
    public Duration MaxWaiting { get; set; } = Duration.FromMinutes(5);

    /// <summary>How long after it fell due a job may run that has run in this process before: 1 second to 7 days. Default 15 minutes.</summary>
    public Duration MaxJobDelay { get; set; } = Duration.FromMinutes(15);

    /// <summary>Whether some host is to watch each tenant of CTI. Default yes; no where no host runs <c>CtiWatcher</c>.</summary>
    public bool ExpectsCtiWatch { get; set; } = true;
}

/// <summary>Checks each option by itself, from its attributes.</summary>
[OptionsValidator]
internal sealed partial class HealthOptionsShapeValidator : IValidateOptions<HealthOptions>
{
}

/// <summary>Checks the spans of time.</summary>
internal sealed class HealthOptionsSpanValidator : IValidateOptions<HealthOptions>
{
    public ValidateOptionsResult Validate(string? name, HealthOptions options)
    {
        var faults = new List<string>();
        if (options.TimeLimit < Duration.FromMilliseconds(100) || options.TimeLimit > Duration.FromSeconds(60))
            faults.Add($"{nameof(HealthOptions.TimeLimit)} is not 100 milliseconds to 60 seconds: {options.TimeLimit}");
        if (options.MaxWaiting < Duration.FromSeconds(1) || options.MaxWaiting > Duration.FromDays(7))
            faults.Add($"{nameof(HealthOptions.MaxWaiting)} is not 1 second to 7 days: {options.MaxWaiting}");
        if (options.MaxJobDelay < Duration.FromSeconds(1) || options.MaxJobDelay > Duration.FromDays(7))
            faults.Add($"{nameof(HealthOptions.MaxJobDelay)} is not 1 second to 7 days: {options.MaxJobDelay}");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
