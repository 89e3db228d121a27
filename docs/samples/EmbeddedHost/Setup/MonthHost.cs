using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;

namespace EmbeddedHost.Setup;

/// <summary>A host of its own on a store in memory, whose clock is moved: a month passes in it while the clock of the run stands still.</summary>
internal sealed class MonthHost : IAsyncDisposable
{
    private readonly MovedClock _clock;
    private readonly ServiceProvider _services;

    private MonthHost(Instant now)
    {
        _clock = new MovedClock { Now = now };
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(_clock);
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());
        _services = services.BuildServiceProvider();
    }

    public OrganizationManager Organizations => _services.GetRequiredService<OrganizationManager>();

    public ContractedServiceManager Services => _services.GetRequiredService<ContractedServiceManager>();

    public BillingManager Billing => _services.GetRequiredService<BillingManager>();

    public UsageManager Usage => _services.GetRequiredService<UsageManager>();

    public MonthClosingManager Closing => _services.GetRequiredService<MonthClosingManager>();

    public ChargeManager Charges => _services.GetRequiredService<ChargeManager>();

    public static async Task<MonthHost> StartAsync(Instant now, CancellationToken cancellationToken)
    {
        var host = new MonthHost(now);
        await host._services.GetRequiredService<IAdminRuntime>().StartAsync(cancellationToken);
        return host;
    }

    /// <summary>Moves the clock to noon of a day.</summary>
    public void GoTo(LocalDate day, DateTimeZone zone) => _clock.Now = zone.AtLeniently(day.At(LocalTime.Noon)).ToInstant();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class MovedClock : IClock
    {
        public required Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }
}
