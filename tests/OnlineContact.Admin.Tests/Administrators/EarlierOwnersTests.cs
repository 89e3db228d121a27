using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Administrators;

/// <summary>Owners that an earlier version provisioned as administrators and nothing else; real databases of such versions are tested with the stores.</summary>
public class EarlierOwnersTests
{
    [Theory]
    [InlineData(true, true, "state=active\norganizationAgent=yes")]
    [InlineData(true, false, "state=active")]
    [InlineData(false, true, "organizationAgent=yes")]
    public async Task What_she_lacks_is_made_once_with_an_entry(bool lacksMember, bool lacksAgent, string after)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var other = await host.ProvisionAsync("zeta");
        await LoseAsync(host, acme.Id, lacksMember, lacksAgent);

        Assert.Equal(new JobResult(1, 0), await host.JobAsync("earlier-owners"));

        Assert.Equal((MemberState.Active, "Owner"), await OwnerAsync(host, acme));
        Assert.True((await host.Agents.GetAsync(acme.Owner, acme.Id, "owner")).Succeeded);
        var entry = (await host.ChangeLog.ReadAsync(acme.Owner, acme.Id, 1)).Value.Entries[0];
        Assert.Equal(
            ("administrator.owner-taken-in", ChangeLogCategory.Permission, ChangeLogTargetKind.Person, "owner", "Owner", null, after, true),
            (entry.Operation, entry.Category, entry.TargetKind, entry.TargetId.Value, entry.TargetName.Value, entry.Before.Value, entry.After.Value, entry.ByOperator));
        Assert.NotEqual("administrator.owner-taken-in", (await host.ChangeLog.ReadAsync(other.Owner, other.Id, 1)).Value.Entries[0].Operation);
        var before = await Scenes.ContentAsync(host.Store, AdminShapes.All);
        Assert.Equal(new JobResult(0, 0), await host.JobAsync("earlier-owners"));
        Assert.Equal(before, await Scenes.ContentAsync(host.Store, AdminShapes.All));
    }

    [Fact]
    public async Task Whoever_has_an_account_that_looks_like_hers_keeps_it()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await LoseAsync(host, acme.Id, member: true, agent: true);
        await host.MemberAsync(acme.Id, "0wner", "Other", accepts: false);

        Assert.Equal(new JobResult(1, 0), await host.JobAsync("earlier-owners"));

        Assert.Equal("OCA4016", (await host.Members.GetAsync(acme.Owner, acme.Id, "owner")).Error.Code);
        Assert.True((await host.Agents.GetAsync(acme.Owner, acme.Id, "owner")).Succeeded);
    }

    [Fact]
    public async Task One_organization_whose_clock_is_wrong_does_not_keep_the_others()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var early = await host.ProvisionAsync("early");
        await LoseAsync(host, early.Id, member: true, agent: true);
        host.Clock.Advance(Duration.FromDays(1));
        foreach (var id in new[] { "acme", "beta" })
        {
            var late = await host.ProvisionAsync(id);
            await LoseAsync(host, late.Id, member: true, agent: true);
        }

        host.Clock.Advance(-Duration.FromHours(1));

        var result = await host.JobAsync("earlier-owners");

        Assert.Equal((1L, 2L, "An owner could not be taken in: OCA0010."), ((long)result.Done, (long)result.Failed, result.Error?.Message));
        Assert.Equal((MemberState.Active, "Owner"), await OwnerAsync(host, early));
    }

    private static async Task<(MemberState State, string Name)> OwnerAsync(AdminTestHost host, TestOrganization organization)
    {
        var owner = (await host.Members.GetAsync(organization.Owner, organization.Id, "owner")).Value.Member;
        return (owner.State, owner.Name.Value);
    }

    /// <summary>Takes away what the earlier version did not make.</summary>
    private static async Task LoseAsync(AdminTestHost host, OrganizationId organization, bool member, bool agent)
    {
        var account = MemberAccount.Create("owner").Value;
        var call = new AdminCall { Name = "test", Operation = AdminOperations.ConfirmClock, Actor = AdminTestHost.Operator, Organization = organization };
        var lost = await host.Services.GetRequiredService<AdminDoor>().ChangeAsync(
            call,
            fetch => (Member: fetch.One(Member.ByAccount[account]), Agent: fetch.One(Agent.ByAccount[account])),
            (change, read) =>
            {
                if (member) change.Writes.Remove(read.Member);
                if (agent) change.Writes.Remove(read.Agent);
                change.Log(new LogDraft { Operation = AdminOperations.ConfirmClock, Category = ChangeLogCategory.Organization, Target = new LogTarget(ChangeLogTargetKind.Organization, organization.Value, "") });
                return null;
            },
            default);
        Assert.True(lost.Succeeded);
    }
}
