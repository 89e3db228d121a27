using CustomConnector;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Errors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the connector.</summary>
public static class DeskConnectorExtensions
{
    /// <summary>Adds the connector to a desk server, for organizations with an IPCC of their own. A second call only sets more options.</summary>
    /// <param name="admin">The builder.</param>
    /// <param name="configure">Sets where the server is.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder AddDesk(this OnlineContactAdminBuilder admin, Action<DeskOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(admin);
        admin.Services.Configure(configure);
        if (admin.Services.Any(service => service.ServiceType == typeof(DeskConnector))) return admin;
        admin.Services.AddSingleton(provider =>
        {
            // Connectors are made when the library is started, so this is refused before the first call.
            var options = provider.GetRequiredService<IOptions<DeskOptions>>().Value;
            var faults = options.Faults();
            if (faults.Count == 0) return new DeskConnector(options, provider.GetRequiredService<IClock>(), provider.GetRequiredService<TimeProvider>());
            var all = string.Join("; ", faults);
            throw new AdminConfigurationException(
                AdminErrors.OptionsInvalid.With(nameof(DeskOptions), nameof(DeskOptions), "", all), $"{all}. Set them with admin.AddDesk(...).");
        });
        return admin.AddCtiConnector(provider => provider.GetRequiredService<DeskConnector>());
    }
}
