using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.Organizations;

public class OrganizationDomainTests
{
    private static readonly string Label63 = new('a', 63);

    [Theory]
    [InlineData("oc.example.com", "oc.example.com")]
    [InlineData(" Hangame.OC.Example.COM ", "hangame.oc.example.com")]
    [InlineData("a-b.c1", "a-b.c1")]
    [InlineData("1.2.3.example", "1.2.3.example")]
    [InlineData("고객센터.한국", "xn--i49alon81c06o.xn--3e0b707e")]
    [InlineData("例え.テスト", "xn--r8jz45g.xn--zckzah")]
    [InlineData("例え。テスト", "xn--r8jz45g.xn--zckzah")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("ｏｃ．ｅｘａｍｐｌｅ．ｃｏｍ", "oc.example.com")]
    [InlineData("xn--bcher-kva.example", "xn--bcher-kva.example")]
    public void A_host_name_is_kept_in_lower_case_ASCII(string text, string value)
    {
        var domain = OrganizationDomain.Create(text).Value;
        Assert.Equal(value, domain.Value);
        Assert.Equal(domain, OrganizationDomain.FromStored(value));
    }

    [Theory]
    [InlineData(null, "0")]
    [InlineData("", "0")]
    [InlineData("  ", "0")]
    [InlineData("localhost", "localhost")]
    [InlineData("a..b", "a..b")]
    [InlineData(".a.b", ".a.b")]
    [InlineData("a.b.", "a.b.")]
    [InlineData("-a.com", "-a.com")]
    [InlineData("a-.com", "a-.com")]
    [InlineData("a_b.com", "a_b.com")]
    [InlineData("a b.com", "a b.com")]
    [InlineData("https://a.com", "https://a.com")]
    [InlineData("a.com:443", "a.com:443")]
    [InlineData("a.com/x", "a.com/x")]
    [InlineData("u@a.com", "u@a.com")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("[::1]", "[::1]")]
    [InlineData("{domain}.com", "{domain}.com")]
    [InlineData("센터 1.com", "센터 1.com")]
    [InlineData("센터_1.com", "센터_1.com")]
    [InlineData("xn--\u0430.com", "xn--\u0430.com")]
    [InlineData("xn--99999999.com", "xn--99999999.com")]
    [InlineData("a.xn--a-.com", "a.xn--a-.com")]
    [InlineData("a\0.com", "a\uFFFD.com")]
    public void Another_text_is_no_domain(string? text, string actual)
    {
        var error = OrganizationDomain.Create(text).Error;
        Assert.Same(AdminErrors.OrganizationDomainInvalid, error.Kind);
        Assert.Equal("253", error.Argument("limit"));
        Assert.Equal(actual, error.Argument("actual"));
    }

    [Fact]
    public void A_label_has_at_most_63_and_a_domain_at_most_253_characters()
    {
        Assert.True(OrganizationDomain.Create(Label63 + ".com").Succeeded);
        AssertInvalid(Label63 + "a.com", "63", "64");

        var longest = $"{Label63}.{Label63}.{Label63}.{new string('b', 61)}";
        Assert.Equal(253, OrganizationDomain.Create(longest).Value.Value.Length);
        AssertInvalid(longest + "b", "253", "254");
        AssertInvalid(new string('x', 100_000), "253", "100000");
    }

    [ValueProperty]
    public void Any_text_makes_a_host_name_or_none(HostileText sample)
    {
        if (!OrganizationDomain.Create(sample.Text).TryGetValue(out var domain, out var error))
        {
            Assert.Same(AdminErrors.OrganizationDomainInvalid, error.Kind);
            return;
        }

        Assert.Matches("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z", domain.Value);
        Assert.Equal(UriHostNameType.Dns, Uri.CheckHostName(domain.Value));
        Assert.InRange(domain.Value.Length, 3, 253);
    }

    [ValueProperty]
    public void A_domain_made_of_a_domain_is_the_same(OrganizationDomain domain)
    {
        Assert.Equal(domain, OrganizationDomain.Create(domain.Value).Value);
        Assert.Equal(domain, OrganizationDomain.Create(domain.Value.ToUpperInvariant()).Value);
    }

    [Fact]
    public void A_stored_text_that_is_no_domain_is_a_fault() =>
        Assert.Throws<ArgumentException>(() => OrganizationDomain.FromStored("nothing"));

    private static void AssertInvalid(string text, string limit, string actual)
    {
        var error = OrganizationDomain.Create(text).Error;
        Assert.Same(AdminErrors.OrganizationDomainInvalid, error.Kind);
        Assert.Equal(limit, error.Argument("limit"));
        Assert.Equal(actual, error.Argument("actual"));
    }
}
