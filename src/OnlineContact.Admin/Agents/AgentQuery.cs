using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>Which agents to list.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record AgentQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxPageSize = 100;

    /// <summary>Only agents of this service, each with her role there alone; null: all of the organization.</summary>
    public long? Service { get; init; }

    /// <summary>The most agents on the page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the last page ended, as it was handed out; null for the first page.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A page of agents.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record AgentPage
{
    /// <summary>The agents, each with the version to hand back with a change.</summary>
    public required IReadOnlyList<Stored<Agent>> Agents { get; init; }

    /// <summary>Where the next page begins; null when nothing follows. After a full page there may be nothing more: then the next page is empty.</summary>
    public required string? Next { get; init; }
}
