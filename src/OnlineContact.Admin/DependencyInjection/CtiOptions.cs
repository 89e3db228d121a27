using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What a host may set for CTI. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class CtiOptions
{
    /// <summary>How long a caller waits for a telephony system at most: 100 milliseconds to 60 seconds. Default 5 seconds.</summary>
    [SpanLimits("0:00:00:00.1", "0:00:01:00")]
    public Duration CallTimeout { get; set; } = Duration.FromSeconds(5);

    /// <summary>How long a host holds the lease of a tenant without renewing it: 1 second to 10 minutes. Default 30 seconds. It is renewed three times in that time.</summary>
    [SpanLimits("0:00:00:01", "0:00:10:00")]
    public Duration Lease { get; set; } = Duration.FromSeconds(30);

    /// <summary>How long it is kept which service an agent named at a sign-in: 1 to 400 days. Default 7 days.</summary>
    [SpanLimits("1:00:00:00", "400:00:00:00")]
    public Duration SignInRetention { get; set; } = Duration.FromDays(7);

    /// <summary>The most bytes of a file to be imported: 1,000 to 10,000,000. Default 1,000,000.</summary>
    [Limits(1_000, 10_000_000)]
    public int MaxImportBytes { get; set; } = 1_000_000;

    /// <summary>The most agents in a file to be imported, all of them in one change: 1 to 5,000. Default 1,000.</summary>
    [Limits(1, 5_000)]
    public int MaxImportLines { get; set; } = 1_000;
}

/// <summary>Checks the options, from their attributes.</summary>
[OptionsValidator]
internal sealed partial class CtiOptionsValidator : IValidateOptions<CtiOptions>
{
}
