using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing;

namespace CustomProof;

/// <summary>One of several processes that write into one file.</summary>
internal static class Writing
{
    /// <summary>Adds services to an organization that is there.</summary>
    /// <returns>0, when each of them was added.</returns>
    public static async Task<int> RunAsync(string file, string organization, int times)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseSqliteFile(file));
        var id = OrganizationId.Parse(organization);
        var owner = AdminActor.Member(id, "owner", "Owner", "192.0.2.1");
        for (var i = 0; i < times; i++)
        {
            var added = await host.ContractedServices.AddAsync(owner, id, ServiceType.IssueManagement);
            if (added.Succeeded) continue;
            Console.WriteLine(added.Error.Code);
            return 1;
        }

        return 0;
    }
}
