using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.DependencyInjection;

namespace OnlineContact.Admin.Cti.Ipcc;

/// <summary>What a host may set for private IPCCs. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start.</remarks>
public sealed class IpccOptions
{
    /// <summary>The exchange of every tenant that has none of its own in <see cref="Exchanges"/>. Null: other tenants are unknown.</summary>
    public IpccExchange? Exchange { get; set; }

    /// <summary>The exchanges by the name of their tenant, compared exactly. At most 10,000.</summary>
    public IDictionary<string, IpccExchange> Exchanges { get; } = new Dictionary<string, IpccExchange>(StringComparer.Ordinal);

    /// <summary>How long a call may take, connecting included: 100 milliseconds to 60 seconds. Default 10 seconds.</summary>
    [SpanLimits("0:00:00:00.1", "0:00:01:00")]
    public Duration TimeLimit { get; set; } = Duration.FromSeconds(10);

    /// <summary>How long to wait before the first attempt to connect again: 10 milliseconds up to <see cref="LongestBackoff"/>. Doubled with each attempt; a random half of it is waited. Default 1 second.</summary>
    public Duration FirstBackoff { get; set; } = Duration.FromSeconds(1);

    /// <summary>The longest wait between two attempts: up to 1 hour. Default 1 minute.</summary>
    [SpanLimits("0:00:00:00.01", "0:01:00:00")]
    public Duration LongestBackoff { get; set; } = Duration.FromMinutes(1);

    /// <summary>How long the exchange keeps a session without a sign of life: 15 seconds to 1 hour. One is given at each third of it. Default 3 minutes.</summary>
    [SpanLimits("0:00:00:15", "0:01:00:00")]
    public Duration SessionDuration { get; set; } = Duration.FromMinutes(3);

    /// <summary>
    /// How often the exchange is asked for the whole state while it is watched, so that a lost event is made good: 1 second to 1 day. Default 1 minute.
    /// </summary>
    [SpanLimits("0:00:00:01", "1:00:00:00")]
    public Duration SnapshotInterval { get; set; } = Duration.FromMinutes(1);

    /// <summary>How long a connection that nobody uses is kept: 1 second to 1 day. Default 5 minutes.</summary>
    [SpanLimits("0:00:00:01", "1:00:00:00")]
    public Duration IdleTime { get; set; } = Duration.FromMinutes(5);

    /// <summary>The longest frame that is accepted: 1,024 to 65,535 bytes, header included. Default 65,535, the most that a header can say.</summary>
    [Limits(1_024, 65_535)]
    public int MaxFrameLength { get; set; } = 65_535;

    /// <summary>How many events may wait for a watcher before it is given the whole state instead: 100 to 1,000,000. Default 10,000.</summary>
    [Limits(100, 1_000_000)]
    public int MaxWaitingEvents { get; set; } = 10_000;

    /// <summary>How many calls of one agent are kept: 1 to 1,000. Default 32. What an exchange tells beyond is not taken in.</summary>
    [Limits(1, 1_000)]
    public int MaxCallsOfAnAgent { get; set; } = 32;

    /// <summary>How the exchange names the states of the handbook. Default <see cref="CtiStateMap.Standard"/>.</summary>
    public CtiStateMap States { get; set; } = CtiStateMap.Standard;
}

/// <summary>Checks each option by itself, from its attributes.</summary>
[OptionsValidator]
internal sealed partial class IpccOptionsShapeValidator : IValidateOptions<IpccOptions>
{
}

/// <summary>Checks spans of time, against each other too, and exchanges. No credential is in what it says.</summary>
internal sealed class IpccOptionsCrossValidator : IValidateOptions<IpccOptions>
{
    private const int MaxExchanges = 10_000;
    private const int MaxGroups = 1_000;

    public ValidateOptionsResult Validate(string? name, IpccOptions options)
    {
        var faults = new List<string>();
        if (options.FirstBackoff < Duration.FromMilliseconds(10) || options.FirstBackoff > options.LongestBackoff)
            faults.Add($"{nameof(IpccOptions.FirstBackoff)} is {options.FirstBackoff}, not 10 milliseconds to {nameof(IpccOptions.LongestBackoff)}");
        if (options.States is null) faults.Add($"{nameof(IpccOptions.States)} is missing");
        if (options.Exchange is null && options.Exchanges.Count == 0) faults.Add($"neither {nameof(IpccOptions.Exchange)} nor {nameof(IpccOptions.Exchanges)} names an exchange");
        if (options.Exchanges.Count > MaxExchanges) faults.Add($"{nameof(IpccOptions.Exchanges)} has {options.Exchanges.Count} entries, at most {MaxExchanges}");
        if (options.Exchange is { } common) Exchange(nameof(IpccOptions.Exchange), common);
        foreach (var (tenant, exchange) in options.Exchanges) Exchange($"{nameof(IpccOptions.Exchanges)}[{tenant}]", exchange);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Exchange(string where, IpccExchange? exchange)
        {
            if (exchange is null)
            {
                faults.Add($"{where} is missing");
                return;
            }

            if (exchange.Host is "") faults.Add($"{where}.{nameof(exchange.Host)} is missing");
            if (exchange.Port is < 1 or > 65_535) faults.Add($"{where}.{nameof(exchange.Port)} is not 1 to 65535: {exchange.Port}");
            if (exchange.ApplicationId is "") faults.Add($"{where}.{nameof(exchange.ApplicationId)} is missing");
            Text(nameof(exchange.Host), exchange.Host);
            Text(nameof(exchange.ApplicationId), exchange.ApplicationId);
            Text(nameof(exchange.UserName), exchange.UserName);
            Text(nameof(exchange.Password), exchange.Password);
            Text(nameof(exchange.TlsHost), exchange.TlsHost);
            if (exchange.Groups.Count > MaxGroups) faults.Add($"{where}.{nameof(exchange.Groups)} has {exchange.Groups.Count} entries, at most {MaxGroups}");
            foreach (var group in exchange.Groups) Text(nameof(exchange.Groups), group);
            if (exchange.Editions.Count == 0) faults.Add($"{where}.{nameof(exchange.Editions)} is empty");
            foreach (var edition in exchange.Editions.Where(edition => edition is < CstaNamespaces.FirstEdition or > CstaNamespaces.LastEdition))
                faults.Add($"{where}.{nameof(exchange.Editions)} has {edition}, which is not {CstaNamespaces.FirstEdition} to {CstaNamespaces.LastEdition}");

            // A host may have read it from an environment where it is not.
            void Text(string setting, string? value)
            {
                if (value is null) faults.Add($"{where}.{setting} is missing");
                if (value?.Length > IpccExchange.MaxTextLength) faults.Add($"{where}.{setting} has {value.Length} characters, at most {IpccExchange.MaxTextLength}");
                if (value?.Any(char.IsControl) is true) faults.Add($"{where}.{setting} has control characters");
            }
        }
    }
}
