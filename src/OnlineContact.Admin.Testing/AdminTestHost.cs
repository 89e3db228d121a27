using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing;

/// <summary>
/// The library, running, with a clock that a test moves: <c>await using var host = await AdminTestHost.StartAsync(admin =&gt;
/// admin.UseInMemoryStore());</c>
/// </summary>
/// <remarks>
/// Safe to use from several threads. Two hosts over one store (<c>admin.UseStore(_ =&gt; store)</c>) are two processes of
/// one installation. A host whose store is durable may be disposed of and started again: a restart.
/// </remarks>
public sealed class AdminTestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AdminTestHost(ServiceProvider services, FakeAdminClock clock)
    {
        _services = services;
        Clock = clock;
    }

    /// <summary>An operator for tests.</summary>
    public static AdminActor Operator { get; } = AdminActor.Operator("test operator");

    /// <summary>The clock; move it as the test needs.</summary>
    public FakeAdminClock Clock { get; }

    /// <summary>Everything that is registered.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The runtime, started.</summary>
    public IAdminRuntime Runtime => _services.GetRequiredService<IAdminRuntime>();

    /// <summary>Provisions organizations.</summary>
    public OrganizationManager Organizations => _services.GetRequiredService<OrganizationManager>();

    /// <summary>Manages services and contracts.</summary>
    public ContractedServiceManager ContractedServices => _services.GetRequiredService<ContractedServiceManager>();

    /// <summary>Estimates and discounts.</summary>
    public BillingManager Billing => _services.GetRequiredService<BillingManager>();

    /// <summary>Reads, verifies and erases.</summary>
    public ChangeLogManager ChangeLog => _services.GetRequiredService<ChangeLogManager>();

    /// <summary>The store.</summary>
    public IAdminStore Store => _services.GetRequiredService<IAdminStore>();

    /// <summary>Registers the library, and starts it.</summary>
    /// <param name="configure">Chooses a store and sets options; also the place for event handlers and jobs.</param>
    /// <param name="clock">The clock; null makes one that shows 2021-03-15, noon.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The host; dispose of it.</returns>
    /// <exception cref="Errors.AdminConfigurationException">What <see cref="IAdminRuntime.StartAsync"/> throws.</exception>
    public static async Task<AdminTestHost> StartAsync(Action<OnlineContactAdminBuilder> configure, FakeAdminClock? clock = null, CancellationToken cancellationToken = default)
    {
        var host = Create(configure, clock);
        try
        {
            await host.Runtime.StartAsync(cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Registers the library without starting it.</summary>
    /// <param name="configure">Chooses a store and sets options.</param>
    /// <param name="clock">The clock; null makes one that shows 2021-03-15, noon.</param>
    /// <returns>The host; dispose of it.</returns>
    public static AdminTestHost Create(Action<OnlineContactAdminBuilder> configure, FakeAdminClock? clock = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        clock ??= new FakeAdminClock();
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(clock);
        services.AddOnlineContactAdmin(configure);
        return new AdminTestHost(services.BuildServiceProvider(), clock);
    }

    /// <summary>Provisions an organization with an owner.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="timeZone">The contract zone; null: the default of the options.</param>
    /// <param name="priceBook">The price book; null: the default of the options.</param>
    /// <param name="owner">The owner's account.</param>
    /// <param name="ownerName">The owner's name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The organization and its owner.</returns>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<TestOrganization> ProvisionAsync(
        string id = "acme", string? timeZone = null, string? priceBook = null, string owner = "owner", string ownerName = "Owner", CancellationToken cancellationToken = default)
    {
        var provision = new OrganizationProvision
        {
            Id = id,
            Name = $"Organization {id}",
            Domain = "contact.example.com",
            TimeZone = timeZone,
            PriceBook = priceBook,
            OwnerAccount = owner,
            OwnerName = ownerName,
        };
        var outcome = await Organizations.ProvisionAsync(Operator, provision, default, cancellationToken).ConfigureAwait(false);
        if (!outcome.Succeeded) throw new InvalidOperationException($"The organization was not provisioned: {outcome.Error}");
        var organization = OrganizationId.Parse(id);
        return new TestOrganization(organization, AdminActor.Member(organization, owner, ownerName, "192.0.2.1"));
    }

    /// <summary>Disposes of everything that is registered.</summary>
    /// <returns>A task.</returns>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
