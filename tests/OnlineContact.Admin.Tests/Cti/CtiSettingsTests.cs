using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiSettingsTests
{
    private static readonly CtiSettingsInput Mobile = CtiScene.IpccSettings with { Version = CtiVersion.MobileContact };

    [Fact]
    public async Task Without_telticket_every_call_is_refused_with_one_code()
    {
        await using var scene = await CtiScene.StartAsync(contracted: false);
        var (host, id, owner) = (scene.Host, scene.Id, scene.Owner);

        string[] codes =
        [
            await Refusal.CodeAsync(host.CtiSettings.GetAsync(owner, id)),
            await scene.SaveAsync(CtiScene.IpccSettings),
            await Refusal.CodeAsync(host.CtiSettings.VerifyAsync(owner, id)),
            await Refusal.CodeAsync(host.CtiAgents.ListAsync(owner, id, new CtiAgentQuery())),
            await Refusal.CodeAsync(host.CtiAgents.GetAsync(owner, id, "nobody")),
            await Refusal.CodeAsync(host.CtiAgents.SetNumbersAsync(owner, id, "NOBODY", StoreVersion.Any, null, " ")),
            await Refusal.CodeAsync(host.CtiAgents.PreviewImportAsync(owner, id, default)),
            await Refusal.CodeAsync(host.CtiAgents.ImportAsync(owner, id, default)),
            await Refusal.CodeAsync(host.CtiAgents.CheckSignInAsync(owner, id, "alice", 99)),
            await Refusal.CodeAsync(host.CtiAgents.CheckAsync(owner, id, "alice")),
            await Refusal.CodeAsync(host.CtiAgents.ProvisionAsync(owner, id, "alice")),
            await Refusal.CodeAsync(host.CtiAgents.SignOutAsync(owner, id, "alice")),
            await Refusal.CodeAsync(host.CtiSessions.CheckAsync(scene.Alice, id, scene.Service)),
            await Refusal.CodeAsync(host.CtiSessions.SignInAsync(scene.Alice, id, scene.Service)),
            await Refusal.CodeAsync(host.CtiSessions.SignOutAsync(scene.Alice, id, scene.Service)),
            await Refusal.CodeAsync(host.CtiSessions.SetStateAsync(scene.Alice, id, scene.Service, CtiAgentState.Transfer)),
            await Refusal.CodeAsync(host.CtiSessions.GetStateAsync(scene.Alice, id, scene.Service)),
        ];

        Assert.All(codes, code => Assert.Equal("OCA5001", code));
    }

    [Fact]
    public async Task A_suspended_service_keeps_cti_and_a_terminated_one_does_not()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var services = scene.Host.ContractedServices;

        Assert.True((await services.SuspendAsync(scene.Owner, scene.Id, scene.Service, StoreVersion.Any)).Succeeded);
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiSettings.GetAsync(scene.Owner, scene.Id)));
        Assert.True((await services.TerminateAsync(scene.Owner, scene.Id, scene.Service, StoreVersion.Any)).Succeeded);
        Assert.Equal("OCA5001", await Refusal.CodeAsync(scene.Host.CtiSettings.GetAsync(scene.Owner, scene.Id)));
    }

    [Fact]
    public async Task Ipcc_is_chosen_by_agreement_and_mobile_contact_when_it_is_activated()
    {
        await using var scene = await CtiScene.StartAsync();

        Assert.Equal([CtiVersion.MobileContact], (await scene.SettingsAsync()).Offered);
        Assert.Equal("OCA5008", await scene.SaveAsync(CtiScene.IpccSettings));
        Assert.Equal("OCA5009", await scene.SaveAsync(Mobile));
        await scene.AgreeAsync();
        Assert.Equal([CtiVersion.IpccPrivate, CtiVersion.MobileContact], (await scene.SettingsAsync()).Offered);
        Assert.Equal("ok", await scene.SaveAsync(CtiScene.IpccSettings with { TenantId = "t-1", DailyLog = true, AfterCallWork = true, OutboundTicketAlways = true }));
        scene.Mobile.AddTenant("acme-tenant");
        Assert.Equal("ok", await scene.SaveAsync(Mobile));

        var view = await scene.SettingsAsync();
        Assert.Equal((CtiVersion.MobileContact, CtiVerification.Verified, new StoreVersion(2)), (view.Settings!.Version, view.Settings.Verification, view.Version));
        var entries = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 2)).Value.Entries;
        Assert.All(entries, entry => Assert.Equal((ChangeLogCategory.Cti, "cti.settings-saved"), (entry.Category, entry.Operation)));
        Assert.Equal("version=IpccPrivate\ntenantName=acme-tenant\ntenantId=t-1\ndailyLog=on\nafterCallWork=on\noutboundTicketAlways=on\nverification=Verified", entries[1].After.Value);
        Assert.Equal("version=IpccPrivate\ntenantId=t-1\ndailyLog=on\nafterCallWork=on\noutboundTicketAlways=on", entries[0].Before.Value);
    }

    [Fact]
    public async Task Saving_the_same_writes_nothing()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var before = await scene.SettingsAsync();

        Assert.Equal("ok", await scene.SaveAsync(CtiScene.IpccSettings with { TenantName = " acme-tenant " }));
        Assert.Equal(before, await scene.SettingsAsync(), SameSettings);
        Assert.Equal("OCA0007", await scene.SaveAsync(CtiScene.IpccSettings, new StoreVersion(9)));
    }

    [Theory]
    [InlineData(3, "t", null, "OCA5007", "3")]
    [InlineData(1, "", null, "OCA5011", "0")]
    [InlineData(1, "a\tb", null, "OCA5011", "U+0009 at 2")]
    [InlineData(1, "long", null, "OCA5011", "101")]
    [InlineData(1, "t", "a b", "OCA5012", "U+0020 at 2")]
    [InlineData(1, "t", "long", "OCA5012", "101")]
    [InlineData(1, "t", null, "OCA5010", null)]
    public async Task Bad_settings_are_refused(int version, string name, string? id, string code, string? actual)
    {
        await using var scene = await CtiScene.StartAsync();
        await scene.AgreeAsync();
        var input = new CtiSettingsInput { Version = (CtiVersion)version, TenantName = Long(name)!, TenantId = Long(id) };

        var refused = (await scene.Host.CtiSettings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, input)).Error;

        Assert.Equal(code, refused.Code);
        if (actual is not null) Assert.Equal(actual, refused.Argument("actual"));
        Assert.Null((await scene.SettingsAsync()).Settings);

        static string? Long(string? text) => text == "long" ? new string('x', 101) : text;
    }

    [Theory]
    [InlineData(FakeCtiWay.Unreachable)]
    [InlineData(FakeCtiWay.NeverAnswers)]
    [InlineData(FakeCtiWay.Throws)]
    public async Task What_cannot_be_verified_is_saved_as_unverified_and_verified_later(FakeCtiWay way)
    {
        await using var scene = await CtiScene.StartAsync();
        await scene.AgreeAsync();
        scene.Ipcc.Way = way;

        var began = scene.Host.Clock.Now;
        Assert.Equal("ok", await scene.WithTimeAsync(scene.SaveAsync(CtiScene.IpccSettings)));
        Assert.True(scene.Host.Clock.Now - began <= Duration.FromSeconds(6));
        Assert.Equal(CtiVerification.Unverified, (await scene.SettingsAsync()).Settings!.Verification);
        var failed = await JobAsync(scene);
        Assert.Equal((0, 1), (failed.Done, failed.Failed));
        Assert.Equal(CtiVerification.Unverified, (await scene.SettingsAsync()).Settings!.Verification);

        scene.Ipcc.Way = FakeCtiWay.Answers;
        var done = await JobAsync(scene);
        Assert.Equal((1, 0), (done.Done, done.Failed));
        Assert.Equal(CtiVerification.Verified, (await scene.SettingsAsync()).Settings!.Verification);
        var entry = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0];
        Assert.Equal(("cti.settings-verified", "verification=Unverified", "verification=Verified", "cti-verification"), (entry.Operation, entry.Before.Value, entry.After.Value, entry.ActorName.Value));
        Assert.Equal(default, await JobAsync(scene));

        // Once verified it stays so when the same tenant cannot be asked for again.
        scene.Ipcc.Way = way;
        Assert.Equal("ok", await scene.WithTimeAsync(scene.SaveAsync(CtiScene.IpccSettings with { DailyLog = true })));
        Assert.Equal(CtiVerification.Verified, (await scene.SettingsAsync()).Settings!.Verification);
        Assert.Equal("ok", await scene.WithTimeAsync(scene.SaveAsync(CtiScene.IpccSettings with { TenantName = "another" })));
        Assert.Equal(CtiVerification.Unverified, (await scene.SettingsAsync()).Settings!.Verification);
        Assert.Equal("OCA5017", await scene.WithTimeAsync(Refusal.CodeAsync(scene.Host.CtiSettings.VerifyAsync(scene.Owner, scene.Id))));
    }

    [Theory]
    [InlineData(CtiTenantCheck.Unknown, CtiVerification.TenantUnknown)]
    [InlineData(CtiTenantCheck.NotActivated, CtiVerification.NotActivated)]
    public async Task What_turns_out_wrong_later_is_shown_so(CtiTenantCheck check, CtiVerification shown)
    {
        await using var scene = await CtiScene.StartAsync();
        await scene.AgreeAsync();
        scene.Ipcc.Way = FakeCtiWay.Unreachable;
        Assert.Equal("ok", await scene.SaveAsync(CtiScene.IpccSettings));
        scene.Ipcc.Way = FakeCtiWay.Answers;
        scene.Ipcc.AddTenant("acme-tenant", check);

        await JobAsync(scene);

        Assert.Equal(shown, (await scene.SettingsAsync()).Settings!.Verification);
        Assert.Equal(default, await JobAsync(scene));
    }

    [Fact]
    public async Task A_connector_that_cannot_ask_is_enough_for_ipcc_and_not_for_mobile_contact()
    {
        await using var scene = await CtiScene.StartAsync(capabilities: CtiCapabilities.SignIn);
        await scene.AgreeAsync();

        Assert.Equal("OCA5014", await scene.SaveAsync(Mobile));
        Assert.Equal("ok", await scene.SaveAsync(CtiScene.IpccSettings));
        Assert.Equal(CtiVerification.NotAsked, (await scene.SettingsAsync()).Settings!.Verification);
        Assert.Equal(default, await JobAsync(scene));
    }

    [Fact]
    public async Task A_version_without_a_connector_is_refused_and_two_for_one_stop_the_start()
    {
        await using var scene = await CtiScene.StartAsync();
        var clock = new FakeAdminClock();
        await using (var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore()))
        {
            var acme = await host.ProvisionAsync();
            var service = await Shared.Scenes.ServiceAsync(host, acme, contracted: false);
            Assert.True((await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, CtiScene.Phone)).Succeeded);
            Assert.Equal("OCA5013", await Refusal.CodeAsync(host.CtiSettings.SaveAsync(acme.Owner, acme.Id, StoreVersion.Any, Mobile)));
        }

        var twice = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore()
            .AddCtiConnector(_ => new FakeCtiConnector(CtiVersion.IpccPrivate, clock)).AddCtiConnector(_ => new FakeCtiConnector(CtiVersion.IpccPrivate, clock))));
        Assert.Equal("OCA0014", twice.Error.Code);
    }

    [Fact]
    public async Task Options_out_of_their_limits_stop_the_start()
    {
        async Task<string> StartAsync(Action<CtiOptions> set) =>
            (await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().ConfigureCti(set)))).Error.Code;

        Assert.Equal("OCA0003", await StartAsync(options => options.CallTimeout = Duration.FromMilliseconds(99)));
        Assert.Equal("OCA0003", await StartAsync(options => options.Lease = Duration.FromMinutes(11)));
        Assert.Equal("OCA0003", await StartAsync(options => options.SignInRetention = Duration.Zero));
        Assert.Equal("OCA0003", await StartAsync(options => options.MaxImportLines = 0));
        Assert.Equal("OCA0003", await StartAsync(options => options.MaxImportBytes = 999));
    }

    private static bool SameSettings(CtiSettingsView? one, CtiSettingsView? other) => one?.Settings == other?.Settings && one?.Version == other?.Version;

    private static Task<JobResult> JobAsync(CtiScene scene) => scene.WithTimeAsync(scene.Host.JobAsync("cti-verification"));
}
