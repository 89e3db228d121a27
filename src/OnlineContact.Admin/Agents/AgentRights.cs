using OnlineContact.Admin.Access;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>Knows what an actor may do in the service that a call names.</summary>
internal sealed class AgentRights : IActorRightsSource
{
    private static readonly Nothing None = new();

    public IHeldRights Ask(Fetch fetch, AdminActor actor, long? service, bool forChange) =>
        service is { } number && MemberAccount.Create(actor.Account).TryGetValue(out var account, out _)
            ? new Held(fetch.One(Agent.ByAccount[account]), number)
            : None;

    public static AdminRight Of(Agent? agent, long service) => agent is not { State: MemberState.Active } ? AdminRight.None : agent.RoleIn(service)?.Role switch
    {
        ServiceRole.Administrator => AdminRight.ServiceAdministrator | AdminRight.Agent,
        ServiceRole.Agent => AdminRight.Agent,
        _ => AdminRight.None,
    };

    private sealed class Held(Slot<Agent> agent, long service) : IHeldRights
    {
        public ActorRights Rights => new(Of(agent.ValueOrDefault, service));

        public void Require(Changes changes) => changes.Require(agent);
    }

    private sealed class Nothing : IHeldRights
    {
        public ActorRights Rights => default;

        public void Require(Changes changes)
        {
        }
    }
}
