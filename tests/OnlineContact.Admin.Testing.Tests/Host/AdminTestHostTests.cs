using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>What a host for tests registers and gives, whether it is started, and what its disposal does.</summary>
public class AdminTestHostTests
{
    private static Task<AdminTestHost> StartAsync() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());

    [Fact]
    public async Task What_it_gives_is_what_is_registered()
    {
        await using var host = await StartAsync();
        void Is<T>(T given)
            where T : class => Assert.Same(host.Services.GetRequiredService<T>(), given);
        Is<IAdminRuntime>(host.Runtime);
        Is<OrganizationManager>(host.Organizations);
        Is<ContractedServiceManager>(host.ContractedServices);
        Is<BillingManager>(host.Billing);
        Is<UsageManager>(host.Usage);
        Is<MonthClosingManager>(host.MonthClosing);
        Is<ChargeManager>(host.Charges);
        Is<ChangeLogManager>(host.ChangeLog);
        Is<MemberManager>(host.Members);
        Is<AdministratorManager>(host.Administrators);
        Is<AgentManager>(host.Agents);
        Is<CtiSettingsManager>(host.CtiSettings);
        Is<CtiAgentManager>(host.CtiAgents);
        Is<CtiSessionManager>(host.CtiSessions);
        Is<CtiWatcher>(host.CtiWatcher);
        Is<AdminHealth>(host.Health);
        Is<IMemberMailer>(host.Mailer);
        Is<IAdminStore>(host.Store);
        Is<IClock>(host.Clock);
    }

    [Fact]
    public async Task It_is_started_or_only_made_as_asked_for()
    {
        await using var started = await StartAsync();
        await using var made = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        Assert.True(started.Runtime.IsStarted);
        Assert.False(made.Runtime.IsStarted);
    }

    [Fact]
    public async Task It_goes_by_the_clock_that_is_given_or_by_one_of_its_own()
    {
        var clock = new FakeAdminClock(Instant.FromUtc(2021, 1, 1, 0, 0));
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore(), clock);
        Assert.Same(clock, host.Clock);
        var acme = await host.ProvisionAsync();
        Assert.Equal(clock.Now, (await host.Organizations.GetAsync(acme.Owner, acme.Id)).Value.Value.ProvisionedAt);
        await using var other = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        Assert.Equal(Instant.FromUtc(2021, 3, 15, 12, 0), other.Clock.Now);
    }

    [Fact]
    public async Task It_is_told_what_to_register()
    {
        Assert.Throws<ArgumentNullException>("configure", () => AdminTestHost.Create(null!));
        await Assert.ThrowsAsync<ArgumentNullException>("configure", () => AdminTestHost.StartAsync(null!));
    }

    [Fact]
    public async Task A_mailer_of_the_hosts_own_is_left_to_it()
    {
        var mine = new FakeMemberMailer();
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore().Services.AddSingleton<IMemberMailer>(mine));
        Assert.Same(mine, host.Mailer);
    }

    [Fact]
    public async Task A_host_that_is_disposed_of_disposes_of_what_it_made()
    {
        var store = new Watched();
        var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        Assert.False(store.IsDisposed);
        await host.DisposeAsync();
        Assert.True(store.IsDisposed);
    }

    [Fact]
    public async Task A_host_that_does_not_start_says_why_and_is_disposed_of()
    {
        var store = new Watched { Fails = true };
        await Assert.ThrowsAnyAsync<Exception>(() => AdminTestHost.StartAsync(admin => admin.UseStore(_ => store)));
        Assert.True(store.IsDisposed);
    }

    [Fact]
    public async Task Two_hosts_over_one_store_are_two_processes_of_one_installation()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var one = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await one.ProvisionAsync();
        Assert.True((await other.Organizations.GetAsync(acme.Owner, acme.Id)).Succeeded);
    }

    private sealed class Watched() : StoreDecorator(new InMemoryAdminStore(AdminShapes.All)), IDisposable
    {
        public bool Fails { get; init; }

        public bool IsDisposed { get; private set; }

        public override Task PrepareAsync(CancellationToken cancellationToken) =>
            Fails ? throw new NotSupportedException("Not today.") : base.PrepareAsync(cancellationToken);

        public void Dispose() => IsDisposed = true;
    }
}
