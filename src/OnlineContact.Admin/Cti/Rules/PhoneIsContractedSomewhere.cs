using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>CTI is there only when at least one service contracts phone calls; a suspended one does, a terminated one does not. F (handbook, section 5).</summary>
internal sealed class PhoneIsContractedSomewhere
{
    private Slot<ContractedService>? _witness;

    private PhoneIsContractedSomewhere()
    {
    }

    public static PhoneIsContractedSomewhere Ask(Fetch fetch, ContractItemCatalogue items)
    {
        var rule = new PhoneIsContractedSomewhere();
        string[] codes = [.. items.Items.Where(item => (item.Opens & ContractFeatures.CtiMenus) != 0).Select(item => item.Code)];
        if (codes.Length == 0) return rule;
        var contracted = fetch.All(ServiceContractItem.Columns.InOrder.Ascending().Where(ServiceContractItem.Columns.Item, codes));
        fetch.Then(next => rule.Look(next, contracted.Values, 0, items));
        return rule;
    }

    public static bool HoldsFor(ContractedService service, ContractItemCatalogue items) =>
        service.Status != ServiceStatus.Terminated && service.Terms is { } terms && (terms.Opens(items) & ContractFeatures.CtiMenus) != 0;

    public AdminError? Check() => _witness is null ? AdminErrors.CtiNotContracted.With(null) : null;

    public void Require(Changes changes)
    {
        if (_witness is not null) changes.Require(_witness);
    }

    /// <summary>One service is enough, and mostly it is the first.</summary>
    private void Look(Fetch fetch, IReadOnlyList<ServiceContractItem> contracted, int index, ContractItemCatalogue items)
    {
        if (index == contracted.Count) return;
        var service = fetch.One(ContractedService.ByNumber[contracted[index].Service]);
        fetch.Then(next =>
        {
            if (service.Found && HoldsFor(service.Value, items)) _witness = service;
            else Look(next, contracted, index + 1, items);
        });
    }
}
