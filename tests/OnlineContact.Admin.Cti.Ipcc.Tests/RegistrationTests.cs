using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_connector_is_registered_once_however_often_it_is_added()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore()
            .AddIpcc(options => options.Exchange = new IpccExchange { Host = "cti.example", Port = 8800, Password = "hunter2" })
            .AddIpcc(options => options.TimeLimit = Duration.FromSeconds(3)));

        var connector = Assert.Single(host.Services.GetServices<ICtiConnector>());
        Assert.Equal((CtiVersion.IpccPrivate, CtiCapabilities.All & ~CtiCapabilities.ProvisionAgent, CtiStateMap.Standard), (connector.Version, connector.Capabilities, connector.States));
    }

    [Fact]
    public Task Every_public_member_refuses_null() => NullArguments.AreRefusedAsync(typeof(IpccOptions).Assembly, atLeast: 2);

    [Fact]
    public async Task Options_out_of_their_limits_are_refused_at_the_start_with_limit_and_value_and_no_secret()
    {
        var secret = new string('s', 300) + "\u0001";
        var faults = await StartAsync(options =>
        {
            options.Exchange = new IpccExchange { Host = "", Port = 70_000, Password = secret };
            options.Exchange.Editions.Add(6);
            options.TimeLimit = Duration.FromMinutes(2);
            options.FirstBackoff = Duration.FromMinutes(2);
            options.MaxFrameLength = 10;
            options.MaxWaitingEvents = 1;
            options.MaxCallsOfAnAgent = 0;
            options.SessionDuration = Duration.FromSeconds(1);
            options.SnapshotInterval = Duration.Zero;
            options.IdleTime = Duration.Zero;
        });

        foreach (var part in new[] { "Exchange.Host is missing", "70000", "has 6", "Password has 301 characters, at most 255", "Password has control characters", "TimeLimit", "FirstBackoff", "MaxFrameLength", "MaxWaitingEvents", "MaxCallsOfAnAgent", "SessionDuration", "SnapshotInterval", "IdleTime", "admin.AddIpcc" })
            Assert.Contains(part, faults, StringComparison.Ordinal);
        Assert.DoesNotContain("sss", faults, StringComparison.Ordinal);
        Assert.Contains("names an exchange", await StartAsync(_ => { }), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exchange_shows_no_credentials() =>
        Assert.Equal("TLS cti.example:8801", new IpccExchange { Host = "cti.example", Port = 8801, UseTls = true, UserName = "user", Password = "hunter2" }.ToString());

    [Fact]
    public void Numbers_and_spans_of_time_are_accepted_at_their_limits_and_refused_beyond() => Assert.Equal(
        [nameof(IpccOptions.TimeLimit), nameof(IpccOptions.LongestBackoff), nameof(IpccOptions.SessionDuration), nameof(IpccOptions.SnapshotInterval), nameof(IpccOptions.IdleTime), nameof(IpccOptions.MaxFrameLength), nameof(IpccOptions.MaxWaitingEvents), nameof(IpccOptions.MaxCallsOfAnAgent)],
        OptionLimits.Hold<IpccOptions>(admin => admin.UseInMemoryStore().AddIpcc(_ => { })));

    private static async Task<string> StartAsync(Action<IpccOptions> configure)
    {
        var error = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddIpcc(configure)));
        Assert.Equal("OCA0003", error.Error.Code);
        return error.Message;
    }
}
