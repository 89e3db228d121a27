using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Cti.MobileContact;
using OnlineContact.Admin.Testing.Cti;

namespace EmbeddedHost.Setup;

/// <summary>
/// The telephony systems of the sample: an exchange on a loopback port and a Mobile Contact within the process. The connectors are the
/// real ones; a real host names its own exchange and cloud in their options.
/// </summary>
internal sealed class Telephony : IAsyncDisposable
{
    public const string Tenant = "haneul-market";

    private readonly ConcurrentDictionary<string, bool> _activated = new() { [Tenant] = false };

    public Telephony()
    {
        Exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Tenants = [Tenant], Password = Password });
        MobileContact = new SimulatedMobileContact(new SimulatedMobileContactOptions { Tenants = _activated, ApiKey = Password });
    }

    public SimulatedExchange Exchange { get; }

    public SimulatedMobileContact MobileContact { get; }

    private string Password { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Activates the tenant of the Mobile Contact.</summary>
    public void Activate() => _activated[Tenant] = true;

    /// <summary>Lets the connectors find what is here.</summary>
    public static void Connect(IServiceCollection services)
    {
        services.AddSingleton<Telephony>();
        services.AddOptions<IpccOptions>().Configure<Telephony>(static (options, telephony) =>
        {
            options.Exchange = new IpccExchange { Host = "127.0.0.1", Port = telephony.Exchange.Port, UserName = "oca", Password = telephony.Password };
            options.FirstBackoff = Duration.FromMilliseconds(10);
        });
        services.AddOptions<MobileContactOptions>().Configure<Telephony>(static (options, telephony) =>
            (options.BaseAddress, options.ApiKey) = ("https://mobile-contact.example/", telephony.Password));
        services.AddHttpClient("OnlineContact.Admin.Cti.MobileContact").ConfigurePrimaryHttpMessageHandler(
            static provider => provider.GetRequiredService<Telephony>().MobileContact.CreateHandler());
    }

    public ValueTask DisposeAsync() => Exchange.DisposeAsync();
}
