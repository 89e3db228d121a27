using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_connector_is_registered_once_and_its_options_come_from_a_section()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MobileContact:BaseAddress"] = "https://mobile.example/", ["MobileContact:ApiKey"] = "hunter2", ["MobileContact:TimeLimit"] = "00:00:03.5", ["MobileContact:MaxRepetitions"] = "1",
            ["MobileContact:AllowLoopbackHttp"] = "true", ["MobileContact:PollWait"] = "00:00:20", ["MobileContact:MaxAnswerLength"] = "70000", ["MobileContact:FirstBackoff"] = "00:00:01", ["MobileContact:LongestBackoff"] = "00:10:00",
        }).Build().GetSection("MobileContact");
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddMobileContact(section).AddMobileContact(options => options.MaxRepetitions = 2));

        var connector = Assert.Single(host.Services.GetServices<ICtiConnector>());
        var options = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<MobileContactOptions>>().Value;
        Assert.Equal((CtiVersion.MobileContact, CtiCapabilities.All), (connector.Version, connector.Capabilities));
        Assert.Equal(("https://mobile.example/", "hunter2", Duration.FromMilliseconds(3_500), 2, true), (options.BaseAddress, options.ApiKey, options.TimeLimit, options.MaxRepetitions, options.AllowLoopbackHttp));
        Assert.Equal((Duration.FromSeconds(20), 70_000, Duration.FromSeconds(1), Duration.FromMinutes(10)), (options.PollWait, options.MaxAnswerLength, options.FirstBackoff, options.LongestBackoff));
        Assert.Equal("https://mobile.example/", options.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("mobile.example/")]
    [InlineData("http://mobile.example/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://user@mobile.example/")]
    [InlineData("https://mobile.example/api")]
    [InlineData("https://mobile.example/?a=b")]
    [InlineData("https://mobile.example/#a")]
    public async Task An_address_that_is_not_acceptable_is_refused_at_the_start(string address) =>
        Assert.Contains("BaseAddress", await StartAsync(options => (options.BaseAddress, options.ApiKey) = (address, "key")), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://localhost/api/", true)]
    [InlineData("http://mobile.example/", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    public async Task For_development_the_loopback_address_may_be_http(string address, bool isAccepted)
    {
        if (isAccepted) await AcceptAsync(Set);
        else Assert.Contains("BaseAddress is not https", await StartAsync(Set), StringComparison.Ordinal);

        void Set(MobileContactOptions options) => (options.BaseAddress, options.ApiKey, options.AllowLoopbackHttp) = (address, "key", true);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("~")]
    public async Task Address_and_key_are_accepted_at_their_limits(string sign)
    {
        var key = string.Concat(Enumerable.Repeat(sign, MobileContactOptions.MaxTextLength));
        var address = "https://mobile.example/".PadRight(MobileContactOptions.MaxTextLength - 1, 'a') + "/";
        await AcceptAsync(options => (options.BaseAddress, options.ApiKey) = (address, key));
        await AcceptAsync(options => (options.BaseAddress, options.ApiKey) = (address, sign));
        Assert.Contains("ApiKey has 0 characters", await StartAsync(options => options.BaseAddress = address), StringComparison.Ordinal);
        var missing = await StartAsync(options => (options.BaseAddress, options.ApiKey) = (null!, null!));
        Assert.Contains("BaseAddress is no absolute address", missing, StringComparison.Ordinal);
        Assert.Contains("ApiKey has 0 characters", missing, StringComparison.Ordinal);
        Assert.Contains("States is missing", await StartAsync(options => (options.BaseAddress, options.ApiKey, options.States) = (address, key, null!)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_connection_follows_no_redirection_and_keeps_no_cookie()
    {
        using var services = new ServiceCollection().AddOnlineContactAdmin(admin => admin.UseInMemoryStore().AddMobileContact(options => (options.BaseAddress, options.ApiKey) = ("https://mobile.example/", "key"))).BuildServiceProvider();
        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("OnlineContact.Admin.Cti.MobileContact");
        while (handler is DelegatingHandler { InnerHandler: { } inner }) handler = inner;

        var connection = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.Equal((false, false, DecompressionMethods.None), (connection.AllowAutoRedirect, connection.UseCookies, connection.AutomaticDecompression));
    }

    [Fact]
    public async Task No_address_of_an_agent_is_logged()
    {
        var log = new Listener();
        await using var scene = new MobileScene(services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        Assert.Equal(CtiAgentCheck.Exists, (await scene.Connector.CheckAgentAsync(scene.Tenant, scene.Agents[0], default)).Value);
        Assert.DoesNotContain(log.Lines, line => line.Contains("v1/agent", StringComparison.Ordinal) || line.Contains(scene.Agents[0].Id.Value, StringComparison.Ordinal) || line.Contains("secret-of", StringComparison.Ordinal));
    }

    [Fact]
    public Task Every_public_member_refuses_null() => NullArguments.AreRefusedAsync(typeof(MobileContactOptions).Assembly, atLeast: 3);

    [Fact]
    public async Task Options_out_of_their_limits_are_refused_at_the_start_with_limit_and_value_and_no_secret()
    {
        var faults = await StartAsync(options =>
        {
            options.BaseAddress = "https://" + new string('a', 2_100) + "/";
            options.ApiKey = new string('s', 3_000) + " ";
            options.TimeLimit = Duration.FromMinutes(2);
            options.PollWait = Duration.FromMinutes(3);
            options.FirstBackoff = Duration.FromMinutes(2);
            options.MaxRepetitions = 11;
            options.MaxAnswerLength = 1;
        });

        foreach (var part in new[] { "2109 characters, at most 2048", "3001 characters, not 1 to 2048", "other characters than visible ASCII", "TimeLimit", "PollWait", "FirstBackoff", "MaxRepetitions is 11", "MaxAnswerLength is 1", "admin.AddMobileContact" })
            Assert.Contains(part, faults, StringComparison.Ordinal);
        Assert.DoesNotContain("sss", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_section_says_wrongly_is_told_with_its_name_and_not_its_text()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["TimeLimit"] = "hunter2" }).Build();
        var error = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddMobileContact(section)));

        Assert.Contains("TimeLimit cannot be read", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_but_the_map_of_states_is_read_from_a_section()
    {
        var options = typeof(MobileContactOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Where(name => name != nameof(MobileContactOptions.States));
        var asked = new Dictionary<string, string?>();
        var read = new MobileContactOptions();
        foreach (var name in options)
        {
            asked[name] = name switch { "BaseAddress" or "ApiKey" => "x", "AllowLoopbackHttp" => "true", "MaxRepetitions" or "MaxAnswerLength" => "7", _ => "00:00:07" };
        }

        read.Read(new ConfigurationBuilder().AddInMemoryCollection(asked).Build());
        var before = new MobileContactOptions();
        Assert.All(asked.Keys, name => Assert.NotEqual(typeof(MobileContactOptions).GetProperty(name)!.GetValue(before), typeof(MobileContactOptions).GetProperty(name)!.GetValue(read)));
    }

    [Fact]
    public void Numbers_and_spans_of_time_are_accepted_at_their_limits_and_refused_beyond() => Assert.Equal(
        [nameof(MobileContactOptions.TimeLimit), nameof(MobileContactOptions.PollWait), nameof(MobileContactOptions.MaxRepetitions), nameof(MobileContactOptions.LongestBackoff), nameof(MobileContactOptions.MaxAnswerLength)],
        OptionLimits.Hold<MobileContactOptions>(admin => admin.UseInMemoryStore().AddMobileContact(_ => { })));

    private static async Task AcceptAsync(Action<MobileContactOptions> configure)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddMobileContact(configure));
    }

    private static async Task<string> StartAsync(Action<MobileContactOptions> configure)
    {
        var error = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddMobileContact(configure)));
        Assert.Equal("OCA0003", error.Error.Code);
        return error.Message;
    }

    private sealed class Listener : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
