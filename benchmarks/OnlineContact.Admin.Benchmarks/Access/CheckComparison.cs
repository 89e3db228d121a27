using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Benchmarks.Access;

/// <summary>
/// One decision with the actor's rights at hand, her roles in eight services, against a dictionary that has the answer under account and
/// service. It must not allocate.
/// </summary>
internal sealed class CheckComparison : IComparison
{
    private const int Services = 8;
    private const int Decisions = 100_000;

    private static readonly OrganizationId Organization = OrganizationId.Parse("hanbit-telecom");

    private int _sink;

    public string Name => "access.check";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var account = MemberAccount.FromStored("soyeon.kim");
        var agent = new Agent
        {
            Organization = Organization,
            Account = account,
            Name = MemberName.FromStored("김소연"),
            Email = null,
            CtiId = null,
            CtiNo = null,
            State = MemberState.Active,
            AddedAt = default,
            Roles = [.. Enumerable.Range(1, Services).Select(service => new AgentRole
            {
                Organization = Organization,
                Account = account,
                Service = service,
                Role = service % 2 == 0 ? ServiceRole.Administrator : ServiceRole.Agent,
                Channels = AgentChannels.Ticket,
            })],
        };
        var known = agent.Roles.ToDictionary(role => (agent.Account.Value, role.Service), role => AgentRights.Of(agent, role.Service));
        var operation = AdminOperations.GiveRole;

        Ours(agent, operation);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ours(agent, operation);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated != 0) throw new InvalidOperationException($"{Decisions} decisions allocate {allocated} bytes.");

        var ratio = await SideBySide.RatioAsync(() => Ours(agent, operation), () => Theirs(known, agent.Account.Value, operation), warmUps: 200, rounds: 400);
        return [new RatioPart { Name = Name, Value = ratio, Goal = 3.0 }];
    }

    private void Ours(Agent agent, AdminOperation operation)
    {
        for (var i = 0; i < Decisions; i++)
        {
            if (new ActorRights(AgentRights.Of(agent, 1 + i % Services)).Allow(operation)) _sink++;
        }
    }

    private void Theirs(Dictionary<(string, long), AdminRight> known, string account, AdminOperation operation)
    {
        for (var i = 0; i < Decisions; i++)
        {
            if ((known[(account, 1 + i % Services)] & operation.OpenTo) != 0) _sink++;
        }
    }
}
