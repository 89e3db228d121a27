using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.KeyManagement.Jobs;
using OnlineContact.Admin.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the management of SSO keys.</summary>
public static class OnlineContactAdminSsoKeyManagementExtensions
{
    /// <summary>
    /// Adds <see cref="SsoKeyManager"/>, its jobs, and the source of keys for SSO logins. The key-encryption key is the one that was chosen by
    /// <see cref="UseSsoKeyEncryption"/>, otherwise ASP.NET Core Data Protection if the host has it; without either the start is refused.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder AddSsoKeyManagement(this OnlineContactAdminBuilder builder, Action<SsoKeyManagementOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<SsoKeyManagementOptions>();
        if (configure is not null) services.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SsoKeyManagementOptions>, SsoKeyManagementOptionsShapeValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SsoKeyManagementOptions>, SsoKeyManagementOptionsCrossValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<SsoKeyManagementOptions>>(
            static provider => new OptionsStartCheck<SsoKeyManagementOptions>(provider.GetRequiredService<IOptions<SsoKeyManagementOptions>>(), "admin.AddSsoKeyManagement(...)")));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, KeyEncryptionStartCheck>(
            static provider => new KeyEncryptionStartCheck(() => provider.GetRequiredService<SsoKeySealer>())));

        // What an earlier call without key management left in its place is no choice.
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == typeof(ISsoKeySource) && services[i].ImplementationType == typeof(MissingKeySource)) services.RemoveAt(i);
        }

        services.TryAddSingleton(static provider => new SsoKeySealer(KeyEncryptionKeyOf(provider)));
        services.TryAddSingleton<SsoKeyUses>();
        services.TryAddSingleton<ISsoKeySource, SsoKeySource>();
        services.TryAddSingleton(static provider => new SsoKeyManager(
            provider.GetRequiredService<AdminDoor>(), provider.GetRequiredService<SsoKeySealer>(), OptionsOf(provider)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, SsoKeyUseJob>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, SsoKeyRotationJob>(static provider => new SsoKeyRotationJob(
            provider.GetRequiredService<IAdminStore>(), new(provider.GetRequiredService<SsoKeyManager>), new(() => OptionsOf(provider)))));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, SsoKeyReencryptionJob>(static provider => new SsoKeyReencryptionJob(
            provider.GetRequiredService<IAdminStore>(), new(provider.GetRequiredService<SsoKeyManager>), new(provider.GetRequiredService<SsoKeySealer>))));
        return builder;
    }

    /// <summary>Chooses the key-encryption key, for example <c>AesKeyEncryptionKey.FromFile(path)</c>. The first choice wins.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="key">Makes it; called once.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder UseSsoKeyEncryption(this OnlineContactAdminBuilder builder, Func<IServiceProvider, IKeyEncryptionKey> key)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(key);
        builder.Services.TryAddSingleton(key);
        return builder;
    }

    private static SsoKeyManagementOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<SsoKeyManagementOptions>>().Value;

    private static IKeyEncryptionKey KeyEncryptionKeyOf(IServiceProvider provider)
    {
        if (provider.GetService<IKeyEncryptionKey>() is { } chosen) return chosen;
        return provider.GetService<IDataProtectionProvider>() is { } protection
            ? new DataProtectionKeyEncryptionKey(protection)
            : throw new AdminConfigurationException(
                AdminErrors.OptionsInvalid.With("UseSsoKeyEncryption", nameof(IKeyEncryptionKey), "one key-encryption key", "none"),
                "Choose one with admin.UseSsoKeyEncryption(...), or register ASP.NET Core Data Protection.");
    }
}
