using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Access;

/// <summary>Knows where the rights of an actor are kept. Rooms above implement it; calls ask it, in the same round trip as everything else.</summary>
internal interface IActorRightsSource
{
    /// <summary>Adds to a fetch what has to be read to know the actor's rights.</summary>
    /// <param name="fetch">The fetch.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="service">The number of the service that the call names; null when it names none, and then no right in a service is held.</param>
    /// <param name="forChange">Whether a change may require them (<see cref="IHeldRights.Require"/>); a call that only reads never does.</param>
    IHeldRights Ask(Fetch fetch, AdminActor actor, long? service, bool forChange);
}

/// <summary>The answer, once the fetch has run.</summary>
internal interface IHeldRights
{
    /// <summary>The rights.</summary>
    ActorRights Rights { get; }

    /// <summary>Writes into a change that the rights must still be held when it is committed.</summary>
    void Require(Changes changes);
}
