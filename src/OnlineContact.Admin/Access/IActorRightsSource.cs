using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Access;

/// <summary>Knows where the rights of an actor are kept. Rooms above implement it; calls ask it, in the same round trip as everything else.</summary>
internal interface IActorRightsSource
{
    /// <summary>Adds to a fetch what has to be read to know the actor's rights.</summary>
    IHeldRights Ask(Fetch fetch, AdminActor actor);
}

/// <summary>The answer, once the fetch has run.</summary>
internal interface IHeldRights
{
    /// <summary>The rights.</summary>
    ActorRights Rights { get; }

    /// <summary>Writes into a change that the rights must still be held when it is committed.</summary>
    void Require(Changes changes);
}
