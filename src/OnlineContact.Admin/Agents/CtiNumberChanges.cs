using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>Which CTI numbers are given up, and which are taken, by one agent or by several in one change.</summary>
internal sealed class CtiNumberChanges
{
    private readonly Dictionary<string, Agent> _givenUp = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Agent> _taken = new(StringComparer.Ordinal);

    public static CtiNumberChanges Of(Agent agent, CtiNumbers? wanted)
    {
        var changes = new CtiNumberChanges();
        changes.Add(agent, wanted);
        return changes;
    }

    /// <summary>The numbers that somebody takes: who has them now has to be looked up.</summary>
    public IReadOnlyCollection<string> Taken => _taken.Keys;

    public void Add(Agent agent, CtiNumbers? wanted)
    {
        foreach (var number in NumbersOf(agent.CtiNumbers)) _givenUp[number] = agent;
        foreach (var number in NumbersOf(wanted)) _taken[number] = agent;
    }

    /// <summary>Whether a number would belong to two: somebody has it who does not give it up.</summary>
    public bool Collides(string number, CtiNumberOwner? owner) => owner is not null && !_givenUp.ContainsKey(number);

    /// <summary>All that is given up first, so that what one gives up another can take.</summary>
    public void WriteTo(Changes writes)
    {
        foreach (var (number, agent) in _givenUp)
        {
            if (!IsKept(number, agent)) writes.Remove(CtiNumberOwner.ByNumber[number], StoreVersion.First);
        }

        foreach (var (number, agent) in _taken)
        {
            if (!_givenUp.TryGetValue(number, out var before) || before.Account != agent.Account)
                writes.Insert(new CtiNumberOwner { Organization = writes.Organization, Number = number, Account = agent.Account }, CtiNumberOwner.Shape);
        }
    }

    private bool IsKept(string number, Agent agent) => _taken.TryGetValue(number, out var after) && after.Account == agent.Account;

    private static IEnumerable<string> NumbersOf(CtiNumbers? numbers) => numbers is null ? [] : [CtiNumberOwner.Of(numbers.Id), CtiNumberOwner.Of(numbers.No)];
}
