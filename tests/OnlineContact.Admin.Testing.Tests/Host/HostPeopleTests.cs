using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>The short ways of a host for tests to an organization and to people in it.</summary>
public class HostPeopleTests
{
    private static Task<AdminTestHost> StartAsync() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());

    private static async Task<string> StateAsync(AdminTestHost host, OrganizationId organization, string account)
    {
        var member = (await host.Members.GetAsync(AdminTestHost.Operator, organization, account)).Value.Member;
        return $"{member.Name.Value} {member.Email?.Value} {member.State}";
    }

    [Fact]
    public async Task An_organization_is_provisioned_with_what_is_given_and_its_owner_acts_in_it()
    {
        await using var host = await StartAsync();
        var zeta = await host.ProvisionAsync("zeta", "Europe/Berlin", "kr-2020", "chief", "The chief");
        var provisioned = (await host.Organizations.GetAsync(zeta.Owner, zeta.Id)).Value.Value;
        Assert.Equal(
            ("zeta", "Organization zeta", "contact.example.com", "Europe/Berlin"),
            (zeta.Id.Value, provisioned.Name.Value, provisioned.Domain.Value, provisioned.TimeZone));
        Assert.Equal(
            (false, zeta.Id, "chief", "The chief", "192.0.2.1"),
            (zeta.Owner.IsOperator, zeta.Owner.Organization, zeta.Owner.Account, zeta.Owner.Name, zeta.Owner.IpAddress));
        Assert.Equal("The chief  Active", await StateAsync(host, zeta.Id, "chief"));
        Assert.True((await host.ContractedServices.AddAsync(zeta.Owner, zeta.Id, ServiceType.ConsultationManagement)).Succeeded);
    }

    [Fact]
    public async Task Unless_told_otherwise_it_is_acme_in_the_default_zone()
    {
        await using var host = await StartAsync();
        var acme = await host.ProvisionAsync();
        Assert.Equal(("acme", "owner", "Owner"), (acme.Id.Value, acme.Owner.Account, acme.Owner.Name));
        Assert.Equal("Asia/Seoul", (await host.Organizations.GetAsync(acme.Owner, acme.Id)).Value.Value.TimeZone);
    }

    [Fact]
    public async Task What_is_refused_is_thrown()
    {
        await using var host = await StartAsync();
        var acme = await host.ProvisionAsync();
        Assert.Contains("OCA4003", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.ProvisionAsync())).Message, StringComparison.Ordinal);
        await host.MemberAsync(acme.Id, "ann");
        Assert.Contains("OCA4014", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.MemberAsync(acme.Id, "ann"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_has_accepted_or_is_pending_as_asked_for()
    {
        await using var host = await StartAsync();
        var acme = await host.ProvisionAsync();
        var ann = await host.MemberAsync(acme.Id, "ann", "Ann");
        var bob = await host.MemberAsync(acme.Id, "bob", accepts: false);
        Assert.Equal("Ann ann@example.com Active", await StateAsync(host, acme.Id, "ann"));
        Assert.Equal("Member bob@example.com Pending", await StateAsync(host, acme.Id, "bob"));
        Assert.Equal("ann", Assert.Single(host.Mailer.Sent).Account.Value);
        Assert.Equal((acme.Id, "ann", "Ann", "192.0.2.2"), (ann.Organization, ann.Account, ann.Name, ann.IpAddress));
        Assert.Equal(("bob", "Member"), (bob.Account, bob.Name));
    }

    [Fact]
    public async Task A_message_that_is_not_delivered_is_not_accepted()
    {
        await using var host = await StartAsync();
        var acme = await host.ProvisionAsync();
        host.Mailer.Fail(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.MemberAsync(acme.Id, "ann"));
        Assert.Equal("Member ann@example.com Pending", await StateAsync(host, acme.Id, "ann"));
    }

    [Fact]
    public async Task Somebody_of_the_organization_has_no_right_in_it()
    {
        await using var host = await StartAsync();
        var acme = await host.ProvisionAsync();
        Assert.Equal((acme.Id, false), (acme.Member.Organization, acme.Member.IsOperator));
        var outcome = await host.ContractedServices.AddAsync(acme.Member, acme.Id, ServiceType.ConsultationManagement);
        Assert.Equal("OCA4006", outcome.Error.Code);
        Assert.False((await host.Members.GetAsync(acme.Owner, acme.Id, acme.Member.Account)).Succeeded);
    }

    [Fact]
    public void The_operator_of_tests_is_an_operator() => Assert.Equal((true, "", "test operator"), (AdminTestHost.Operator.IsOperator, AdminTestHost.Operator.Account, AdminTestHost.Operator.Name));

    [Fact]
    public async Task A_member_accepts_the_invitation_of_her_own_organization()
    {
        await using var host = await StartAsync();
        var (acme, beta) = (await host.ProvisionAsync(), await host.ProvisionAsync("beta"));
        await host.MemberAsync(beta.Id, "ann", accepts: false);
        await host.MemberAsync(acme.Id, "ann");
        Assert.Equal("Member ann@example.com Active", await StateAsync(host, acme.Id, "ann"));
        Assert.Equal("Member ann@example.com Pending", await StateAsync(host, beta.Id, "ann"));
    }
}
