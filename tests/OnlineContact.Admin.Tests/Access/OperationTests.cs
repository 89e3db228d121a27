using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.Tests.Access;

/// <summary>Who may do what, written once more from the right's side: what a service administrator and an agent may do is little, and what managers may not is less.</summary>
public class OperationTests
{
    private static readonly AdminOperation[] InAService =
    [
        AdminOperations.SearchMembers, AdminOperations.ReadAgents, AdminOperations.GiveRole, AdminOperations.TakeRole,
        AdminOperations.UseCti, AdminOperations.ReadOwnPerformance, AdminOperations.ReadPerformance,
        AdminOperations.ReadUserSettings, AdminOperations.ChangeUserSettings, AdminOperations.ChooseSsoLogin, AdminOperations.ReadSsoChoice,
    ];

    private static readonly AdminOperation[] OfAnAgent =
        [AdminOperations.UseCti, AdminOperations.ReadOwnPerformance, AdminOperations.ReadUserSettings, AdminOperations.ChangeUserSettings];

    [Fact]
    public void A_service_administrator_does_what_belongs_to_her_service_and_an_agent_what_is_her_own()
    {
        Assert.Equal(InAService, OpenTo(AdminRight.ServiceAdministrator));
        Assert.Equal(OfAnAgent, OpenTo(AdminRight.Agent));
        Assert.Equal([], OpenTo(AdminRight.None));
    }

    [Fact]
    public void The_operator_may_do_whatever_an_organization_administrator_may_but_her_own_settings()
    {
        Assert.Equal([AdminOperations.ReadUserSettings, AdminOperations.ChangeUserSettings], OpenTo(AdminRight.OrganizationAdministrator).Except(OpenTo(AdminRight.Operator)));
        Assert.DoesNotContain(AdminOperations.UseCti, OpenTo(AdminRight.OrganizationAdministrator));
    }

    [Fact]
    public void Rights_add_up() => Assert.Equal(
        AdminOperations.All.Where(operation => InAService.Contains(operation) || OpenTo(AdminRight.Operator).Contains(operation)),
        OpenTo(AdminRight.Operator | AdminRight.ServiceAdministrator));

    private static AdminOperation[] OpenTo(AdminRight right) => [.. AdminOperations.All.Where(new ActorRights(right).Allow)];
}
