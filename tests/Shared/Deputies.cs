using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Makes a second administrator through the door, the way a manager of administrators does it.</summary>
internal static class Deputies
{
    public static async Task AppointAsync(AdminTestHost host, OrganizationId organization, string account, string name = "Deputy")
    {
        var call = new AdminCall { Name = "Deputies.AppointAsync", Operation = AdminOperations.ProvisionOrganization, Actor = AdminTestHost.Operator, Organization = organization };
        var appointed = await host.Services.GetRequiredService<AdminDoor>().ChangeAsync(
            call,
            fetch => fetch.One(OrganizationAdministrators.Shape.SingleKey()),
            (change, slot) =>
            {
                var deputy = new Administrator { Organization = organization, Account = account, Name = name, IsOwner = false, State = AdministratorState.Active, AddedAt = change.Now };
                var members = slot.Value.Members.Append(deputy).OrderBy(member => member.Account, StringComparer.Ordinal).ToArray();
                change.Writes.Replace(slot, slot.Value with { ChangedAt = change.Now, Members = members });
                change.Log(new LogDraft
                {
                    Operation = AdminOperations.ProvisionOrganization,
                    Category = ChangeLogCategory.Permission,
                    Target = new LogTarget(ChangeLogTargetKind.Person, account, name),
                });
                return null;
            },
            default);
        Assert.True(appointed.Succeeded);
    }
}
