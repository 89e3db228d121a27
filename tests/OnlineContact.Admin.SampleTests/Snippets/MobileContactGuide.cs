using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact.Wire;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests.Snippets;

#region wire
internal sealed class VendorWire : IMobileContactWire
{
    public HttpRequestMessage Request(MobileContactCall call) => call.Kind switch
    {
        MobileContactCallKind.CheckTenant => new(HttpMethod.Get, new Uri($"centers?name={Uri.EscapeDataString(call.Tenant.Name)}", UriKind.Relative)),
        _ => throw new NotSupportedException(), // and so on for each kind
    };

    public MobileContactReply Read(MobileContactCall call, HttpStatusCode status, ReadOnlyMemory<byte> body) => status switch
    {
        HttpStatusCode.OK => new() { Answer = CtiAnswer.Done, Tenant = CtiTenantCheck.Exists },
        HttpStatusCode.NotFound => new() { Answer = CtiAnswer.Done, Tenant = CtiTenantCheck.Unknown },
        _ => new() { Answer = CtiAnswer.Unreachable },
    };
}
#endregion

/// <summary>The code of docs/features/cti-mobile-contact.md.</summary>
public sealed class MobileContactGuide
{
    [Fact]
    public async Task Mobile_contact_is_registered()
    {
        var key = Guid.NewGuid().ToString("N");
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["MobileContact:MaxRepetitions"] = "1" }).Build();
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            admin.UseInMemoryStore();
            admin.Services.AddSingleton<IMobileContactWire, VendorWire>();
            #region setup
            admin.AddMobileContact(configuration.GetSection("MobileContact"));
            #endregion
            #region code
            admin.AddMobileContact(o =>
            {
                o.BaseAddress = "https://mobile-contact.example/api/";
                o.ApiKey = key;
                o.TimeLimit = Duration.FromSeconds(5);
            });
            #endregion
            admin.Services.AddHttpClient("OnlineContact.Admin.Cti.MobileContact").ConfigurePrimaryHttpMessageHandler(() => new Vendor());
        });
        var tenant = new CtiTenant { Organization = OrganizationId.Parse("haneul"), Name = "하늘마켓" };

        Assert.Equal(CtiTenantCheck.Exists, (await host.Services.GetRequiredService<ICtiConnector>().CheckTenantAsync(tenant, default)).Value);
    }

    private sealed class Vendor : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(request.RequestUri!.AbsolutePath == "/api/centers" ? HttpStatusCode.OK : HttpStatusCode.BadRequest));
    }
}
