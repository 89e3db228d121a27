using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact.Wire;

namespace OnlineContact.Admin.Cti.MobileContact.Watching;

/// <summary>
/// Brings events into their order and finds out whether one is missing: they are numbered without a gap, and every page says how far the numbers
/// go. What comes twice is taken once. Pure.
/// </summary>
internal sealed class EventOrder(IReadOnlyList<CtiNumbers> agents)
{
    private readonly Dictionary<CtiId, CtiNumbers> _agents = agents.DistinctBy(agent => agent.Id).ToDictionary(agent => agent.Id);
    private long _last;

    /// <summary>Begins behind a snapshot; the watched agents in it who are signed in.</summary>
    public IEnumerable<(CtiNumbers Agent, CtiAgentSnapshot Standing)> Begin(MobileContactSnapshot snapshot)
    {
        _last = snapshot.Sequence;
        return _agents.Values
            .Where(agent => snapshot.Agents.TryGetValue(agent.Id, out var standing) && standing.State.Mode != CtiAgentMode.SignedOut)
            .Select(agent => (agent, snapshot.Agents[agent.Id]));
    }

    /// <summary>The events of a page that are new, of the tenant and of watched agents; null when one is missing.</summary>
    public IReadOnlyList<(CtiNumbers? Agent, MobileContactEvent Told)>? Take(MobileContactEvents page)
    {
        var (next, news) = (_last, new List<(CtiNumbers?, MobileContactEvent)>());
        foreach (var told in page.Events.OrderBy(told => told.Sequence))
        {
            if (told.Sequence <= next) continue;
            if (told.Sequence != next + 1) return null;
            next = told.Sequence;
            if (told.Agent is null)
                news.Add((null, told));
            else if (_agents.TryGetValue(told.Agent.Value, out var agent))
                news.Add((agent, told));
        }

        if (next < page.Sequence) return null;
        _last = next;
        return news;
    }
}
