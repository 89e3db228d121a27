using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>Which agents the list of CTI agents shows.</summary>
public enum CtiAgentScope
{
    /// <summary>All agents of the organization, as the product's first manual has it.</summary>
    All,

    /// <summary>Only those who may take calls in some service, as its later manuals have it.</summary>
    WithPhoneRight,
}

/// <summary>Which CTI agents to list.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record CtiAgentQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxPageSize = 100;

    /// <summary>The most code points of <see cref="Text"/>.</summary>
    public const int MaxTextLength = 100;

    /// <summary>
    /// Part of the agent ID, name, e-mail address, CTI ID, CTI NO or the name of a service she is in, or the whole ID of such a service; width
    /// and case make no difference, and a name is also found by its initial consonants (초성). Null or blank lists all.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Which agents. Default all.</summary>
    public CtiAgentScope Scope { get; init; }

    /// <summary>Whether to tell what each of them does now.</summary>
    public bool WithStates { get; init; }

    /// <summary>The most agents on the page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the last page ended, as it was handed out; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Only that it is a query.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => "CTI agent query";
}

/// <summary>Where the states on a page come from.</summary>
public enum CtiStates
{
    /// <summary>They were not wanted, or no settings are saved.</summary>
    None,

    /// <summary>From this host's watch: they are the exchange's.</summary>
    Watched,

    /// <summary>This host's watch has lost the exchange and takes the picture anew: no row has a state.</summary>
    Reconciling,

    /// <summary>Another host watches, or none does: the telephony system was asked for each row.</summary>
    Asked,

    /// <summary>The telephony system could not be asked, or not for all rows in time.</summary>
    Unreachable,
}

/// <summary>A page of CTI agents, ordered by agent ID.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiAgentPage
{
    /// <summary>The agents.</summary>
    public required IReadOnlyList<CtiAgentRow> Rows { get; init; }

    /// <summary>Where the states of the rows come from.</summary>
    public required CtiStates States { get; init; }

    /// <summary>Where the next page begins; null when nothing follows. As long as it is not null more may follow, even after a page that is not full.</summary>
    public required string? Next { get; init; }
}

/// <summary>A row of the list of CTI agents.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record CtiAgentRow
{
    /// <summary>The agent, with CTI ID and CTI NO.</summary>
    public required Agent Agent { get; init; }

    /// <summary>Her version; hand it back when you set her numbers.</summary>
    public required StoreVersion Version { get; init; }

    /// <summary>The services she is in, by number.</summary>
    public required IReadOnlyList<CtiAgentService> Services { get; init; }

    /// <summary>What she does now; null when it is not known, or was not wanted.</summary>
    public CtiAgentNow? Now { get; init; }

    /// <summary>Whether she may take calls in some service; an agent without it cannot sign in.</summary>
    public bool HasPhoneRight => Agent.HasPhone;

    /// <summary>How she stands, and in how many services she is.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => Agent.ToString();
}

/// <summary>A service that an agent is in.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Id">Its ID.</param>
/// <param name="Name">Its name.</param>
public readonly record struct CtiAgentService(long Number, string? Id, string? Name);

/// <summary>What an agent does now.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiAgentNow
{
    /// <summary>Her state.</summary>
    public required CtiAgentState State { get; init; }

    /// <summary>Since when; null where only the telephony system was asked.</summary>
    public Instant? Since { get; init; }

    /// <summary>Her calls, those on hold included.</summary>
    public required int Calls { get; init; }
}
