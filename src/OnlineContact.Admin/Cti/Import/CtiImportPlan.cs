using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti.Import;

/// <summary>
/// Numbers for agents, one or many, looked at together: agents may exchange numbers among themselves. The same for a single edit, for the
/// preview of a file and for its import.
/// </summary>
internal sealed class CtiImportPlan
{
    private readonly IReadOnlyList<CtiImportFile.Line> _lines;
    private readonly Dictionary<MemberAccount, Slot<Agent>> _agents = [];
    private readonly CtiNumberChanges _changes = new();
    private readonly List<Slots<CtiNumberOwner>> _owners = [];
    private readonly Slot<CtiRoster> _roster;

    private CtiImportPlan(Fetch fetch, IReadOnlyList<CtiImportFile.Line> lines)
    {
        _lines = lines;
        _roster = fetch.One(CtiRoster.Shape.SingleKey());
        foreach (var line in lines)
        {
            if (line is { Fault: null, Account: { } account }) _agents[account] = fetch.One(Agent.ByAccount[account]);
        }

        fetch.Then(next =>
        {
            foreach (var line in lines)
            {
                if (AgentOf(line) is { Found: true } agent) _changes.Add(agent.Value, line.Numbers);
            }

            foreach (var some in _changes.Taken.Chunk(RecordRead.MaxKeys)) _owners.Add(next.Any(CtiNumberOwner.ByNumber, CtiNumberOwner.Shape, some));
        });
    }

    public static CtiImportPlan Ask(Fetch fetch, IReadOnlyList<CtiImportFile.Line> lines) => new(fetch, lines);

    /// <summary>The agent of a line; null when it names none.</summary>
    public Slot<Agent>? AgentOf(CtiImportFile.Line line) => line is { Fault: null, Account: { } account } ? _agents[account] : null;

    /// <summary>The lines, with what is wrong with them.</summary>
    public IReadOnlyList<CtiImportLine> Preview()
    {
        var owners = _owners.SelectMany(some => some.Values).ToDictionary(owner => owner.Number, StringComparer.Ordinal);
        return [.. _lines.Select(line =>
        {
            var agent = AgentOf(line)?.ValueOrDefault;
            var fault = line.Fault ?? (agent is null ? AdminErrors.AgentNotFound.With("account") : NumbersAreNotTaken.Check(line.Numbers, _changes, owners));
            return new CtiImportLine { Number = line.Number, Account = line.Account, Before = agent?.CtiNumbers, After = fault is null ? line.Numbers : null, Fault = fault };
        })];
    }

    /// <summary>Writes what differs, each agent with her entry; nothing when no line differs. Only after <see cref="Preview"/> found no fault.</summary>
    public void WriteTo(Runtime.Change change)
    {
        var changed = false;
        foreach (var line in _lines)
        {
            var slot = AgentOf(line)!;
            if (IsSame(slot.Value.CtiNumbers, line.Numbers)) continue;
            changed = true;
            change.Writes.Replace(slot, slot.Value.With(line.Numbers));
            CtiText.LogNumbers(change, slot.Value, line.Numbers);
        }

        if (!changed) return;
        _changes.WriteTo(change.Writes);
        CtiRoster.Changed(change, _roster);
    }

    /// <summary>As typed: another case is another spelling, and is written.</summary>
    private static bool IsSame(CtiNumbers? one, CtiNumbers? other) =>
        string.Equals(one?.Id.Value, other?.Id.Value, StringComparison.Ordinal) && string.Equals(one?.No.Value, other?.No.Value, StringComparison.Ordinal);
}
