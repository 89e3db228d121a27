using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What a host may set for SSO logins. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class SsoOptions
{
    /// <summary>The most SSO logins of an organization: 1 to 10,000. Default 100.</summary>
    [Limits(1, 10_000)]
    public int MaxLogins { get; set; } = 100;

    /// <summary>Whether URLs of SSO logins may be http where they name a loopback address: for development. Default no.</summary>
    public bool AllowLoopbackHttp { get; set; }

    /// <summary>Whether status and token-check URLs may lead to private and reserved addresses: for an installation inside one network. Default no.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How long a customer's site may take to answer: 100 milliseconds to 60 seconds. Default 5 seconds.</summary>
    [SpanLimits("0:00:00:00.1", "0:00:01:00")]
    public Duration StatusTimeout { get; set; } = Duration.FromSeconds(5);

    /// <summary>How long after the login was signed its access token can be redeemed: 4 to 30 minutes. Default 5 minutes. A login may come 3 minutes after it was signed.</summary>
    [SpanLimits("0:00:04:00", "0:00:30:00")]
    public Duration AccessTokenLifetime { get; set; } = Duration.FromMinutes(5);

    /// <summary>The most used tokens that are remembered, for each organization in the store or all together in memory: 1,000 to 10,000,000. Default 1,000,000.</summary>
    [Limits(1_000, 10_000_000)]
    public int MaxRememberedTokens { get; set; } = 1_000_000;
}

/// <summary>Checks the options, from their attributes.</summary>
[OptionsValidator]
internal sealed partial class SsoOptionsValidator : IValidateOptions<SsoOptions>
{
}
