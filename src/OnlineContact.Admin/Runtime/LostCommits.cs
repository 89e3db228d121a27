using System.Diagnostics.CodeAnalysis;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// The commits of one call whose outcome nobody told. Each of them has taken place, or has not, or is still under way: a connection that
/// breaks at COMMIT says nothing of the server. It can arrive as long as the head stands where it stood, and never after that, since it
/// replaces the head at that version. So it is looked for with each load that follows, and forgotten when others have written.
/// </summary>
internal sealed class LostCommits
{
    private readonly List<Lost> _open = [];
    private Slot<LogRow>[] _asked = [];
    private AdminStorageException? _cause;

    /// <summary>Whether one may have taken place, or still may.</summary>
    public bool Any => _open.Count > 0;

    /// <summary>Notes a commit without an answer.</summary>
    /// <param name="cause">What came in place of the answer.</param>
    /// <param name="rows">Its entries.</param>
    /// <param name="receipt">What the caller is answered if it took place.</param>
    /// <param name="then">What is to be done if it took place.</param>
    public void Add(AdminStorageException cause, IReadOnlyList<LogRow> rows, ChangeReceipt receipt, Action then)
    {
        _cause = cause;
        _open.Add(new Lost(rows[0].Sequence, rows[^1], receipt, then));
    }

    /// <summary>Asks for their entries; behind the head, so that what arrives in between is not missed.</summary>
    public void Ask(Fetch fetch)
    {
        _asked = !Any ? [] : [.. _open.Select(lost => fetch.One(LogRow.BySequence[lost.Last.Sequence]))];
    }

    /// <summary>Looks at what was asked for.</summary>
    /// <param name="sequence">The last entry that the head names; 0 without a head.</param>
    /// <returns>The receipt of the one that took place; null when none did so far.</returns>
    public ChangeReceipt? Settle(long sequence)
    {
        for (var i = 0; i < _asked.Length; i++)
        {
            var lost = _open[i];
            if (_asked[i].ValueOrDefault?.Hash != lost.Last.Hash) continue;
            Clear();
            lost.Then();
            return lost.Receipt;
        }

        _open.RemoveAll(lost => lost.First <= sequence);
        return null;
    }

    /// <summary>Looks once more, when nothing will be tried any more.</summary>
    public async Task<ChangeReceipt?> FindAsync(IAdminStore store, OrganizationId organization)
    {
        if (!Any) return null;
        var fetch = new Fetch(organization);
        var head = fetch.One(OrganizationHead.Shape.SingleKey());
        Ask(fetch);
        await fetch.RunAsync(store, CancellationToken.None).ConfigureAwait(false);
        return Settle(head.ValueOrDefault?.Sequence ?? 0);
    }

    /// <summary>Another commit of the call has taken their place.</summary>
    public void Clear()
    {
        _open.Clear();
        _asked = [];
    }

    /// <summary>Whether an exception would tell the caller that nothing happened, which nobody knows.</summary>
    public bool Contradict(Exception exception) => Any && exception is (OperationCanceledException or AdminStorageException { OutcomeUnknown: false });

    /// <summary>Says that nobody knows.</summary>
    [DoesNotReturn]
    public void Throw(Exception? inner = null) => throw new AdminStorageException(_cause!.Adapter, _cause.Operation, outcomeUnknown: true, inner ?? _cause);

    private sealed record Lost(long First, LogRow Last, ChangeReceipt Receipt, Action Then);
}
