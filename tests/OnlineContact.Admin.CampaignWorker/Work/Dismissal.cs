using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>Takes an administrator's right away through the door, the way a manager of administrators does it; nothing when she has none.</summary>
internal static class Dismissal
{
    public static Task<Outcome<ChangeReceipt>> RunAsync(AdminTestHost host, OrganizationId organization, string account)
    {
        var call = new AdminCall { Name = "Dismissal.RunAsync", Operation = AdminOperations.ProvisionOrganization, Actor = AdminTestHost.Operator, Organization = organization };
        return host.Services.GetRequiredService<AdminDoor>().ChangeAsync(
            call,
            fetch => fetch.One(OrganizationAdministrators.Shape.SingleKey()),
            (change, slot) =>
            {
                var others = slot.Value.Members.Where(member => member.Account != account).ToArray();
                if (others.Length == slot.Value.Members.Count) return null;
                change.Writes.Replace(slot, slot.Value with { ChangedAt = change.Now, Members = others });
                change.Log(new LogDraft
                {
                    Operation = AdminOperations.ProvisionOrganization,
                    Category = ChangeLogCategory.Permission,
                    Target = new LogTarget(ChangeLogTargetKind.Person, account, ""),
                });
                return null;
            },
            default);
    }
}
