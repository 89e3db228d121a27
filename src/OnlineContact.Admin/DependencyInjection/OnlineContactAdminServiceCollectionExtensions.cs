using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.ChangeLog.Upkeep;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the library with a host's services.</summary>
public static class OnlineContactAdminServiceCollectionExtensions
{
    /// <summary>
    /// Adds the global administration of a contact centre. Calling it again only adds. What the host has registered itself, an
    /// <see cref="IClock"/> for example, stays.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Chooses a store and sets options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOnlineContactAdmin(this IServiceCollection services, Action<OnlineContactAdminBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new OnlineContactAdminBuilder(services));
        AddDefaults(services);
        return services;
    }

    private static void AddDefaults(IServiceCollection services)
    {
        services.AddOptions<AdminOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AdminOptions>, AdminOptionsShapeValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AdminOptions>, AdminOptionsCrossValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<AdminOptions>>(
            static provider => new OptionsStartCheck<AdminOptions>(provider.GetRequiredService<IOptions<AdminOptions>>(), "admin.Configure(...)")));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, NormalizationStartCheck>(static _ => new NormalizationStartCheck()));

        services.TryAddSingleton<IClock>(static _ => SystemClock.Instance);
        services.TryAddSingleton(static _ => DateTimeZoneProviders.Tzdb);
        services.TryAddSingleton<IAdminStore, MissingStore>();

        services.TryAddSingleton<RuntimeState>();
        services.TryAddSingleton(static _ => TimeProvider.System);
        services.TryAddSingleton<IOrganizationGates, OrganizationGates>();
        services.TryAddSingleton<AdminMeter>();
        services.TryAddSingleton(static _ => new TextCache());
        services.TryAddSingleton(static provider => new RefusalLog(() => Options(provider).RefusalEntriesPerHour));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IActorRightsSource, AdministratorRights>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IActorRightsSource, AgentRights>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMemberFollower, AdministratorStates>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMemberFollower, AgentStates>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdministratorFollower, AdministratorsAreAgents>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IContractChangeFollower, ChannelsFollowTheContract>());
        services.TryAddSingleton<AdminDoor>();

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, OutboxJob>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, RequestRetentionJob>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, RefusalCountJob>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, LogUpkeepJob>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, LogRetentionJob>(static provider => new LogRetentionJob(Door(provider), () => Options(provider).ChangeLogRetentionYears)));
        services.TryAddSingleton<IIamDirectory, StoredIamDirectory>();
        services.TryAddSingleton<IIamEnrolment, StoredIamEnrolment>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, InvitationDelivery>(static provider => new InvitationDelivery(
            Door(provider), provider.GetRequiredService<IIamEnrolment>(), provider.GetService<IMemberMailer>(), new Lazy<IamSettings>(() => new(Options(provider).InvitationLifetime)))));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, InvitationTokenRetention>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, OwnersOfEarlierVersions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, AgentsOfEarlierVersions>());
        services.TryAddSingleton<IAdminRuntime, AdminRuntime>();

        services.TryAddSingleton(static provider => new OrganizationManager(Door(provider), OrganizationSettingsOf(provider), provider.GetServices<IAdministratorFollower>()));
        services.TryAddSingleton(static provider => new AdministratorManager(Door(provider), provider.GetRequiredService<IIamDirectory>(), provider.GetServices<IAdministratorFollower>()));
        services.TryAddSingleton(static provider => new MemberManager(
            Door(provider), provider.GetRequiredService<IIamDirectory>(), provider.GetService<IMemberMailer>() is not null, provider.GetServices<IMemberFollower>()));
        services.TryAddSingleton(static provider => new ContractedServiceManager(Door(provider), ServiceSettingsOf(provider), provider.GetServices<IContractChangeFollower>()));
        services.TryAddSingleton(static provider => new AgentManager(Door(provider), provider.GetRequiredService<IIamDirectory>(), Options(provider).ContractItems));
        services.TryAddSingleton(static provider => new BillingManager(Door(provider), BillingSettingsOf(provider)));
        services.TryAddSingleton(static provider => new UsageManager(Door(provider), BillingSettingsOf(provider)));
        services.TryAddSingleton(static provider => new MonthClosingManager(Door(provider), BillingSettingsOf(provider)));
        services.TryAddSingleton(static provider => new ChargeManager(Door(provider), BillingSettingsOf(provider)));
        services.TryAddSingleton(static provider => new ChangeLogManager(Door(provider), new LogSearch(Door(provider).Store, () => Options(provider).ChangeLogEntriesInMemory)));
        services.TryAddSingleton(static provider => new ChangeLogProofManager(Door(provider), provider.GetService<ILogCheckpointSigner>()));
        SsoServices.AddDefaults(services);
        CtiServices.AddDefaults(services);
        PerformanceServices.AddDefaults(services);
        HealthServices.AddDefaults(services);
    }

    private static AdminDoor Door(IServiceProvider provider) => provider.GetRequiredService<AdminDoor>();

    private static AdminOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<AdminOptions>>().Value;

    private static IDateTimeZoneProvider Zones(IServiceProvider provider) => provider.GetRequiredService<IDateTimeZoneProvider>();

    private static PriceBookCatalogue PriceBooksOf(AdminOptions options) => new(options.PriceBooks, options.ContractItems);

    private static OrganizationSettings OrganizationSettingsOf(IServiceProvider provider)
    {
        var options = Options(provider);
        return new(options.DefaultTimeZone, options.DefaultPriceBook, PriceBooksOf(options), Zones(provider));
    }

    private static BillingSettings BillingSettingsOf(IServiceProvider provider)
    {
        var options = Options(provider);
        return new(options.ContractItems, PriceBooksOf(options), Zones(provider));
    }

    private static ServiceSettings ServiceSettingsOf(IServiceProvider provider)
    {
        var options = Options(provider);
        return new ServiceSettings
        {
            ReservedIds = new HashSet<string>(options.ReservedServiceIds, StringComparer.OrdinalIgnoreCase),
            LanguageZones = options.LanguageZones.ToDictionary(
                pair => pair.Key,
                pair => ZoneNames.For(Zones(provider)).Canonical(pair.Value) ?? pair.Value,
                StringComparer.OrdinalIgnoreCase),
            UrlPattern = options.ServiceUrlPattern,
            MaxServices = options.MaxServices,
            Items = options.ContractItems,
            PriceBooks = PriceBooksOf(options),
            Zones = Zones(provider),
        };
    }
}
