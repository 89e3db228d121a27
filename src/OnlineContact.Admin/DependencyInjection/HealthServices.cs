using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What is registered for looks at the library's health.</summary>
internal static class HealthServices
{
    public static void AddDefaults(IServiceCollection services)
    {
        services.AddOptions<HealthOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HealthOptions>, HealthOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<HealthOptions>>(
            static provider => new OptionsStartCheck<HealthOptions>(provider.GetRequiredService<IOptions<HealthOptions>>(), "admin.ConfigureHealth(...)")));
        services.TryAddSingleton(static provider => new AdminHealth(
            provider.GetRequiredService<IAdminStore>(),
            provider.GetRequiredService<IAdminRuntime>(),
            provider.GetRequiredService<IClock>(),
            provider.GetRequiredService<TimeProvider>(),
            new Lazy<HealthLimits>(() => LimitsOf(provider)),
            provider.GetRequiredService<CtiGateway>(),
            provider.GetRequiredService<CtiLiveStates>(),
            provider.GetRequiredService<CtiLease>()));
    }

    private static HealthLimits LimitsOf(IServiceProvider provider)
    {
        var options = OptionsOf(provider);
        return new HealthLimits
        {
            TimeLimit = options.TimeLimit,
            MaxOrganizations = options.MaxOrganizations,
            MaxWaiting = options.MaxWaiting,
            MaxJobDelay = options.MaxJobDelay,
            ExpectsCtiWatch = options.ExpectsCtiWatch,
        };
    }

    /// <summary>With options out of their limits nothing starts; a look says that it has not, and why stands in what the start threw.</summary>
    private static HealthOptions OptionsOf(IServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<IOptions<HealthOptions>>().Value;
        }
        catch (OptionsValidationException)
        {
            return new HealthOptions();
        }
    }
}
