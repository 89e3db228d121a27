using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Live;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What is registered for performance and user settings.</summary>
internal static class PerformanceServices
{
    public static void AddDefaults(IServiceCollection services)
    {
        services.AddOptions<PerformanceOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PerformanceOptions>, PerformanceOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<PerformanceOptions>>(
            static provider => new OptionsStartCheck<PerformanceOptions>(provider.GetRequiredService<IOptions<PerformanceOptions>>(), "admin.ConfigurePerformance(...)")));

        services.TryAddSingleton(static provider => new Lazy<PerformanceSettings>(() => SettingsOf(provider)));
        services.TryAddSingleton<LivePerformance>();
        services.TryAddSingleton<LaneReader>();
        services.TryAddSingleton<EventWriter>();
        services.TryAddSingleton(static provider => new PerformanceManager(
            provider.GetRequiredService<AdminDoor>(),
            provider.GetRequiredService<Lazy<PerformanceSettings>>(),
            provider.GetRequiredService<LivePerformance>(),
            provider.GetRequiredService<LaneReader>(),
            provider.GetRequiredService<EventWriter>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AdminMeter>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, PerformanceRetention>());

        services.TryAddSingleton(static provider => new UserSettingsManager(provider.GetRequiredService<AdminDoor>(), provider.GetRequiredService<IIamDirectory>(), provider.GetRequiredService<TicketReceivers>()));
        services.TryAddSingleton(static provider => new TicketReceivers(
            provider.GetRequiredService<IAdminStore>(),
            provider.GetRequiredService<IClock>(),
            provider.GetRequiredService<RuntimeState>(),
            new Lazy<Duration>(() => provider.GetRequiredService<Lazy<PerformanceSettings>>().Value.Refresh)));
    }

    private static PerformanceSettings SettingsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<PerformanceOptions>>().Value;
        return new PerformanceSettings
        {
            EventRetention = options.EventRetention,
            MostAhead = options.MostAhead,
            Refresh = options.Refresh,
            MaxLiveAgents = options.MaxLiveAgents,
            Zones = provider.GetRequiredService<IDateTimeZoneProvider>(),
        };
    }
}
