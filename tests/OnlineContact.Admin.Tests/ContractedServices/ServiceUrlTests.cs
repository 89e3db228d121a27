using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class ServiceUrlTests
{
    private static readonly OrganizationDomain Domain = OrganizationDomain.Create("oc.example.com").Value;

    private static readonly ServiceId Id = ServiceId.FromStored("HelpDesk");

    [Theory]
    [InlineData(ServiceUrl.DefaultPattern, "https://oc.example.com/HelpDesk/")]
    [InlineData("https://{serviceId}.{domain}/", "https://helpdesk.oc.example.com/")]
    [InlineData("https://{domain}:8443/s/{serviceId}/hc", "https://oc.example.com:8443/s/HelpDesk/hc")]
    public void The_url_is_made_of_domain_and_id(string pattern, string url)
    {
        Assert.True(ServiceUrl.CheckPattern(pattern).Succeeded);
        Assert.Equal(url, ServiceUrl.Build(pattern, Domain, Id).AbsoluteUri);
    }

    [ValueProperty]
    public void Every_domain_and_id_make_an_https_url_that_has_both(OrganizationDomain domain, ServiceId id)
    {
        var url = ServiceUrl.Build(ServiceUrl.DefaultPattern, domain, id);
        Assert.Equal("https", url.Scheme);
        Assert.Equal(domain.Value, url.Host);
        Assert.Equal($"/{id.Value}/", url.AbsolutePath);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://{domain}/")]
    [InlineData("https://example.com/{serviceId}/")]
    [InlineData("https://{domain}/{serviceId}/{serviceId}")]
    [InlineData("https://{domain}/{domain}/{serviceId}")]
    [InlineData("https://{domain}/{serviceId}/{other}")]
    [InlineData("https://{domain}/{serviceid}/")]
    [InlineData("http://{domain}/{serviceId}/")]
    [InlineData("javascript:{domain}{serviceId}")]
    [InlineData("/{domain}/{serviceId}/")]
    [InlineData("https://user@{domain}/{serviceId}/")]
    [InlineData("https://{domain}/#{serviceId}")]
    [InlineData("https://{domain}/ {serviceId}")]
    [InlineData("https://{domain}\\{serviceId}")]
    public void Another_text_is_no_pattern(string? pattern)
    {
        var error = ServiceUrl.CheckPattern(pattern).Error;
        Assert.Same(AdminErrors.OptionsInvalid, error.Kind);
        Assert.Equal(pattern ?? "", error.Argument("actual"));
        Assert.Equal(ServiceUrl.DefaultPattern, error.Argument("limit"));
        Assert.Throws<ArgumentException>(() => ServiceUrl.Build(pattern!, Domain, Id));
    }

    [Fact]
    public void A_pattern_is_bounded() =>
        Assert.False(ServiceUrl.CheckPattern(ServiceUrl.DefaultPattern + new string('x', ServiceUrl.MaxPatternLength)).Succeeded);

    [Fact]
    public void Empty_values_make_no_url()
    {
        Assert.Throws<ArgumentException>(() => ServiceUrl.Build(ServiceUrl.DefaultPattern, default, Id));
        Assert.Throws<ArgumentException>(() => ServiceUrl.Build(ServiceUrl.DefaultPattern, Domain, default));
    }
}
