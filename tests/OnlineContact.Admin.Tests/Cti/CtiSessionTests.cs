using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiSessionTests
{
    [Fact]
    public async Task Every_missing_condition_is_reported_not_just_the_first()
    {
        await using var scene = await CtiScene.StartAsync();
        var plain = await scene.Host.ServiceAsync(scene.Acme, "Beta", "beta");
        await scene.Host.MemberAsync(scene.Id, "bob", "Bob", accepts: false);
        Assert.True((await scene.Host.Agents.AddAsync(scene.Owner, scene.Id, ["bob"])).Succeeded);
        Assert.True((await scene.Host.ContractedServices.SuspendAsync(scene.Owner, scene.Id, plain, StoreVersion.Any)).Succeeded);
        async Task<CtiSignInConditions> MissingAsync(string account, long service) => (await scene.Host.CtiAgents.CheckSignInAsync(scene.Owner, scene.Id, account, service)).Value.Missing;

        Assert.Equal(
            CtiSignInConditions.Telticket | CtiSignInConditions.ServiceInUse | CtiSignInConditions.Settings | CtiSignInConditions.CtiNumbers | CtiSignInConditions.PhoneRight | CtiSignInConditions.Active,
            await MissingAsync("bob", plain));
        Assert.Equal(CtiSignInConditions.Settings | CtiSignInConditions.CtiNumbers, await MissingAsync("alice", scene.Service));
        var refused = (await scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)).Error;
        Assert.Equal(("OCA5015", "settings, cti-numbers"), (refused.Code, refused.Argument("missing")));

        await scene.AgreeAsync();
        Assert.Equal("ok", await scene.SaveAsync(CtiScene.IpccSettings));
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "kim01", "7001")));
        Assert.True((await scene.Host.CtiSessions.CheckAsync(scene.Alice, scene.Id, scene.Service)).Value.CanSignIn);
        await scene.AgreeAsync(granted: false);
        Assert.Equal(CtiSignInConditions.Agreement, await MissingAsync("alice", scene.Service));
        Assert.True((await scene.Host.ContractedServices.SuspendAsync(scene.Owner, scene.Id, scene.Service, StoreVersion.Any)).Succeeded);
        Assert.Equal(CtiSignInConditions.Agreement | CtiSignInConditions.ServiceInUse, await MissingAsync("alice", scene.Service));
        Assert.Equal("OCA4027", await Refusal.CodeAsync(scene.Host.CtiAgents.CheckSignInAsync(scene.Owner, scene.Id, "nobody", scene.Service)));
        Assert.Equal("OCA1001", await Refusal.CodeAsync(scene.Host.CtiAgents.CheckSignInAsync(scene.Owner, scene.Id, "alice", 99)));
        Assert.Empty(scene.Ipcc.Commands);
    }

    [Fact]
    public void Missing_conditions_are_reported_for_every_combination()
    {
        // Each condition is missing exactly when its own cause is there, whatever else is.
        for (var causes = 0; causes < 128; causes++)
        {
            bool Has(CtiSignInConditions condition) => (causes & (int)condition) == 0;
            var organization = OrganizationId.Parse("acme");
            var account = MemberAccount.FromStored("alice");
            var service = SignInServices.Of(organization, Has(CtiSignInConditions.Telticket), Has(CtiSignInConditions.ServiceInUse));
            var role = new AgentRole { Organization = organization, Account = account, Service = service.Number, Role = ServiceRole.Agent, Channels = Has(CtiSignInConditions.PhoneRight) ? AgentChannels.Phone : AgentChannels.Chat };
            var agent = new Agent
            {
                Organization = organization, Account = account, Name = MemberName.FromStored("Alice"), Email = null, State = Has(CtiSignInConditions.Active) ? MemberState.Active : MemberState.Disabled, AddedAt = default, Roles = [role],
                CtiId = Has(CtiSignInConditions.CtiNumbers) ? CtiScene.Numbers.Id : null, CtiNo = Has(CtiSignInConditions.CtiNumbers) ? CtiScene.Numbers.No : null,
            };
            var settings = Has(CtiSignInConditions.Settings) ? CtiSettingsSteps.Save(CtiScene.IpccSettings, organization, CtiVerification.Unverified, default).Value : null;
            var agreement = Has(CtiSignInConditions.Agreement) ? new CtiAgreement { Organization = organization, IsGranted = true, ChangedAt = default } : null;

            var missing = CtiSignInCheck.Of(agent, service, settings, agreement, ContractItemCatalogue.Default).Missing;

            // Without settings nobody can say whether they need the agreement.
            var expected = (CtiSignInConditions)causes;
            if (settings is null) expected &= ~CtiSignInConditions.Agreement;
            Assert.Equal(expected, missing);
        }
    }

    [Fact]
    public async Task She_signs_in_sets_every_state_and_signs_out()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var (sessions, id, service) = (scene.Host.CtiSessions, scene.Id, scene.Service);

        Assert.Equal("OCA5016", await Refusal.CodeAsync(sessions.SetStateAsync(scene.Alice, id, service, CtiAgentState.Ready)));
        Assert.Equal("ok", await Refusal.CodeAsync(sessions.SignInAsync(scene.Alice, id, service)));
        Assert.Equal(CtiAgentState.Default, (await sessions.GetStateAsync(scene.Alice, id, service)).Value.State);
        foreach (var state in CtiStateMap.Chosen)
        {
            Assert.Equal("ok", await Refusal.CodeAsync(sessions.SetStateAsync(scene.Alice, id, service, state)));
            Assert.Equal(state, (await sessions.GetStateAsync(scene.Alice, id, service)).Value.State);
        }

        foreach (var state in Enum.GetValues<CtiAgentState>().Except(CtiStateMap.Chosen).Append((CtiAgentState)99))
            Assert.Equal("OCA5019", await Refusal.CodeAsync(sessions.SetStateAsync(scene.Alice, id, service, state)));
        var twice = (await sessions.SignInAsync(scene.Alice, id, service)).Error;
        Assert.Equal(("OCA5016", "AlreadySignedIn"), (twice.Code, twice.Argument("reason")));
        Assert.Equal("ok", await Refusal.CodeAsync(sessions.SignOutAsync(scene.Alice, id, service)));
        Assert.Equal("OCA5016", await Refusal.CodeAsync(sessions.SignOutAsync(scene.Alice, id, service)));
        Assert.Equal(CtiAgentState.SignedOut, (await sessions.GetStateAsync(scene.Alice, id, service)).Value.State);
        Assert.Equal("OCA4006", await Refusal.CodeAsync(sessions.SignInAsync(scene.Owner, id, service)));
    }

    [Fact]
    public async Task The_service_she_names_counts_once_she_is_signed_in()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var second = await scene.Host.ServiceAsync(scene.Acme, "Beta", "beta", contracted: false);
        Assert.True((await scene.Host.ContractedServices.RegisterContractAsync(scene.Owner, scene.Id, second, StoreVersion.Any, CtiScene.Phone)).Succeeded);
        Assert.True((await scene.Host.Agents.GiveRoleAsync(scene.Owner, scene.Id, "alice", second, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone)).Succeeded);
        async Task<long?> NamedAsync() => (await CtiSignIn.LatestAsync(scene.Host.Store, scene.Id, MemberAccount.FromStored("alice"), default))?.Service;

        Assert.Null(await NamedAsync());
        scene.Ipcc.SignIn(CtiScene.Numbers);
        Assert.Equal("OCA5016", await Refusal.CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)));
        Assert.Equal(0, await NamedAsync());
        scene.Ipcc.SignOut(CtiScene.Numbers);
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)));
        Assert.Equal("OCA5016", await Refusal.CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, second)));
        Assert.Equal(scene.Service, await NamedAsync());
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiAgents.SignOutAsync(scene.Owner, scene.Id, "alice")));
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, second)));
        Assert.Equal(second, await NamedAsync());

        scene.Host.Clock.Advance(Duration.FromDays(8));
        await scene.Host.Runtime.RunDueAsync(scene.Host.Clock.Now);
        Assert.Null(await NamedAsync());
    }

    [Theory]
    [InlineData(FakeCtiWay.Unreachable, "OCA5017", 0)]
    [InlineData(FakeCtiWay.LosesAnswers, "OCA5018", 1)]
    [InlineData(FakeCtiWay.NeverAnswers, "OCA5018", 1)]
    [InlineData(FakeCtiWay.Throws, "OCA5018", 1)]
    public async Task Nothing_is_sent_twice_and_nobody_waits_longer_than_the_limit(FakeCtiWay way, string code, int sent)
    {
        await using var scene = await CtiScene.ReadyAsync();
        scene.Ipcc.Way = way;
        var began = scene.Host.Clock.Now;

        Assert.Equal(code, await scene.WithTimeAsync(Refusal.CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service))));
        Assert.True(scene.Host.Clock.Now - began <= Duration.FromSeconds(6), "She waited longer than the limit.");
        Assert.Equal(Enumerable.Repeat("sign-in kim01", sent), scene.Ipcc.Commands);
        Assert.Equal("OCA5017", await scene.WithTimeAsync(Refusal.CodeAsync(scene.Host.CtiSessions.GetStateAsync(scene.Alice, scene.Id, scene.Service))));
        Assert.Equal("OCA5017", await scene.WithTimeAsync(Refusal.CodeAsync(scene.Host.CtiAgents.CheckAsync(scene.Owner, scene.Id, "alice"))));
        var page = await scene.WithTimeAsync(scene.Host.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { WithStates = true }));
        Assert.Equal((CtiStates.Unreachable, 2), (page.Value.States, page.Value.Rows.Count));
        Assert.Equal(sent, scene.Ipcc.Commands.Count);

        // What became of it is seen once it answers again.
        scene.Ipcc.Way = FakeCtiWay.Answers;
        Assert.Equal(sent == 1 ? CtiAgentState.Default : CtiAgentState.SignedOut, (await scene.Host.CtiSessions.GetStateAsync(scene.Alice, scene.Id, scene.Service)).Value.State);
    }

    [Fact]
    public async Task What_the_connector_does_not_claim_is_refused_before_it_is_asked()
    {
        await using var scene = await CtiScene.ReadyAsync(CtiCapabilities.CheckTenant);

        Assert.Equal("OCA5014", await Refusal.CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)));
        Assert.Equal("OCA5014", await Refusal.CodeAsync(scene.Host.CtiSessions.SetStateAsync(scene.Alice, scene.Id, scene.Service, CtiAgentState.Ready)));
        Assert.Equal("OCA5014", await Refusal.CodeAsync(scene.Host.CtiSessions.GetStateAsync(scene.Alice, scene.Id, scene.Service)));
        Assert.Equal("OCA5014", await Refusal.CodeAsync(scene.Host.CtiAgents.CheckAsync(scene.Owner, scene.Id, "alice")));
        Assert.Equal("OCA5014", await Refusal.CodeAsync(scene.Host.CtiAgents.ProvisionAsync(scene.Owner, scene.Id, "alice")));
        Assert.Equal(CtiStates.None, (await scene.Host.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { WithStates = true })).Value.States);
    }

    [Fact]
    public async Task An_agent_is_checked_and_provisioned_at_the_telephony_system()
    {
        await using var scene = await CtiScene.ReadyAsync();
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "new", "7100")));

        Assert.Equal(CtiAgentCheck.Unknown, (await scene.Host.CtiAgents.CheckAsync(scene.Owner, scene.Id, "alice")).Value);
        Assert.Equal("OCA5016", await Refusal.CodeAsync(scene.Host.CtiSessions.SignInAsync(scene.Alice, scene.Id, scene.Service)));
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiAgents.ProvisionAsync(scene.Owner, scene.Id, "alice")));
        Assert.Equal(CtiAgentCheck.Exists, (await scene.Host.CtiAgents.CheckAsync(scene.Owner, scene.Id, "alice")).Value);
        Assert.Equal("OCA5004", await Refusal.CodeAsync(scene.Host.CtiAgents.CheckAsync(scene.Owner, scene.Id, "owner")));
    }
}
