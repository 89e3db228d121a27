using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Live;

namespace OnlineContact.Admin.Health;

/// <summary>Who watches a tenant of CTI, and how far.</summary>
public enum CtiWatchState
{
    /// <summary>This host has no connector that watches this version.</summary>
    CannotBeWatched = 0,

    /// <summary>No host holds the lease: nobody watches.</summary>
    NotWatched = 1,

    /// <summary>Another host holds the lease.</summary>
    WatchedElsewhere = 2,

    /// <summary>This host holds the lease and does not know yet, or any more, what agents do.</summary>
    Reconciling = 3,

    /// <summary>This host watches, and knows.</summary>
    Connected = 4,
}

/// <summary>How an organization's tenant of CTI is watched.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiTenantHealth
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Its telephony system.</summary>
    public required CtiVersion Version { get; init; }

    /// <summary>Who watches it, and how far.</summary>
    public required CtiWatchState State { get; init; }

    /// <summary>What follows from the connector, from this host's picture (null: it has none), and from the last term of the lease.</summary>
    internal static CtiWatchState StateOf(bool canBeWatched, bool? isReconciledHere, CtiLeaseTerm? last, string host, Instant now)
    {
        if (!canBeWatched) return CtiWatchState.CannotBeWatched;
        if (isReconciledHere is { } isReconciled) return isReconciled ? CtiWatchState.Connected : CtiWatchState.Reconciling;
        if (last is null || now >= last.Until) return CtiWatchState.NotWatched;

        // Taken a moment ago, and the watch begins with it.
        return last.Holder == host ? CtiWatchState.Reconciling : CtiWatchState.WatchedElsewhere;
    }
}
