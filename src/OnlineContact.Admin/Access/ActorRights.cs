namespace OnlineContact.Admin.Access;

/// <summary>The rights an actor holds in one organization at one moment, as a value.</summary>
/// <param name="Held">The rights.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct ActorRights(AdminRight Held)
{
    /// <summary>Whether these rights are enough for an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>Whether one of the rights that open it is held.</returns>
    public bool Allow(AdminOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return (Held & operation.OpenTo) != 0;
    }
}
