using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Contracts;

public class ContractItemCatalogueTests
{
    private static readonly ContractItem Ticket = ContractItemCatalogue.Default.Items[0];

    [Fact]
    public void The_shipped_catalogue_is_the_handbooks()
    {
        var items = ContractItemCatalogue.Default.Items;
        Assert.Equal(
            "ticket telticket chat helpdoc knowledge callback endusermanagement ticketevaluation issuetransferstatistics reinquiryrate smssend "
            + "smssendingstatus electronicboard happycall security",
            string.Join(' ', items));
        Assert.Equal(["ticket", "telticket", "chat"], items.Where(item => item.PerUser).Select(item => item.Code));
        Assert.Equal(7, items.Count(item => item.Open));
        Assert.Equal(["ticket", "knowledge", "ticketevaluation"], items.Where(item => item.IsFor(ServiceType.IssueManagement)).Select(item => item.Code));
        Assert.All(items, item => Assert.True(item.IsFor(ServiceType.ConsultationManagement)));
    }

    [Fact]
    public void Codes_are_compared_ordinally()
    {
        Assert.True(ContractItemCatalogue.Default.TryGet("chat", out var chat));
        Assert.Equal(ContractFeatures.ChatRights, chat.Opens);
        Assert.False(ContractItemCatalogue.Default.TryGet("Chat", out _));
        Assert.False(ContractItemCatalogue.Default.TryGet(null, out _));
    }

    [Fact]
    public void A_catalogue_is_checked_when_it_is_made()
    {
        Assert.Throws<ArgumentException>(() => new ContractItemCatalogue([]));
        Assert.Throws<ArgumentException>(() => new ContractItemCatalogue([Ticket, Ticket]));
        Assert.Throws<ArgumentException>(() => new ContractItemCatalogue([Ticket, null!]));
        Assert.Throws<ArgumentException>(() => new ContractItemCatalogue([Ticket with { Code = "other" }]));
        Assert.Throws<ArgumentException>(() => new ContractItemCatalogue([Ticket with { Open = false }]));
        Assert.Throws<ArgumentException>(() => new ContractItemCatalogue([Ticket with { PerUser = false }]));
        Assert.Throws<ArgumentException>(() => new ContractItemCatalogue([Ticket with { ServiceTypes = [ServiceType.IssueManagement] }]));
        Assert.Throws<ArgumentException>(
            () => new ContractItemCatalogue([Ticket, .. Enumerable.Range(0, 50).Select(i => Ticket with { Code = $"item-{i}" })]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("항목")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_code_is_1_to_40_letters_digits_hyphens_and_underscores(string code)
    {
        Assert.Throws<ArgumentException>(() => Ticket with { Code = code });
        Assert.Throws<ArgumentException>(() => Ticket with { Family = code });
    }

    [Fact]
    public void An_item_is_for_some_type()
    {
        Assert.Throws<ArgumentException>(() => Ticket with { ServiceTypes = [] });
        Assert.Throws<ArgumentException>(() => Ticket with { ServiceTypes = [(ServiceType)0] });
        Assert.Equal(Ticket, Ticket with { ServiceTypes = [ServiceType.IssueManagement, ServiceType.ConsultationManagement] });
    }
}
