using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>What a change did, in a form small enough to be remembered: a repeated request is answered with the same receipt.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChangeReceipt
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The number of what was changed, a service for example; 0 when the organization itself was.</summary>
    public required long Number { get; init; }

    /// <summary>The version it has now; hand it back with the next change.</summary>
    public required StoreVersion Version { get; init; }

    /// <summary>The sequence of the change's last entry in the change log; 0 when nothing was written.</summary>
    public required long Sequence { get; init; }

    /// <summary>The instant of the change.</summary>
    public required Instant At { get; init; }

    /// <summary>Whether anything was written; not when what was asked for was so already.</summary>
    public bool Changed => Sequence != 0;
}
