using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Registration;

/// <summary>
/// What every extension of the builder has to do, as data: run each case with a fixture of its own, in whatever test framework there is.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class RegistrationConformance
{
    /// <summary>All cases; their names are unique.</summary>
    public static IReadOnlyList<ConformanceCase<IRegistrationFixture>> Cases { get; } =
    [
        new("A host with it starts and has all of it", Starts),
        new("Called twice it is there once, or the start says why not", IsThereOnce),
        new("A call of AddOnlineContactAdmin without it, before or after, changes nothing", IsChosenWhenever),
        new("Before or after the choice of a store it is the same", IsIndependentOfOrder),
        new("What the host has registered before stays", LetsTheHostsStay),
        new("Each of its services is one object for the whole container", IsSingleton),
        new("The container disposes of what it made, at once and asynchronously", IsDisposedOf),
        new("Every mistake is refused at the start, in words that help and tell no secret", RefusesMistakes),
        new("An option that is set later wins", LetsTheLastOptionWin),
    ];

    /// <summary>The case of a name.</summary>
    /// <param name="name">One of the names of <see cref="Cases"/>.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static ConformanceCase<IRegistrationFixture> Case(string name) =>
        Cases.FirstOrDefault(each => each.Name == name) ?? throw new ArgumentException($"There is no case '{name}'.", nameof(name));

    private static async Task Starts(IRegistrationFixture fixture, CancellationToken stop)
    {
        await using var host = await StartAsync(Services(fixture, fixture.Register), stop).ConfigureAwait(false);
        foreach (var type in fixture.Services) _ = ImplementationsOf(host, type, "registered once");
    }

    private static async Task IsThereOnce(IRegistrationFixture fixture, CancellationToken stop)
    {
        var once = Kinds(Services(fixture, fixture.Register), fixture);
        foreach (var twice in new[] { Services(fixture, admin => Twice(fixture, admin)), Services(fixture, fixture.Register, fixture.Register) })
        {
            if (fixture.TwiceIsRefusedWith is { } code)
            {
                await RefusedAsync(() => twice, new MistakenRegistration { Register = fixture.Register, Code = code, Says = [] }, "called twice", stop).ConfigureAwait(false);
                continue;
            }

            Same(once, Kinds(twice, fixture), "called twice");
            var host = await StartAsync(twice, stop).ConfigureAwait(false);
            await host.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Task IsChosenWhenever(IRegistrationFixture fixture, CancellationToken stop)
    {
        var alone = Kinds(Services(fixture, fixture.Register), fixture);
        Same(alone, Kinds(Services(fixture, _ => { }, fixture.Register), fixture), "called after a call without it");
        Same(alone, Kinds(Services(fixture, fixture.Register, _ => { }), fixture), "called before a call without it");
        return Task.CompletedTask;
    }

    private static async Task IsIndependentOfOrder(IRegistrationFixture fixture, CancellationToken stop)
    {
        if (BringsStore(fixture)) return;
        var after = Services(fixture, admin => fixture.Register(admin.UseInMemoryStore()));
        Same(Kinds(Services(fixture, fixture.Register), fixture), Kinds(after, fixture), "called after the choice of a store");
        var host = await StartAsync(after, stop).ConfigureAwait(false);
        await host.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task LetsTheHostsStay(IRegistrationFixture fixture, CancellationToken stop)
    {
        foreach (var type in fixture.Services.Where(type => type.IsInterface))
        {
            var hosts = StandIn.Of(type);
            var services = new ServiceCollection();
            services.AddSingleton(type, hosts);
            Add(services, fixture, fixture.Register);
            var host = services.BuildServiceProvider();
            await using (host.ConfigureAwait(false))
            {
                var there = host.GetServices(type).ToList();
                Demand.That(there.Contains(hosts), $"The {type.Name} that the host had registered is gone.");
                Demand.That(!fixture.IsChoice || (there.Count == 1 && host.GetService(type) == hosts), $"The {type.Name} that the host had chosen is chosen no more.");
            }
        }
    }

    private static async Task IsSingleton(IRegistrationFixture fixture, CancellationToken stop)
    {
        await using var host = await StartAsync(Services(fixture, fixture.Register), stop).ConfigureAwait(false);
        foreach (var type in fixture.Services)
        {
            using var scope = host.CreateScope();
            Demand.That(
                host.GetServices(type).SequenceEqual(scope.ServiceProvider.GetServices(type), ReferenceEqualityComparer.Instance), $"There is more than one object of a {type.Name}.");
        }
    }

    private static async Task IsDisposedOf(IRegistrationFixture fixture, CancellationToken stop)
    {
        foreach (var service in Services(fixture, fixture.Register).Where(service => fixture.Services.Contains(service.ServiceType)))
            Demand.That(service.ImplementationInstance is not (IDisposable or IAsyncDisposable), $"A {service.ServiceType.Name} was made outside of the container, which will not dispose of it.");
        var first = await StartAsync(Services(fixture, fixture.Register), stop).ConfigureAwait(false);
        var second = await StartAsync(Services(fixture, fixture.Register), stop).ConfigureAwait(false);
        foreach (var type in fixture.Services) _ = (first.GetServices(type).Count(), second.GetServices(type).Count());
        try
        {
            await first.DisposeAsync().ConfigureAwait(false);
            second.Dispose();
        }
        catch (Exception e)
        {
            throw new ConformanceException($"The container could not be disposed of: {e.Message}", e);
        }
    }

    private static async Task RefusesMistakes(IRegistrationFixture fixture, CancellationToken stop)
    {
        foreach (var mistake in fixture.Mistakes) await RefusedAsync(() => Services(fixture, mistake.Register), mistake, "made alone", stop).ConfigureAwait(false);
    }

    private static async Task LetsTheLastOptionWin(IRegistrationFixture fixture, CancellationToken stop)
    {
        foreach (var mistake in fixture.Mistakes.Where(mistake => mistake.IsOption))
        {
            void Both(OnlineContactAdminBuilder admin)
            {
                fixture.Register(admin);
                mistake.Register(admin);
            }

            await RefusedAsync(() => Services(fixture, Both), mistake, "made after what is right", stop).ConfigureAwait(false);
        }
    }

    private static async Task RefusedAsync(Func<ServiceCollection> services, MistakenRegistration mistake, string when, CancellationToken stop)
    {
        try
        {
            var host = await StartAsync(services(), stop).ConfigureAwait(false);
            await host.DisposeAsync().ConfigureAwait(false);
        }
        catch (AdminConfigurationException e)
        {
            Demand.That(e.Error.Code == mistake.Code, $"A mistake {when} is refused with {e.Error.Code}, not {mistake.Code}: {e.Message}");
            foreach (var word in mistake.Says)
                Demand.That(e.Message.Contains(word, StringComparison.Ordinal), $"The refusal of a mistake {when} does not say '{word}': {e.Message}");
            Demand.That(!mistake.Hides.Any(secret => e.ToString().Contains(secret, StringComparison.Ordinal)), $"The refusal of a mistake {when} tells a secret.");
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ConformanceException($"A mistake {when} ends in {e.GetType().Name} and no refusal with {mistake.Code}.", e);
        }

        throw new ConformanceException($"A mistake {when} is not refused at the start. It should say: {string.Join(", ", mistake.Says)}.");
    }

    private static void Twice(IRegistrationFixture fixture, OnlineContactAdminBuilder admin)
    {
        fixture.Register(admin);
        fixture.Register(admin);
    }

    private static ServiceCollection Services(IRegistrationFixture fixture, params IReadOnlyList<Action<OnlineContactAdminBuilder>> calls)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(new FakeAdminClock());
        Add(services, fixture, calls);
        return services;
    }

    private static void Add(ServiceCollection services, IRegistrationFixture fixture, params IReadOnlyList<Action<OnlineContactAdminBuilder>> calls)
    {
        foreach (var call in calls) services.AddOnlineContactAdmin(call);
        if (!BringsStore(fixture)) services.AddOnlineContactAdmin(static admin => admin.UseInMemoryStore());
    }

    private static bool BringsStore(IRegistrationFixture fixture) => fixture.Services.Contains(typeof(IAdminStore));

    private static async Task<ServiceProvider> StartAsync(ServiceCollection services, CancellationToken stop)
    {
        var host = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        try
        {
            await host.GetRequiredService<IAdminRuntime>().StartAsync(stop).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static List<Type> ImplementationsOf(ServiceProvider host, Type type, string when)
    {
        var there = host.GetServices(type).Select(service => service!.GetType()).ToList();
        Demand.That(there.Count > 0, $"There is no {type.Name} when the extension is {when}.");
        return there;
    }

    /// <summary>What is there of each service. The library's own come and go with other calls, so it is counted what is there in all.</summary>
    private static List<string> Kinds(ServiceCollection services, IRegistrationFixture fixture)
    {
        using var host = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        return [.. fixture.Services.SelectMany(type => host.GetServices(type).Select(service => $"{type.Name} {service!.GetType()}")).Order(StringComparer.Ordinal)];
    }

    private static void Same(List<string> once, List<string> other, string when) => Demand.That(
        once.SequenceEqual(other, StringComparer.Ordinal), $"There is {string.Join(", ", once)} when the extension is called once, and {string.Join(", ", other)} when {when}.");
}
