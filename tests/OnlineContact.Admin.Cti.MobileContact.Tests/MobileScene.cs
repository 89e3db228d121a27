using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

/// <summary>A simulated Mobile Contact and the connector to it, registered as a host does.</summary>
internal sealed class MobileScene : TelephonyScene
{
    private readonly ServiceProvider _services;

    public MobileScene(int agents = 3, SimulatedMobileContactOptions? cloud = null, Action<MobileContactOptions>? configure = null, Func<HttpMessageHandler, HttpMessageHandler>? around = null, Action<IServiceCollection>? services = null)
        : base(agents)
    {
        Cloud = new SimulatedMobileContact((cloud ?? new SimulatedMobileContactOptions()) with { Time = Time });
        foreach (var agent in Agents) Cloud.Add(agent);
        (_services, Requests) = Build(Cloud, Time, configure, around, services);
        Connector = _services.GetRequiredService<ICtiConnector>();
    }

    public SimulatedMobileContact Cloud { get; }

    /// <summary>What was sent, in order: method and path.</summary>
    public RequestCounter Requests { get; }

    public override SimulatedTelephony Telephony => Cloud;

    public override ICtiConnector Connector { get; }

    public static (ServiceProvider Services, RequestCounter Requests) Build(
        SimulatedMobileContact cloud, TimeProvider time, Action<MobileContactOptions>? configure = null, Func<HttpMessageHandler, HttpMessageHandler>? around = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        var requests = new RequestCounter();
        services.AddSingleton(time);
        services.AddSingleton<IClock>(new FakeAdminClock());
        more?.Invoke(services);
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore().AddMobileContact(options =>
            (options.BaseAddress, options.ApiKey) = ("https://mobile.example/contact/", "secret-of-mobile-contact")).AddMobileContact(options => configure?.Invoke(options)));
        services.AddHttpClient("OnlineContact.Admin.Cti.MobileContact").ConfigurePrimaryHttpMessageHandler(() => new Counting(requests) { InnerHandler = around?.Invoke(cloud.CreateHandler()) ?? cloud.CreateHandler() });
        return (services.BuildServiceProvider(), requests);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _services.DisposeAsync();
    }

    internal sealed class RequestCounter
    {
        private readonly List<string> _requests = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_requests) return [.. _requests];
            }
        }

        public int Of(string request) => All.Count(each => each == request);

        public void Add(string request)
        {
            lock (_requests) _requests.Add(request);
        }
    }

    /// <summary>Counts, by the path behind the base address.</summary>
    private sealed class Counting(RequestCounter requests) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.StartsWith("https://mobile.example/contact/", request.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
            requests.Add($"{request.Method} {request.RequestUri.AbsolutePath["/contact".Length..]}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
