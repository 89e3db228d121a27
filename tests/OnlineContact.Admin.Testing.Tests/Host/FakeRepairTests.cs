using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>What the fakes once did otherwise than they say.</summary>
public class FakeRepairTests
{
    private static readonly OrganizationId Alpha = OrganizationId.Parse("alpha");
    private static readonly OrganizationId Beta = OrganizationId.Parse("beta");

    [Fact]
    public void A_timer_that_is_disposed_of_never_fires_again()
    {
        var time = new FakeAdminTime(new FakeAdminClock());
        var fired = 0;
        var timer = time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        time.Advance(Duration.FromSeconds(3));
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        time.Advance(Duration.FromSeconds(3));
        Assert.Equal((3, 0), (fired, time.Waiting));
    }

    [Fact]
    public void A_clock_that_a_timer_moves_further_stays_there()
    {
        var clock = new FakeAdminClock();
        var start = clock.Now;
        var time = new FakeAdminTime(clock);
        time.CreateTimer(_ => clock.Now = start + Duration.FromHours(5), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        time.Advance(Duration.FromSeconds(2));
        Assert.Equal(start + Duration.FromHours(5), clock.Now);
        time.Advance(Duration.FromHours(-1));
        Assert.Equal(start + Duration.FromHours(4), clock.Now);
    }

    [Fact]
    public async Task A_mail_that_is_cancelled_is_not_sent()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        await host.ProvisionAsync("alpha");
        await host.MemberAsync(Alpha, "ann");
        var mailer = new FakeMemberMailer();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mailer.SendAsync(host.Mailer.Sent[0], new CancellationToken(canceled: true)));
        Assert.Empty(mailer.Sent);
    }

    [Fact]
    public async Task A_member_accepts_the_invitation_of_her_own_organization()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        await host.ProvisionAsync("alpha");
        await host.ProvisionAsync("beta");
        await host.MemberAsync(Beta, "ann", accepts: false);
        await host.MemberAsync(Alpha, "ann");
        Assert.Equal(MemberState.Active, await StateAsync(host, Alpha));
        Assert.Equal(MemberState.Pending, await StateAsync(host, Beta));
        Assert.NotEqual(host.Mailer.TokenOf("ann", Alpha), host.Mailer.TokenOf("ann", Beta));
        Assert.Equal(host.Mailer.Sent[^1].Token, host.Mailer.TokenOf("ann"));
    }

    [Fact]
    public async Task The_naive_model_sees_that_other_fields_are_declared()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var login = new SsoLoginInput { Name = "Shop", RemoteLoginUrl = "https://shop.example.com/login", StatusUrl = "https://shop.example.com/status", ReturnUrls = [], IsStrict = true };
        AdminCommand[] commands =
        [
            new ProvisionCommand { Actor = AdminTestHost.Operator, Organization = Alpha, Provision = new() { Id = "alpha", Name = "Alpha", Domain = "alpha.example.com", OwnerAccount = "owner", OwnerName = "Owner" } },
            new AddSsoLoginCommand { Actor = AdminTestHost.Operator, Organization = Alpha, Login = login },
            new EditSsoLoginCommand { Actor = AdminTestHost.Operator, Organization = Alpha, Number = 1, Login = login with { DeclaredFields = SsoOptionalFields.Phone } },
        ];
        Assert.Null(await AdminHistory.DifferenceAsync(host, new NaiveAdministration(), [.. commands.Select(command => new AdminStep(Duration.FromMinutes(1), command))]));
    }

    private static async Task<MemberState> StateAsync(AdminTestHost host, OrganizationId organization) =>
        (await host.Members.SearchAsync(AdminTestHost.Operator, organization, new MemberSearch { Account = "ann" })).Value.Members.Single().State;
}
