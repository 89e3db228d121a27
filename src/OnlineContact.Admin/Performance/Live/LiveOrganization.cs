using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Performance.Live;

/// <summary>The lanes and sources of one organization that this host has heard of.</summary>
internal sealed class LiveOrganization(int maxLanes)
{
    /// <summary>More sources than hosts and telephony systems there may be; beyond them the store decides alone.</summary>
    private const int MaxSources = 10_000;

    private readonly ConcurrentDictionary<LaneKey, LiveLane> _lanes = new();
    private readonly ConcurrentDictionary<string, SourceWindow> _sources = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();

    public int Lanes => _lanes.Count;

    public LiveLane LaneOf(LaneKey key)
    {
        if (!_lanes.TryGetValue(key, out var lane))
        {
            if (_lanes.Count >= maxLanes) Sweep();
            lane = _lanes.GetOrAdd(key, static _ => new LiveLane());
        }

        if (lane.IsIdle) lane.IsIdle = false;
        return lane;
    }

    public bool TryLane(LaneKey key, [MaybeNullWhen(false)] out LiveLane lane) => _lanes.TryGetValue(key, out lane);

    /// <summary>Which numbers of a source have been taken; of one too many nothing is remembered.</summary>
    public SourceWindow SourceOf(string source)
    {
        if (_sources.TryGetValue(source, out var window)) return window;
        return _sources.Count >= MaxSources ? new SourceWindow() : _sources.GetOrAdd(source, static _ => new SourceWindow());
    }

    /// <summary>Drops the lanes of which nothing was asked since the last time; they are read again when something is.</summary>
    private void Sweep()
    {
        lock (_sweeping)
        {
            foreach (var (key, lane) in _lanes)
            {
                if (lane.IsIdle && !lane.IsUnderWay) _lanes.TryRemove(KeyValuePair.Create(key, lane));
                else lane.IsIdle = true;
            }
        }
    }
}
