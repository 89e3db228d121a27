using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/billing.md that needs a host; the rest of that page is tried with the calculator.</summary>
public sealed class Discounting
{
    [Fact]
    public async Task A_discount_counts_from_its_month_on()
    {
        await using var provider = new ServiceCollection()
            .AddOnlineContactAdmin(admin => admin.UseInMemoryStore())
            .BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        var provision = new OrganizationProvision { Id = "haneul", Name = "하늘마켓", Domain = "cs.haneul.example", OwnerAccount = "jiwoo.kim", OwnerName = "김지우" };
        await provider.GetRequiredService<OrganizationManager>().ProvisionAsync(AdminActor.Operator("setup"), provision);
        var haneul = OrganizationId.Parse("haneul");
        var owner = AdminActor.Member(haneul, "jiwoo.kim", "김지우", "203.0.113.24");
        var number = (await provider.GetRequiredService<ContractedServiceManager>().AddAsync(owner, haneul, ServiceType.IssueManagement)).Value.Number;
        var billing = provider.GetRequiredService<BillingManager>();

        #region discount
        var set = await billing.SetDiscountAsync(AdminActor.Operator("sales"), haneul, number, new YearMonth(2027, 1), 15);
        var estimate = await billing.EstimateAsync(owner, haneul, new EstimateRequest
        {
            Service = number,
            Terms = [new() { Item = "ticket", Users = 10 }],
            Month = new YearMonth(2027, 3),
        });
        #endregion

        Assert.True(set.Value.Changed);
        Assert.Equal((15_000m, 85_000m), (estimate.Value.Charges.Discount.Amount, estimate.Value.Charges.Supply.Amount));
        Assert.Equal("OCA4006", (await billing.SetDiscountAsync(owner, haneul, number, new YearMonth(2027, 1), 20)).Error.Code);
    }
}
