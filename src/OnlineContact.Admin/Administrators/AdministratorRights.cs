using OnlineContact.Admin.Access;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Administrators;

/// <summary>Knows whether an actor is an active organization administrator.</summary>
internal sealed class AdministratorRights : IActorRightsSource
{
    public IHeldRights Ask(Fetch fetch, AdminActor actor, long? service, bool forChange) =>
        new Held(forChange ? fetch.Version(OrganizationAdministrators.Shape.SingleKey()) : null, fetch.One(Administrator.ByAccount[actor.Account]));

    private sealed class Held(Guard<OrganizationAdministrators>? all, Slot<Administrator> actor) : IHeldRights
    {
        public ActorRights Rights =>
            new(actor.ValueOrDefault is { State: AdministratorState.Active } ? AdminRight.OrganizationAdministrator : AdminRight.None);

        public void Require(Changes changes) =>
            changes.Require(all ?? throw new InvalidOperationException("The rights were asked for to read only."));
    }
}
