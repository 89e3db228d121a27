using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Cti.Ipcc.Watching;

/// <summary>An event that has no number and no instant yet.</summary>
internal readonly record struct Happening(CtiEventKind Kind, CtiNumbers? Agent = null)
{
    public CtiExchangeState? State { get; init; }

    public CtiCall? Call { get; init; }

    public IReadOnlyList<CtiCallSnapshot>? Calls { get; init; }

    public string? Detail { get; init; }
}
