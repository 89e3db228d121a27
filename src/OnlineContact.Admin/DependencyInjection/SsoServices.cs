using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Sso.Status;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>What is registered for SSO logins.</summary>
internal static class SsoServices
{
    /// <summary>The guard of hosts that choose none; known again when another one is chosen in a later call.</summary>
    public static readonly Func<IServiceProvider, object> DefaultReplayGuard = static provider =>
        new StoredSsoReplayGuard(provider.GetRequiredService<IAdminStore>(), () => provider.GetRequiredService<IOptions<SsoOptions>>().Value.MaxRememberedTokens);

    public static void AddDefaults(IServiceCollection services)
    {
        services.AddOptions<SsoOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SsoOptions>, SsoOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<SsoOptions>>(
            static provider => new OptionsStartCheck<SsoOptions>(provider.GetRequiredService<IOptions<SsoOptions>>(), "admin.ConfigureSso(...)")));

        services.TryAddSingleton<ISsoKeySource, MissingKeySource>();
        services.TryAddSingleton(typeof(ISsoReplayGuard), DefaultReplayGuard);
        services.TryAddSingleton(static provider => new SsoStatusClient(SettingsOf(provider), provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, SsoTrimJob>());
        services.TryAddSingleton(static provider => new SsoLoginManager(
            provider.GetRequiredService<AdminDoor>(), SettingsOf(provider), provider.GetRequiredService<SsoStatusClient>()));
        services.TryAddSingleton(static provider => new SsoRemoteLogin(
            provider.GetRequiredService<IAdminStore>(),
            provider.GetRequiredService<IClock>(),
            provider.GetRequiredService<RuntimeState>(),
            provider.GetRequiredService<ISsoKeySource>(),
            provider.GetRequiredService<ISsoReplayGuard>(),
            provider.GetRequiredService<SsoStatusClient>(),
            SettingsOf(provider)));
    }

    private static SsoSettings SettingsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SsoOptions>>().Value;
        return new SsoSettings
        {
            MaxLogins = options.MaxLogins,
            MaxRememberedTokens = options.MaxRememberedTokens,
            AllowLoopbackHttp = options.AllowLoopbackHttp,
            AllowPrivateAddresses = options.AllowPrivateAddresses,
            StatusTimeout = options.StatusTimeout,
            AccessTokenLifetime = options.AccessTokenLifetime,
        };
    }
}
