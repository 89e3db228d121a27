#region usings
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
#endregion

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/getting-started.md: the blocks there are the regions here, and these are run.</summary>
public sealed class GettingStarted
{
    [Fact]
    public async Task The_guide_works_from_its_beginning_to_its_end()
    {
        using var file = new ScratchFile();
        await using var provider = await HostAsync(file.Path);

        await ProvisionAsync(provider);
        var receipt = await AddAsync(provider);
        await RefusalsAsync(provider, receipt);
        await RepeatAsync(provider, receipt);
        Assert.Equal(1, await ListAsync(provider));

        var time = new FakeTicks();
        using var jobs = new DueJobs(provider.GetRequiredService<IAdminRuntime>(), SystemClock.Instance, time);
        await jobs.StartAsync(CancellationToken.None);
        await time.Started;
        await jobs.StopAsync(CancellationToken.None);

        await provider.GetRequiredService<IAdminRuntime>().RunDueAsync(SystemClock.Instance.GetCurrentInstant());
        Assert.True(((QueueSwitch)provider.GetServices<IAdminEventHandler>().Single()).LastOf(receipt.Organization) >= receipt.Sequence);
    }

    [Fact]
    public async Task What_is_due_is_run_by_a_hosted_service()
    {
        using var file = new ScratchFile();
        var services = new ServiceCollection().AddOnlineContactAdmin(admin => admin.UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={file.Path}")));
        #region hosted
        services.AddSingleton(TimeProvider.System);
        services.AddHostedService<DueJobs>();
        #endregion
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        Assert.IsType<DueJobs>(Assert.Single(provider.GetServices<IHostedService>()));
    }

    private static async Task<ServiceProvider> HostAsync(string path)
    {
        #region host
        var provider = new ServiceCollection()
            .AddOnlineContactAdmin(admin => admin
                .UseEntityFrameworkCore(ef => ef.UseSqlite($"Data Source={path}"))
                .AddEventHandler<QueueSwitch>()
                .Configure(options => options.ReservedServiceIds.Add("intranet")))
            .BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        #endregion

        return provider;
    }

    private static async Task ProvisionAsync(IServiceProvider provider)
    {
        #region provision
        var organizations = provider.GetRequiredService<OrganizationManager>();
        var provisioned = await organizations.ProvisionAsync(
            AdminActor.Operator("setup"),
            new OrganizationProvision
            {
                Id = "haneul",
                Name = "하늘마켓",
                Domain = "cs.haneulmarket.example",
                TimeZone = "Asia/Seoul",
                OwnerAccount = "jiwoo.kim",
                OwnerName = "김지우",
            });
        #endregion

        Assert.True(provisioned.Succeeded);
    }

    private static async Task<ChangeReceipt> AddAsync(IServiceProvider provider)
    {
        #region add
        var haneul = OrganizationId.Parse("haneul");
        var owner = AdminActor.Member(haneul, "jiwoo.kim", "김지우", "203.0.113.24");
        var services = provider.GetRequiredService<ContractedServiceManager>();

        // A draft has a number and a type. It can be left and come back to.
        var draft = (await services.AddAsync(owner, haneul, ServiceType.ConsultationManagement)).Value;

        // Step 1. The time zone follows the main language: Asia/Seoul.
        var saved = (await services.SaveBasicInformationAsync(owner, haneul, draft.Number, draft.Version, new BasicInformation
        {
            Name = "고객센터",
            ServiceId = "CustomerCare",
            Languages = ["ko", "en"],
            MainLanguage = "ko",
        })).Value;

        // Step 2. The service is in use from now on.
        var contracted = (await services.RegisterContractAsync(owner, haneul, saved.Number, saved.Version,
        [
            new() { Item = "ticket", Users = 10 },
            new() { Item = "chat", Users = 4 },
            new() { Item = "helpdoc" },
        ])).Value;
        #endregion

        return contracted;
    }

    private static async Task RefusalsAsync(IServiceProvider provider, ChangeReceipt receipt)
    {
        var owner = AdminActor.Member(receipt.Organization, "jiwoo.kim", "김지우", "203.0.113.24");
        var services = provider.GetRequiredService<ContractedServiceManager>();
        using var output = new StringWriter();
        #region refusals
        var outcome = await services.TerminateAsync(owner, receipt.Organization, receipt.Number, receipt.Version);
        if (outcome.TryGetValue(out var terminated, out var error))
            await output.WriteLineAsync($"entry {terminated.Sequence} in the change log");
        else
            await output.WriteLineAsync($"{error.Code}: {error.MessageIn("ko")}");
        #endregion
        Assert.StartsWith("OCA1028: 이용정지 상태의", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task RepeatAsync(IServiceProvider provider, ChangeReceipt receipt)
    {
        var owner = AdminActor.Member(receipt.Organization, "jiwoo.kim", "김지우", "203.0.113.24");
        var services = provider.GetRequiredService<ContractedServiceManager>();
        #region repeat
        var request = RequestId.Create("form-7f3a21").Value;
        var first = await services.SuspendAsync(owner, receipt.Organization, receipt.Number, StoreVersion.Any, request);
        var again = await services.SuspendAsync(owner, receipt.Organization, receipt.Number, StoreVersion.Any, request);
        #endregion
        Assert.Equal(first.Value, again.Value);
    }

    private static async Task<int> ListAsync(IServiceProvider provider)
    {
        var haneul = OrganizationId.Parse("haneul");
        var owner = AdminActor.Member(haneul, "jiwoo.kim", "김지우", "203.0.113.24");
        var services = provider.GetRequiredService<ContractedServiceManager>();
        var seen = 0;
        #region list
        string? cursor = null;
        do
        {
            var page = (await services.ListAsync(owner, haneul, new ServiceQuery { PageSize = 50, Cursor = cursor })).Value;
            foreach (var row in page.Rows)
            {
                // row.Service, row.Version, row.Url, the buttons, and every action with its refusal.
                seen += row.Actions().Any(state => state.IsAllowed) ? 1 : 0;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        #endregion
        return seen;
    }

    #region test
    [Fact]
    public async Task A_new_organization_has_no_services()
    {
        await using var provider = new ServiceCollection()
            .AddOnlineContactAdmin(admin => admin.UseInMemoryStore())
            .BuildServiceProvider();
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();

        await ProvisionAsync(provider);

        var page = await provider.GetRequiredService<ContractedServiceManager>()
            .ListAsync(AdminActor.Operator("test"), OrganizationId.Parse("haneul"), new ServiceQuery());
        Assert.Empty(page.Value.Rows);
    }
    #endregion

    #region jobs
    internal sealed class DueJobs(IAdminRuntime runtime, IClock clock, TimeProvider time) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await runtime.StartAsync(stoppingToken);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await runtime.RunDueAsync(clock.GetCurrentInstant(), stoppingToken);
        }
    }
    #endregion

    #region handler
    internal sealed class QueueSwitch : IAdminEventHandler
    {
        private readonly Dictionary<OrganizationId, long> _last = [];

        public long LastOf(OrganizationId organization) => _last.GetValueOrDefault(organization);

        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
        {
            foreach (var entry in entries.Where(entry => entry.Sequence > LastOf(organization)))
            {
                // entry.Operation is "service.suspended", entry.ServiceId.Value "CustomerCare": stop its queue.
                _last[organization] = entry.Sequence;
            }

            return Task.CompletedTask;
        }
    }
    #endregion

    /// <summary>Says when somebody has asked it for a timer; its timers are the system's.</summary>
    private sealed class FakeTicks : TimeProvider
    {
        private readonly TaskCompletionSource _started = new();

        public Task Started => _started.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _started.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
