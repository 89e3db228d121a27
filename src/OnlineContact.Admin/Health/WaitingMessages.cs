using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Health;

/// <summary>Since when changes have waited for the event handlers.</summary>
internal sealed class WaitingMessages(IAdminStore store)
{
    private readonly OrganizationRound _round = new(store, OutboxMessage.Shape);

    /// <summary>The oldest message of each organization that has one.</summary>
    /// <param name="most">The most organizations to look at.</param>
    /// <param name="late">What was committed before this is late.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The organizations, each with the instant.</returns>
    public async Task<IReadOnlyList<(OrganizationId Organization, Instant Since)>> LookAsync(int most, Instant late, CancellationToken cancellationToken)
    {
        var organizations = await _round.NextAsync(most, cancellationToken).ConfigureAwait(false);
        var waiting = new List<(OrganizationId Organization, Instant Since)>();
        foreach (var organization in organizations)
        {
            var (messages, _, _) = await store.PageAsync(organization, OutboxMessage.Columns.InOrder.Ascending().Take(1), cancellationToken).ConfigureAwait(false);
            if (messages.Length > 0) waiting.Add((organization, messages[0].Value.At));
        }

        _round.Remember(organizations, [.. waiting.Where(each => each.Since < late).Select(each => each.Organization)]);
        return waiting;
    }
}
