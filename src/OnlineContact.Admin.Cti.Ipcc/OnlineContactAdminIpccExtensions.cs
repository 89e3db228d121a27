using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the connector to private IPCCs.</summary>
public static class OnlineContactAdminIpccExtensions
{
    /// <summary>
    /// Adds the connector that serves organizations with IPCC (Private): CSTA Phase III as ECMA-323 XML over TCP. The clock and the
    /// <see cref="TimeProvider"/> are the host's, if it has registered any.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Names the exchanges and sets options.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder AddIpcc(this OnlineContactAdminBuilder builder, Action<IpccOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IpccOptions>, IpccOptionsShapeValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IpccOptions>, IpccOptionsCrossValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<IpccOptions>>(
            static provider => new OptionsStartCheck<IpccOptions>(provider.GetRequiredService<IOptions<IpccOptions>>(), "admin.AddIpcc(...)")));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICtiConnector, IpccConnector>());
        return builder;
    }
}
