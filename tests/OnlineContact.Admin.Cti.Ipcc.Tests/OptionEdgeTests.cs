using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti.Ipcc;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class OptionEdgeTests
{
    [Fact]
    public void The_first_wait_is_10_milliseconds_up_to_the_longest()
    {
        var (least, longest) = (Duration.FromMilliseconds(10), Duration.FromMinutes(1));
        Assert.Empty(Faults(options => options.FirstBackoff = least));
        Assert.Empty(Faults(options => options.FirstBackoff = longest));
        Assert.Empty(Faults(options => (options.FirstBackoff, options.LongestBackoff) = (least, least)));
        Assert.Equal(["FirstBackoff is 0:00:00:00.009999999, not 10 milliseconds to LongestBackoff"], Faults(options => options.FirstBackoff = least - Duration.Epsilon));
        Assert.Equal(["FirstBackoff is 0:00:01:00.000000001, not 10 milliseconds to LongestBackoff"], Faults(options => options.FirstBackoff = longest + Duration.Epsilon));
    }

    [Fact]
    public void The_states_are_needed() => Assert.Equal(["States is missing"], Faults(options => options.States = null!));

    [Fact]
    public void One_exchange_is_needed_be_it_everybody_s_or_a_tenant_s()
    {
        Assert.Equal(["neither Exchange nor Exchanges names an exchange"], Faults(options => options.Exchange = null));
        Assert.Empty(Faults(options => (options.Exchange, options.Exchanges["haneul"]) = (null, Exchange())));
    }

    [Fact]
    public void There_are_at_most_10_000_exchanges()
    {
        var exchange = Exchange();
        Assert.Empty(Faults(options => Add(options, 10_000)));
        Assert.Equal(["Exchanges has 10001 entries, at most 10000"], Faults(options => Add(options, 10_001)));

        void Add(IpccOptions options, int count)
        {
            for (var i = 0; i < count; i++) options.Exchanges.Add($"t{i}", exchange);
        }
    }

    [Fact]
    public void An_exchange_of_a_tenant_is_checked_as_well_and_named_by_it() => Assert.Equal(
        ["Exchanges[haneul].Host is missing", "Exchanges[haneul].Port is not 1 to 65535: 0"],
        Faults(options => options.Exchanges["haneul"] = new IpccExchange()));

    [Fact]
    public void An_exchange_that_is_none_is_refused() => Assert.Equal(["Exchanges[haneul] is missing"], Faults(options => options.Exchanges["haneul"] = null!));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(65_535, true)]
    [InlineData(65_536, false)]
    public void A_port_is_1_to_65535(int port, bool isAccepted) =>
        Assert.Equal(isAccepted ? [] : [$"Exchange.Port is not 1 to 65535: {port}"], Faults(options => options.Exchange!.Port = port));

    [Fact]
    public void Host_and_application_ID_are_needed() => Assert.Equal(
        ["Exchange.Host is missing", "Exchange.ApplicationId is missing"],
        Faults(options => (options.Exchange!.Host, options.Exchange.ApplicationId) = ("", "")));

    [Theory]
    [InlineData(nameof(IpccExchange.Host))]
    [InlineData(nameof(IpccExchange.ApplicationId))]
    [InlineData(nameof(IpccExchange.UserName))]
    [InlineData(nameof(IpccExchange.Password))]
    [InlineData(nameof(IpccExchange.TlsHost))]
    [InlineData(nameof(IpccExchange.Groups))]
    public void A_text_has_255_characters_none_of_them_a_control_character(string setting)
    {
        Assert.Empty(Set(new string('x', IpccExchange.MaxTextLength)));
        Assert.Equal([$"Exchange.{setting} has 256 characters, at most 255"], Set(new string('x', 256)));
        Assert.Equal([$"Exchange.{setting} is missing"], Set(null!));
        foreach (var control in new[] { '\0', '\n', '\u001f', '\u007f', '\u0085' }) Assert.Equal([$"Exchange.{setting} has control characters"], Set($"x{control}y"));

        IEnumerable<string> Set(string text) => Faults(options =>
        {
            if (setting == nameof(IpccExchange.Groups)) options.Exchange!.Groups.Add(text);
            else typeof(IpccExchange).GetProperty(setting)!.SetValue(options.Exchange, text);
        });
    }

    [Fact]
    public void An_exchange_has_at_most_1_000_groups()
    {
        Assert.Empty(Faults(options => Add(options, 1_000)));
        Assert.Equal(["Exchange.Groups has 1001 entries, at most 1000"], Faults(options => Add(options, 1_001)));

        static void Add(IpccOptions options, int count)
        {
            for (var i = 0; i < count; i++) options.Exchange!.Groups.Add($"g{i}");
        }
    }

    [Fact]
    public void At_least_one_of_the_editions_2_to_5_is_offered()
    {
        Assert.Equal(["Exchange.Editions is empty"], Offer());
        Assert.Empty(Offer(2));
        Assert.Empty(Offer(5));
        Assert.Equal(["Exchange.Editions has 1, which is not 2 to 5", "Exchange.Editions has 6, which is not 2 to 5"], Offer(1, 2, 5, 6));

        static IEnumerable<string> Offer(params int[] editions) => Faults(options =>
        {
            options.Exchange!.Editions.Clear();
            foreach (var edition in editions) options.Exchange.Editions.Add(edition);
        });
    }

    [Fact]
    public void An_exchange_shows_how_it_is_reached()
    {
        var exchange = Exchange();
        Assert.Equal("TCP cti.example:8800", exchange.ToString());
        exchange.UseTls = true;
        Assert.Equal("TLS cti.example:8800", exchange.ToString());
    }

    [Fact]
    public void What_is_added_to_and_what_sets_the_options_are_needed()
    {
        Assert.Throws<ArgumentNullException>("builder", () => OnlineContactAdminIpccExtensions.AddIpcc(null!, _ => { }));
        new ServiceCollection().AddOnlineContactAdmin(admin => Assert.Throws<ArgumentNullException>("configure", () => admin.UseInMemoryStore().AddIpcc(null!)));
    }

    private static IpccExchange Exchange() => new() { Host = "cti.example", Port = 8800 };

    private static IEnumerable<string> Faults(Action<IpccOptions> change)
    {
        var options = new IpccOptions { Exchange = Exchange() };
        change(options);
        return new IpccOptionsCrossValidator().Validate(null, options).Failures ?? [];
    }
}
