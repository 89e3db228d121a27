using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Gets the events of the tenants that this host watches: for a screen that shows states as they change, or for figures. Registered with
/// <c>admin.AddCtiEventHandler&lt;T&gt;()</c>.
/// </summary>
/// <remarks>
/// A singleton; of one organization it gets one event at a time, in their order. When it throws, the watch begins anew, with a snapshot; an
/// event with an identity of its own does not come twice, so what it did before it threw is done.
/// </remarks>
public interface ICtiEventHandler
{
    /// <summary>Takes an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="state">What its agent does after it; null for an event of the tenant, and while the picture is taken anew.</param>
    /// <param name="cancellationToken">Cancels: the watch ends.</param>
    /// <returns>A task; the next event comes when it is done.</returns>
    ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken);
}
