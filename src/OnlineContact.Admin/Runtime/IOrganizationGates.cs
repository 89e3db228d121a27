namespace OnlineContact.Admin.Runtime;

/// <summary>
/// Lets the changes of one organization pass one at a time, since they would only conflict in the store. What keeps the data right is
/// the store; a gate saves attempts. The one that is registered when none else is queues within the process; a host with many processes
/// may register one that queues across them.
/// </summary>
/// <remarks>Safe to use from several threads; a singleton.</remarks>
public interface IOrganizationGates
{
    /// <summary>Waits until no other change of the organization is inside. Who goes next of those who wait is not promised.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>What is disposed of, once, on leaving.</returns>
    ValueTask<IDisposable> EnterAsync(OrganizationId organization, CancellationToken cancellationToken);
}
