using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Runtime;

/// <summary>The attempts of one call to make its change, and what the earlier ones have left open.</summary>
internal sealed class Attempts
{
    public const int Most = 8;

    private int _most = Most;

    /// <summary>The number of the present attempt, from 1 on.</summary>
    public int Number { get; private set; }

    public bool IsLast => Number >= _most;

    /// <summary>What was committed without an answer, and was not found when it was looked for: it may still take place.</summary>
    public DoubtfulCommit? Doubtful { get; private set; }

    /// <summary>Goes on to the next attempt, if there is one.</summary>
    public bool Next()
    {
        if (IsLast) return false;
        Number++;
        return true;
    }

    /// <summary>Makes the present attempt the last one.</summary>
    public void GiveUp() => _most = Number;

    public void Doubt(LogRow last, ChangeReceipt receipt) => Doubtful = new DoubtfulCommit(last, receipt);

    internal sealed record DoubtfulCommit(LogRow Row, ChangeReceipt Receipt);
}
