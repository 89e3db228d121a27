using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Sets the library up: <c>Use…</c> chooses the one, <c>Add…</c> adds to a set, <see cref="Configure"/> sets options. The first choice
/// wins; of options the last.
/// </summary>
/// <remarks>Not safe for several threads; used while a host is being set up.</remarks>
public sealed class OnlineContactAdminBuilder
{
    internal OnlineContactAdminBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder Configure(Action<AdminOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Adds a price book that is written as JSON; see docs/features/price-books.md.</summary>
    /// <param name="json">The document.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="AdminConfigurationException">It is malformed (OCA3018); the message tells every fault with its place.</exception>
    public OnlineContactAdminBuilder AddPriceBook(string json)
    {
        var book = PriceBookJson.Parse(json);
        return Configure(options => options.PriceBooks.Add(book));
    }

    /// <summary>Sets options of SSO logins.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder ConfigureSso(Action<SsoOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Sets options of CTI.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder ConfigureCti(Action<CtiOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Adds a connector to a telephony system; one for each version. Two for the same one are refused at the start with OCA0014.</summary>
    /// <param name="connector">Makes it; called once. The container disposes of it.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder AddCtiConnector(Func<IServiceProvider, ICtiConnector> connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        Services.AddSingleton(connector);
        return this;
    }

    /// <summary>Adds a handler that gets the events of the tenants that this host watches; a singleton.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder AddCtiEventHandler<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, ICtiEventHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<ICtiEventHandler, THandler>());
        return this;
    }

    /// <summary>Sets options of performance and user settings.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder ConfigurePerformance(Action<PerformanceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Sets options of looks at the library's health.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder ConfigureHealth(Action<HealthOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>
    /// Makes figures of what the watch of CTI sees: what agents do, and the calls they begin. A host that does so sends none of these itself; tickets and
    /// chats are the host's in any case.
    /// </summary>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder FeedPerformanceFromCti()
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<ICtiEventHandler, CtiPerformance>());
        return this;
    }

    /// <summary>Remembers used SSO tokens in this process's memory instead of the store: faster, and right for an installation of one host only.</summary>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder UseInMemorySsoReplayGuard()
    {
        Forget<ISsoReplayGuard>(static service => service.ImplementationFactory == SsoServices.DefaultReplayGuard);
        Services.TryAddSingleton<ISsoReplayGuard>(static provider => new InMemorySsoReplayGuard(provider.GetRequiredService<IOptions<SsoOptions>>().Value.MaxRememberedTokens));
        return this;
    }

    /// <summary>Keeps everything in this process's memory: for tests and trials. It is gone when the process ends.</summary>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder UseInMemoryStore() => UseStore(static _ => new InMemoryAdminStore(AdminShapes.All));

    /// <summary>Keeps everything in a store of the host's or a plugin's own.</summary>
    /// <param name="store">Makes the store; called once. The container disposes of it.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder UseStore(Func<IServiceProvider, IAdminStore> store)
    {
        ArgumentNullException.ThrowIfNull(store);
        Forget<IAdminStore>(static service => service.ImplementationType == typeof(MissingStore));
        Services.TryAddSingleton(store);
        return this;
    }

    /// <summary>Knows and enrols people in a directory of the host's own instead of the library's; singletons.</summary>
    /// <typeparam name="TDirectory">The directory.</typeparam>
    /// <typeparam name="TEnrolment">The enrolment; may be the same type, and is the same object then.</typeparam>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder UseIamDirectory<
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TDirectory,
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TEnrolment>()
        where TDirectory : class, IIamDirectory
        where TEnrolment : class, IIamEnrolment
    {
        Forget<IIamDirectory>(static service => service.ImplementationType == typeof(StoredIamDirectory));
        Forget<IIamEnrolment>(static service => service.ImplementationType == typeof(StoredIamEnrolment));
        Services.TryAddSingleton<TDirectory>();
        Services.TryAddSingleton<TEnrolment>();
        Services.TryAddSingleton<IIamDirectory>(static provider => provider.GetRequiredService<TDirectory>());
        Services.TryAddSingleton<IIamEnrolment>(static provider => provider.GetRequiredService<TEnrolment>());
        return this;
    }

    /// <summary>Sends the messages of invitations; a singleton.</summary>
    /// <typeparam name="TMailer">The mailer.</typeparam>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder UseMemberMailer<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TMailer>()
        where TMailer : class, IMemberMailer
    {
        Services.TryAddSingleton<IMemberMailer, TMailer>();
        return this;
    }

    /// <summary>Signs checkpoints of the change log.</summary>
    /// <param name="signer">Makes the signer, for example an <see cref="EcdsaCheckpointSigner"/>; called once. The container disposes of it.</param>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder UseCheckpointSigner(Func<IServiceProvider, ILogCheckpointSigner> signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        Services.TryAddSingleton(signer);
        return this;
    }

    /// <summary>Adds a handler that gets every entry of the change log; a singleton.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder AddEventHandler<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IAdminEventHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminEventHandler, THandler>());
        return this;
    }

    /// <summary>Adds a job that is run when it is due; a singleton.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <returns>This builder.</returns>
    public OnlineContactAdminBuilder AddJob<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TJob>()
        where TJob : class, IAdminJob
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminJob, TJob>());
        return this;
    }

    /// <summary>What an earlier call without a choice left in its place is no choice.</summary>
    private void Forget<TService>(Func<ServiceDescriptor, bool> isDefault)
    {
        for (var i = Services.Count - 1; i >= 0; i--)
        {
            if (Services[i].ServiceType == typeof(TService) && !Services[i].IsKeyedService && isDefault(Services[i])) Services.RemoveAt(i);
        }
    }
}
