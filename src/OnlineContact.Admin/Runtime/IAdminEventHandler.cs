using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// Written by a host that wants to act when something was changed: suspend a queue, tell a billing system. Registered with
/// <c>AddEventHandler</c>; called by <see cref="IAdminRuntime.RunDueAsync"/>.
/// </summary>
/// <remarks>
/// Gets every entry of an organization in the order of its sequence, at least once: after a failure, a crash, or with a
/// second host running, entries come again, so remember the last sequence you have acted on. As long as a handler throws,
/// the entries of that organization wait; those of others go on. Handlers are singletons and may be called for several
/// organizations one after the other, never at the same time by one host.
/// </remarks>
public interface IAdminEventHandler
{
    /// <summary>Takes the entries of one committed change.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="entries">The entries, ascending.</param>
    /// <param name="cancellationToken">Cancels; the entries come again.</param>
    /// <returns>A task; when it completes, the entries count as taken.</returns>
    Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken);
}
