using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using static OnlineContact.Admin.Tests.Runtime.AdminProcess;

namespace OnlineContact.Admin.Tests.Organizations;

public class ProvisionRightTests
{
    [Fact]
    public async Task Only_the_operator_provisions_whether_the_organization_exists_or_not()
    {
        await using var process = await StartAsync(NewStore(), NewClock());
        var provision = new OrganizationProvision { Id = Acme.Value, Name = "Acme", Domain = "acme.example", OwnerAccount = Owner.Account, OwnerName = Owner.Name };

        Assert.Equal(AdminErrors.AccessDenied, (await process.Organizations.ProvisionAsync(Owner, provision)).Error.Kind);
        await process.ProvisionAsync();
        Assert.Equal(AdminErrors.AccessDenied, (await process.Organizations.ProvisionAsync(Owner, provision)).Error.Kind);
        Assert.Equal(AdminErrors.OrganizationExists, (await process.Organizations.ProvisionAsync(Operator, provision)).Error.Kind);
    }
}
