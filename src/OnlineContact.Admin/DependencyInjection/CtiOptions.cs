using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What a host may set for CTI. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class CtiOptions
{
    /// <summary>How long a caller waits for a telephony system at most: 100 milliseconds to 60 seconds. Default 5 seconds.</summary>
    public Duration CallTimeout { get; set; } = Duration.FromSeconds(5);

    /// <summary>How long a host holds the lease of a tenant without renewing it: 1 second to 10 minutes. Default 30 seconds. It is renewed three times in that time.</summary>
    public Duration Lease { get; set; } = Duration.FromSeconds(30);

    /// <summary>How long it is kept which service an agent named at a sign-in: 1 to 400 days. Default 7 days.</summary>
    public Duration SignInRetention { get; set; } = Duration.FromDays(7);

    /// <summary>The most bytes of a file to be imported: 1,000 to 10,000,000. Default 1,000,000.</summary>
    [Limits(1_000, 10_000_000)]
    public int MaxImportBytes { get; set; } = 1_000_000;

    /// <summary>The most agents in a file to be imported, all of them in one change: 1 to 5,000. Default 1,000.</summary>
    [Limits(1, 5_000)]
    public int MaxImportLines { get; set; } = 1_000;
}

/// <summary>Checks each option by itself, from its attributes.</summary>
[OptionsValidator]
internal sealed partial class CtiOptionsShapeValidator : IValidateOptions<CtiOptions>
{
}

/// <summary>Checks the spans of time.</summary>
internal sealed class CtiOptionsSpanValidator : IValidateOptions<CtiOptions>
{
    public ValidateOptionsResult Validate(string? name, CtiOptions options)
    {
        var faults = new List<string>();
        if (options.CallTimeout < Duration.FromMilliseconds(100) || options.CallTimeout > Duration.FromSeconds(60))
            faults.Add($"{nameof(CtiOptions.CallTimeout)} is not 100 milliseconds to 60 seconds: {options.CallTimeout}");
        if (options.Lease < Duration.FromSeconds(1) || options.Lease > Duration.FromMinutes(10))
            faults.Add($"{nameof(CtiOptions.Lease)} is not 1 second to 10 minutes: {options.Lease}");
        if (options.SignInRetention < Duration.FromDays(1) || options.SignInRetention > Duration.FromDays(400))
            faults.Add($"{nameof(CtiOptions.SignInRetention)} is not 1 to 400 days: {options.SignInRetention}");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
