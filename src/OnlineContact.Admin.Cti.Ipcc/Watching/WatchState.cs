using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Cti.Ipcc.Watching;

/// <summary>What a watch is told, in the order in which the exchange sent it.</summary>
internal enum WatchItemKind
{
    /// <summary>An event of the exchange.</summary>
    Event,

    /// <summary>From here on answers of a new snapshot come.</summary>
    SnapshotBegins,

    /// <summary>The answer to GetAgentState of <see cref="WatchItem.Subject"/>.</summary>
    States,

    /// <summary>The answer to SnapshotDevice of <see cref="WatchItem.Subject"/>.</summary>
    Connections,

    /// <summary>The answer to SnapshotCall of <see cref="WatchItem.Subject"/>.</summary>
    Parties,

    /// <summary>All answers of the snapshot are there.</summary>
    SnapshotEnds,

    /// <summary>Something of it is missing; another one will come.</summary>
    SnapshotFails,
}

/// <summary>Something that a watch is told.</summary>
internal readonly record struct WatchItem(WatchItemKind Kind, CstaElement? Told = null, string Subject = "");

/// <summary>
/// Makes events of what the exchange tells. A snapshot takes many answers, and events come between them: all of it is kept in its order and
/// gone through once the last answer is there, so that an event that is newer than an answer is not undone by it. Pure.
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class WatchState(IReadOnlyList<CtiNumbers> agents, int maxCalls, int maxKept)
{
    private IpccPicture _picture = new(agents, maxCalls);
    private List<WatchItem>? _kept;
    private bool _isReconciled;

    /// <summary>Set when something must have been lost: the exchange is to be asked for the whole state.</summary>
    public bool NeedsSnapshot { get; set; }

    /// <summary>Takes an item in, and tells what it means.</summary>
    public void Take(WatchItem item, List<Happening> happenings)
    {
        switch (item.Kind)
        {
            case WatchItemKind.SnapshotBegins:
                _kept = [];
                break;
            case WatchItemKind.SnapshotFails:
                _kept = null;
                break;
            case WatchItemKind.SnapshotEnds:
                Reconcile(happenings);
                break;
            default:
                Keep(item);
                // Before the first snapshot there is no picture that an event could change; how the exchange itself is can be told at any time.
                if (item.Kind == WatchItemKind.Event && (_isReconciled || item.Told!.Name == "SystemStatus") && !_picture.Apply(item.Told!, happenings)) NeedsSnapshot = true;
                break;
        }
    }

    /// <summary>Nothing is certain any more: the connection is lost, or more came than could be kept.</summary>
    public void Lose(List<Happening> happenings)
    {
        _kept = null;
        NeedsSnapshot = true;
        if (!_isReconciled) return;
        _isReconciled = false;
        happenings.Add(new(CtiEventKind.Reconciling));
    }

    private void Keep(WatchItem item)
    {
        if (_kept is null) return;
        if (_kept.Count < maxKept)
        {
            _kept.Add(item);
            return;
        }

        _kept = null;
        NeedsSnapshot = true;
    }

    private void Reconcile(List<Happening> happenings)
    {
        if (_kept is null) return;
        var next = new IpccPicture(agents, maxCalls);
        var nobody = new List<Happening>();
        foreach (var item in _kept)
        {
            switch (item.Kind)
            {
                case WatchItemKind.Event: next.Apply(item.Told!, nobody); break;
                case WatchItemKind.States: next.TakeStates(item.Subject, item.Told!); break;
                case WatchItemKind.Connections: next.TakeConnections(item.Subject, item.Told!); break;
                default: next.TakeParties(item.Subject, item.Told!); break;
            }
        }

        _kept = null;
        next.Inherit(_picture);
        var isNews = !_isReconciled || !next.IsLike(_picture);
        _picture = next;
        if (!isNews) return;
        if (_isReconciled) happenings.Add(new(CtiEventKind.Reconciling));
        happenings.AddRange(next.Snapshots());
        happenings.Add(new(CtiEventKind.Reconciled));
        _isReconciled = true;
    }
}
