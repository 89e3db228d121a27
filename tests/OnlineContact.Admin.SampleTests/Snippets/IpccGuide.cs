using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/cti-ipcc.md.</summary>
public sealed class IpccGuide
{
    [Fact]
    public async Task A_private_ipcc_is_registered()
    {
        var password = Guid.NewGuid().ToString("N");
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            admin.UseInMemoryStore();
            #region setup
            admin.AddIpcc(o => o.Exchange = new IpccExchange
            {
                Host = "cti.haneul.example",
                Port = 8800,
                UserName = "oca",
                Password = password,
                UseTls = true,
            });
            #endregion
        });

        Assert.Equal(Cti.CtiVersion.IpccPrivate, host.Services.GetRequiredService<ICtiConnector>().Version);
    }
}
