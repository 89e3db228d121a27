using System.Net;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

public sealed class SimulatorTests
{
    [Fact]
    public async Task A_restart_between_two_polls_is_met_by_the_next_one()
    {
        var options = new SimulatedMobileContactOptions();
        var cloud = new SimulatedMobileContact(options);
        using var client = new HttpClient(cloud.CreateHandler()) { BaseAddress = new Uri("https://mobile.example/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", options.ApiKey);
        var poll = new Uri($"v1/events?tenant={options.Tenants.First(tenant => tenant.Value).Key}&cursor=c0&wait=0", UriKind.Relative);

        cloud.Restart();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(poll));
        using var answer = await client.GetAsync(poll);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
