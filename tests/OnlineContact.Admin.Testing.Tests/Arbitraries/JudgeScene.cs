using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>
/// An organization where everything is there that input speaks of: service 1 with all items since the day on which the clock started, 31 days ago, the agents
/// kim and lee, a telephony system of each version, SSO login 1.
/// </summary>
public sealed class JudgeScene : IAsyncLifetime
{
    public const long Service = 1;
    public const long Login = 1;

    private static readonly ContractTermInput[] Everything = [.. ContractItemCatalogue.Default.Items.Where(item => item.Open).Select(item => new ContractTermInput { Item = item.Code, Users = item.PerUser ? 1 : null })];

    private readonly FakeCtiConnector[] _connectors;
    private readonly Instant _start;
    private TestOrganization _acme = null!;
    private int _others;

    public JudgeScene()
    {
        var clock = new FakeAdminClock();
        _start = clock.Now;
        _connectors = [new(CtiVersion.IpccPrivate, clock), new(CtiVersion.MobileContact, clock)];
        Host = AdminTestHost.Create(admin => admin.UseInMemoryStore().AddCtiConnector(_ => _connectors[0]).AddCtiConnector(_ => _connectors[1]), clock);
    }

    public AdminTestHost Host { get; }

    public OrganizationId Id => _acme.Id;

    public AdminActor Owner => _acme.Owner;

    public AdminActor Kim { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Host.Runtime.StartAsync();
        var acme = _acme = await Host.ProvisionAsync();
        await ContractAsync(acme);
        Kim = await Host.MemberAsync(acme.Id, "kim", "Kim");
        await Host.MemberAsync(acme.Id, "lee", "Lee");
        foreach (var account in new[] { "kim", "lee" })
            Assert.True((await Host.Agents.GiveRoleAsync(acme.Owner, acme.Id, account, Service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket)).Succeeded);
        Assert.True((await Host.CtiSettings.SetAgreementAsync(AdminTestHost.Operator, acme.Id, true)).Succeeded);
        Assert.True((await Get<SsoLoginManager>().AddAsync(acme.Owner, acme.Id, new() { Name = "Site", RemoteLoginUrl = "https://example.com/", StatusUrl = "https://example.com/" })).Succeeded);
        Host.Clock.Advance(Duration.FromDays(31));
    }

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public async Task<string?> ActorAsync(AdminActor actor)
    {
        var outcome = await Host.Organizations.GetAsync(actor, actor.IsOperator ? Id : actor.Organization);
        return outcome.Succeeded || outcome.Error.Kind != AdminErrors.ActorInvalid ? null : outcome.Error.Code;
    }

    public static async Task<string?> ProvisionAsync(OrganizationProvision provision)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        return await Judges.Says(host.Organizations.ProvisionAsync(AdminTestHost.Operator, provision));
    }

    public async Task<string?> CompleteAsync(BasicInformation information)
    {
        var other = await OtherAsync();
        await Host.ContractedServices.AddAsync(other.Owner, other.Id, information.Type == ServiceType.IssueManagement ? ServiceType.IssueManagement : ServiceType.ConsultationManagement);
        return await Judges.Says(Host.ContractedServices.SaveBasicInformationAsync(other.Owner, other.Id, Service, StoreVersion.Any, information));
    }

    public async Task<string?> RecordAsync(UsageInput usage) => await Judges.Says(Host.Usage.RecordAsync(AdminTestHost.Operator, (await OtherWithServiceAsync()).Id, [usage]));

    public async Task<string?> AdjustAsync(AdjustmentInput adjustment) => await Judges.Says(Host.Billing.AdjustAsync(AdminTestHost.Operator, (await OtherWithServiceAsync()).Id, adjustment));

    public async Task<string?> InviteAsync(MemberInvitation invitation)
    {
        var other = await OtherAsync();
        return await Judges.Says(Host.Members.InviteAsync(other.Owner, other.Id, invitation));
    }

    public Task<string?> SaveAsync(CtiSettingsInput settings)
    {
        foreach (var connector in _connectors.Where(_ => settings.TenantName is not null)) connector.AddTenant(settings.TenantName.Trim());
        return Judges.Says(Host.CtiSettings.SaveAsync(Owner, Id, StoreVersion.Any, settings));
    }

    public async Task<string?> ReportAsync(PerformanceEvent happened)
    {
        var receipt = await Get<PerformanceManager>().RecordAsync(AdminTestHost.Operator, Id, [happened]);
        return !receipt.Succeeded ? receipt.Error.Code : receipt.Value.Refused is [var refused, ..] ? refused.Error.Code : null;
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>An organization of its own for what can be done once, with an owner whom nobody draws.</summary>
    private Task<TestOrganization> OtherAsync() => Host.ProvisionAsync($"other-{++_others}", owner: "zz-owner-of-test-zz");

    private async Task<TestOrganization> OtherWithServiceAsync()
    {
        var now = Host.Clock.Now;
        Host.Clock.Now = _start;
        var other = await OtherAsync();
        await ContractAsync(other);
        Host.Clock.Now = now;
        return other;
    }

    private async Task ContractAsync(TestOrganization organization)
    {
        var services = Host.ContractedServices;
        Assert.Equal(Service, (await services.AddAsync(organization.Owner, organization.Id, ServiceType.ConsultationManagement)).Value.Number);
        Assert.True((await services.SaveBasicInformationAsync(organization.Owner, organization.Id, Service, StoreVersion.Any, new() { Name = "Desk", ServiceId = "desk", Languages = ["ko"], MainLanguage = "ko" })).Succeeded);
        Assert.True((await services.RegisterContractAsync(organization.Owner, organization.Id, Service, StoreVersion.Any, Everything)).Succeeded);
    }
}
