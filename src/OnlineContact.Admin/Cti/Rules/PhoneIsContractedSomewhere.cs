using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>CTI is there only when at least one service contracts phone calls; a suspended one does, a terminated one does not. F (handbook, section 5).</summary>
internal sealed class PhoneIsContractedSomewhere
{
    private readonly OrganizationId _organization;
    private readonly PhoneWitnesses _witnesses;
    private Slot<ContractedService>? _witness;

    private PhoneIsContractedSomewhere(OrganizationId organization, PhoneWitnesses witnesses) => (_organization, _witnesses) = (organization, witnesses);

    public static PhoneIsContractedSomewhere Ask(Fetch fetch, PhoneWitnesses witnesses)
    {
        var rule = new PhoneIsContractedSomewhere(fetch.Organization, witnesses);
        if (witnesses.Last.TryGet(fetch.Organization, out var service)) rule.LookAt(fetch, service, rule.Search);
        else rule.Search(fetch);
        return rule;
    }

    public static bool HoldsFor(ContractedService service, ContractItemCatalogue items) =>
        service.Status != ServiceStatus.Terminated && service.Terms is { } terms && (terms.Opens(items) & ContractFeatures.CtiMenus) != 0;

    public AdminError? Check() => _witness is null ? AdminErrors.CtiNotContracted.With(null) : null;

    public void Require(Changes changes)
    {
        if (_witness is not null) changes.Require(_witness);
    }

    private void Search(Fetch fetch)
    {
        string[] codes = [.. _witnesses.Items.Items.Where(item => (item.Opens & ContractFeatures.CtiMenus) != 0).Select(item => item.Code)];
        if (codes.Length == 0) return;
        var contracted = fetch.All(ServiceContractItem.Columns.InOrder.Ascending().Where(ServiceContractItem.Columns.Item, codes));
        fetch.Then(next => LookAtEach(next, contracted.Values, 0));
    }

    /// <summary>One service is enough, and mostly it is the first.</summary>
    private void LookAtEach(Fetch fetch, IReadOnlyList<ServiceContractItem> contracted, int index)
    {
        if (index < contracted.Count) LookAt(fetch, contracted[index].Service, next => LookAtEach(next, contracted, index + 1));
    }

    private void LookAt(Fetch fetch, long number, Action<Fetch> otherwise)
    {
        var service = fetch.One(ContractedService.ByNumber[number]);
        fetch.Then(next =>
        {
            if (!service.Found || !HoldsFor(service.Value, _witnesses.Items))
            {
                otherwise(next);
                return;
            }

            _witness = service;
            _witnesses.Last.Remember(_organization, number);
        });
    }
}
