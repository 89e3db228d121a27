using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/contracted-services.md; <see cref="Reporting"/> runs it.</summary>
internal static class EditContract
{
    public static async Task<Outcome<ChangeReceipt>> TicketsAsync(ContractedServiceManager services, AdminActor actor, OrganizationId organization, string serviceId)
    {
        #region edit
        var row = (await services.FindAsync(actor, organization, serviceId)).Value;
        var form = row.Service.Terms!.ToInput().Select(line => line.Item == "ticket" ? line with { Users = 10 } : line);
        var changed = await services.ChangeContractAsync(actor, organization, row.Service.Number, row.Version, [.. form]);
        #endregion
        return changed;
    }
}
