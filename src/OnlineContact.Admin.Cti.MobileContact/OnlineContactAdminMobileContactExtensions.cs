using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact;
using OnlineContact.Admin.Cti.MobileContact.Wire;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using Polly;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the connector to Mobile Contact.</summary>
public static class OnlineContactAdminMobileContactExtensions
{
    /// <summary>
    /// Adds the connector that serves organizations with Mobile Contact. An <see cref="IMobileContactWire"/> that the host registered before is used instead of
    /// the library's own. Further handlers, a proxy for example, are added to the client of the name <c>OnlineContact.Admin.Cti.MobileContact</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets address, key and options.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder AddMobileContact(this OnlineContactAdminBuilder builder, Action<MobileContactOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.Configure(configure);
        if (services.Any(service => service.ImplementationType == typeof(MobileContactConnector))) return builder;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MobileContactOptions>, MobileContactOptionsShapeValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MobileContactOptions>, MobileContactOptionsCrossValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartCheck, OptionsStartCheck<MobileContactOptions>>(
            static provider => new OptionsStartCheck<MobileContactOptions>(provider.GetRequiredService<IOptions<MobileContactOptions>>(), "admin.AddMobileContact(...)")));
        services.TryAddSingleton<IMobileContactWire, DefaultMobileContactWire>();
        services.TryAddSingleton<MobileContactClient>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICtiConnector, MobileContactConnector>());
        AddClient(services);
        return builder;
    }

    /// <summary>The same, with the options from a section of the configuration, by their names.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section. The key belongs into a store of secrets, not into a file.</param>
    /// <returns>The builder.</returns>
    public static OnlineContactAdminBuilder AddMobileContact(this OnlineContactAdminBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.AddMobileContact(options => options.Read(section));
    }

    private static void AddClient(IServiceCollection services)
    {
        var client = services.AddHttpClient(MobileContactClient.Name, static (provider, client) =>
        {
            var options = provider.GetRequiredService<IOptions<MobileContactOptions>>().Value;
            client.BaseAddress = new Uri(options.BaseAddress);
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        });
        // Their addresses name agents, and the key must not follow a redirection.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });
        client.AddResilienceHandler("mobile-contact", static (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<MobileContactOptions>>().Value;
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            if (options.MaxRepetitions > 0) pipeline.AddRetry(Repetition(options));
            pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { FailureRatio = 0.9, MinimumThroughput = 20, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = TimeSpan.FromSeconds(5) });
        });
    }

    private static HttpRetryStrategyOptions Repetition(MobileContactOptions options) => new()
    {
        MaxRetryAttempts = options.MaxRepetitions,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.FirstBackoff.ToTimeSpan(),
        MaxDelay = options.LongestBackoff.ToTimeSpan(),
        ShouldHandle = static arguments => ValueTask.FromResult(
            HttpClientResiliencePredicates.IsTransient(arguments.Outcome) && arguments.Context.GetRequestMessage() is { } request && request.Options.TryGetValue(MobileContactClient.IsRepeatable, out var isRepeatable) && isRepeatable),
    };
}
