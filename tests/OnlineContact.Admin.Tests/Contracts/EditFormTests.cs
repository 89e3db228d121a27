using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Contracts;

public class EditFormTests
{
    [Fact]
    public void Terms_sent_back_as_an_edit_form_has_them_are_the_same_terms()
    {
        var checkedTerms = 0;
        Campaign.Run(AdminArbitraries.HostileContractTermInputs(), 2_000, input =>
        {
            if (!ContractTerms.Create(input.Value, ServiceType.ConsultationManagement, ContractItemCatalogue.Default).TryGetValue(out var terms, out _)) return;
            checkedTerms++;
            Assert.Equal(terms, ContractTerms.Create(terms.ToInput(), ServiceType.ConsultationManagement, ContractItemCatalogue.Default).Value);
        });
        Assert.NotEqual(0, checkedTerms);
    }
}
