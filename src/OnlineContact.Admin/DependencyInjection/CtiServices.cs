using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What is registered for CTI.</summary>
internal static class CtiServices
{
    public static void AddDefaults(IServiceCollection services)
    {
        services.AddOptions<CtiOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CtiOptions>, CtiOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<CtiOptions>>(
            static provider => new OptionsStartCheck<CtiOptions>(provider.GetRequiredService<IOptions<CtiOptions>>(), "admin.ConfigureCti(...)")));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OneConnectorForEachVersion>());

        services.TryAddSingleton(static provider => new Lazy<CtiLimits>(() => LimitsOf(provider)));
        services.TryAddSingleton(static provider => new CtiGateway(
            provider.GetServices<ICtiConnector>(), Limits(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<AdminMeter>()));
        services.TryAddSingleton(static provider => new PhoneWitnesses(new(() => provider.GetRequiredService<IOptions<AdminOptions>>().Value.ContractItems)));
        services.TryAddSingleton<CtiLiveStates>();
        services.TryAddSingleton<CtiLease>();
        services.TryAddSingleton(static provider => new CtiSettingsManager(provider.GetRequiredService<AdminDoor>(), provider.GetRequiredService<CtiGateway>(), Witnesses(provider)));
        services.TryAddSingleton(static provider => new CtiAgentManager(
            provider.GetRequiredService<AdminDoor>(), provider.GetRequiredService<CtiGateway>(), Witnesses(provider), Limits(provider), provider.GetRequiredService<CtiLiveStates>()));
        services.TryAddSingleton(static provider => new CtiSessionManager(
            provider.GetRequiredService<AdminDoor>(), provider.GetRequiredService<CtiGateway>(), Witnesses(provider), provider.GetRequiredService<CtiLiveStates>()));
        services.TryAddSingleton(static provider => new CtiWatcher(
            provider.GetRequiredService<IAdminStore>(),
            provider.GetRequiredService<CtiGateway>(),
            provider.GetRequiredService<CtiLiveStates>(),
            provider.GetRequiredService<CtiLease>(),
            Limits(provider),
            provider.GetRequiredService<RuntimeState>(),
            provider.GetRequiredService<IClock>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AdminMeter>(),
            provider.GetServices<ICtiEventHandler>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, CtiVerificationJob>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, CtiSignInRetention>());
    }

    private static Lazy<CtiLimits> Limits(IServiceProvider provider) => provider.GetRequiredService<Lazy<CtiLimits>>();

    private static PhoneWitnesses Witnesses(IServiceProvider provider) => provider.GetRequiredService<PhoneWitnesses>();

    private static CtiLimits LimitsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CtiOptions>>().Value;
        return new CtiLimits
        {
            CallTimeout = options.CallTimeout,
            Lease = options.Lease,
            SignInRetention = options.SignInRetention,
            MaxImportBytes = options.MaxImportBytes,
            MaxImportLines = options.MaxImportLines,
        };
    }

    /// <summary>Two connectors for one version leave open which of them an organization gets.</summary>
    private sealed class OneConnectorForEachVersion(IEnumerable<ICtiConnector> connectors) : IStartCheck
    {
        public void Check()
        {
            foreach (var version in connectors.GroupBy(connector => connector.Version).Where(group => group.Count() > 1))
            {
                throw new AdminConfigurationException(
                    AdminErrors.CtiConnectorTwice.With(null, version.Key),
                    $"Register one ICtiConnector for {version.Key}: {string.Join(", ", version.Select(connector => connector.GetType().Name))}.");
            }
        }
    }
}
