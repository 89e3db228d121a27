using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class ServiceTimeZoneTests
{
    [Theory]
    [InlineData("Asia/Seoul", "Asia/Seoul")]
    [InlineData("asia/seoul", "Asia/Seoul")]
    [InlineData("ROK", "Asia/Seoul")]
    [InlineData("rok", "Asia/Seoul")]
    [InlineData("Japan", "Asia/Tokyo")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("PRC", "Asia/Shanghai")]
    [InlineData("Etc/UTC", "Etc/UTC")]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("Etc/GMT-9", "Etc/GMT-9")]
    [InlineData("america/argentina/comodrivadavia", "America/Argentina/Catamarca")]
    public void A_name_an_alias_and_any_case_give_the_canonical_name(string text, string canonical) =>
        Assert.Equal(canonical, ServiceTimeZone.Resolve(text, DateTimeZoneProviders.Tzdb).Value);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" Asia/Seoul", " Asia/Seoul")]
    [InlineData("UTC+9", "UTC+9")]
    [InlineData("UTC+09:00", "UTC+09:00")]
    [InlineData("+09:00", "+09:00")]
    [InlineData("KST", "KST")]
    [InlineData("Korea Standard Time", "Korea Standard Time")]
    [InlineData("서울", "서울")]
    [InlineData("Asıa/Seoul", "Asıa/Seoul")]
    [InlineData("../etc/localtime", "../etc/localtime")]
    public void What_is_no_IANA_name_is_unknown(string? text, string actual)
    {
        var error = ServiceTimeZone.Resolve(text, DateTimeZoneProviders.Tzdb).Error;
        Assert.Same(AdminErrors.ServiceZoneUnknown, error.Kind);
        Assert.Equal(actual, error.Argument("zone"));
    }

    [Fact]
    public void A_long_text_is_cut_in_the_refusal()
    {
        var error = ServiceTimeZone.Resolve(new string('x', 100_000), DateTimeZoneProviders.Tzdb).Error;
        Assert.Equal(new string('x', 64) + "…", error.Argument("zone"));
    }

    [Fact]
    public void Every_listed_zone_has_a_canonical_name_that_is_its_own_canonical_name_and_a_zone()
    {
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            var canonical = ServiceTimeZone.Resolve(id, DateTimeZoneProviders.Tzdb).Value;
            Assert.Equal(canonical, ServiceTimeZone.Resolve(canonical, DateTimeZoneProviders.Tzdb).Value);
            Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(canonical));
        }
    }

    [Fact]
    public void Only_the_given_provider_decides_which_zones_there_are()
    {
        var provider = new SomeZones(["Test/Zone", "ROK"], _ => DateTimeZone.ForOffset(Offset.FromHours(9)));
        Assert.Equal("Test/Zone", ServiceTimeZone.Resolve("test/zone", provider).Value);
        Assert.Equal("ROK", ServiceTimeZone.Resolve("ROK", provider).Value);
        Assert.False(ServiceTimeZone.Resolve("Asia/Seoul", provider).Succeeded);
    }

    [ValueProperty]
    public void Any_text_gives_a_zone_of_the_provider_or_is_refused_shortly(HostileText sample)
    {
        if (ServiceTimeZone.Resolve(sample.Text, DateTimeZoneProviders.Tzdb).TryGetValue(out var zone, out var error))
            Assert.Contains(zone, DateTimeZoneProviders.Tzdb.Ids);
        else
            Assert.InRange(error.Argument("zone")!.Length, 0, 65);
    }

    [Theory]
    [InlineData("ko", "Asia/Seoul")]
    [InlineData("ja", "Asia/Tokyo")]
    [InlineData("en", "America/New_York")]
    [InlineData("zh", "Asia/Shanghai")]
    [InlineData("KO", "Asia/Seoul")]
    [InlineData("zh_TW", "Asia/Shanghai")]
    [InlineData("th", "Europe/Paris")]
    [InlineData("_ko", "Europe/Paris")]
    [InlineData("kor", "Europe/Paris")]
    [InlineData("", "Europe/Paris")]
    [InlineData(null, "Europe/Paris")]
    public void The_default_follows_the_main_language(string? language, string zone) =>
        Assert.Equal(zone, ServiceTimeZone.DefaultZone(language, "Europe/Paris", ServiceTimeZone.DefaultZones));

    [Fact]
    public void The_exact_code_goes_before_its_first_part()
    {
        var zones = new Dictionary<string, string> { ["zh"] = "Asia/Shanghai", ["zh_TW"] = "Asia/Taipei" };
        Assert.Equal("Asia/Taipei", ServiceTimeZone.DefaultZone("zh_tw", "Etc/UTC", zones));
        Assert.Equal("Asia/Shanghai", ServiceTimeZone.DefaultZone("zh_HK", "Etc/UTC", zones));
    }

    [Fact]
    public void The_shipped_zones_are_canonical()
    {
        foreach (var zone in ServiceTimeZone.DefaultZones.Values)
            Assert.Equal(zone, ServiceTimeZone.Resolve(zone, DateTimeZoneProviders.Tzdb).Value);
    }
}
