using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Iam;
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

    /// <summary>Takes in usage.</summary>
    public UsageManager Usage => _services.GetRequiredService<UsageManager>();

    /// <summary>Closes months.</summary>
    public MonthClosingManager MonthClosing => _services.GetRequiredService<MonthClosingManager>();

    /// <summary>Shows monthly charges and statements.</summary>
    public ChargeManager Charges => _services.GetRequiredService<ChargeManager>();

    /// <summary>Reads, verifies and erases.</summary>
    public ChangeLogManager ChangeLog => _services.GetRequiredService<ChangeLogManager>();

    /// <summary>Searches, invites and registers people.</summary>
    public MemberManager Members => _services.GetRequiredService<MemberManager>();

    /// <summary>Adds and removes organization administrators.</summary>
    public AdministratorManager Administrators => _services.GetRequiredService<AdministratorManager>();

    /// <summary>Adds agents and gives them roles.</summary>
    public AgentManager Agents => _services.GetRequiredService<AgentManager>();

    /// <summary>Keeps CTI settings.</summary>
    public CtiSettingsManager CtiSettings => _services.GetRequiredService<CtiSettingsManager>();

    /// <summary>Lists CTI agents, and sets and imports their numbers.</summary>
    public CtiAgentManager CtiAgents => _services.GetRequiredService<CtiAgentManager>();

    /// <summary>Signs agents in to CTI, and sets their states.</summary>
    public CtiSessionManager CtiSessions => _services.GetRequiredService<CtiSessionManager>();

    /// <summary>Watches tenants.</summary>
    public CtiWatcher CtiWatcher => _services.GetRequiredService<CtiWatcher>();

    /// <summary>Says how the library is.</summary>
    public AdminHealth Health => _services.GetRequiredService<AdminHealth>();

    /// <summary>What invitations were sent by mail; only where the host has chosen no mailer of its own.</summary>
    public FakeMemberMailer Mailer => (FakeMemberMailer)_services.GetRequiredService<IMemberMailer>();

    /// <summary>The store.</summary>
    public IAdminStore Store => _services.GetRequiredService<IAdminStore>();

    /// <summary>Registers the library, and starts it.</summary>
    /// <param name="configure">Chooses a store and sets options; also the place for event handlers and jobs.</param>
    /// <param name="clock">The clock; null makes one that shows 2021-03-15, noon.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The host; dispose of it.</returns>
    /// <exception cref="AdminConfigurationException">What <see cref="IAdminRuntime.StartAsync"/> throws.</exception>
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
        services.TryAddSingleton<IMemberMailer, FakeMemberMailer>();
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

    /// <summary>Invites a member, delivers the invitation and accepts it: she is active then.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="account">Her account.</param>
    /// <param name="name">Her name.</param>
    /// <param name="accepts">Whether she accepts; else she is pending.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The member as an actor.</returns>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<AdminActor> MemberAsync(OrganizationId organization, string account, string name = "Member", bool accepts = true, CancellationToken cancellationToken = default)
    {
        var invitation = new MemberInvitation { Account = account, Name = name, Email = $"{account}@example.com" };
        Succeeded(await Members.InviteAsync(Operator, organization, invitation, default, cancellationToken).ConfigureAwait(false));
        if (accepts)
        {
            await Runtime.RunDueAsync(Clock.Now, cancellationToken).ConfigureAwait(false);
            Succeeded(await Members.AcceptAsync(Operator, Mailer.TokenOf(account, organization), default, cancellationToken).ConfigureAwait(false));
        }

        return AdminActor.Member(organization, account, name, "192.0.2.2");

        static void Succeeded(Outcome<ChangeReceipt> outcome)
        {
            if (!outcome.Succeeded) throw new InvalidOperationException($"The member was not taken in: {outcome.Error}");
        }
    }

    /// <summary>Disposes of everything that is registered.</summary>
    /// <returns>A task.</returns>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
