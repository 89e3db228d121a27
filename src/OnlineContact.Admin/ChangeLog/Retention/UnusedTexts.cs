using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Retention;

/// <summary>
/// Removes the texts that no entry uses any more. It goes through all entries and marks what they use; what is not marked goes, unless an
/// entry that came meanwhile uses it again. Each such change raises the epoch of the texts, so that no process writes a number that is gone.
/// </summary>
internal sealed class UnusedTexts(AdminDoor door, AdminCall call)
{
    /// <summary>How many texts are marked at once: half a megabyte of bits. Those of a longer log take several passes over it.</summary>
    private const int Window = 1 << 22;

    private const int RemovedAtOnce = 200;
    private const int EntriesAtOnce = 1_000;

    private readonly IAdminStore _store = door.Store;
    private readonly OrganizationId _organization = call.Organization;

    public async Task<int> RemoveAsync(LogBoundary boundary, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(_organization);
        var head = fetch.One(OrganizationHead.Shape.SingleKey());
        await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
        var removed = 0;
        for (var first = 1L; first <= head.Value.LastText; first += Window)
            removed += await RemoveAsync(new Marks(first, Window) { Sequence = boundary.Removed }, cancellationToken).ConfigureAwait(false);
        return removed;
    }

    private async Task<int> RemoveAsync(Marks marks, CancellationToken cancellationToken)
    {
        await MarkAsync(marks, cancellationToken).ConfigureAwait(false);
        var removed = 0;
        for (var next = marks.First; ;)
        {
            var (texts, _, _) = await _store.PageAsync(_organization, LogText.Columns.InOrder.Between(next, marks.End).Take(RemovedAtOnce), cancellationToken).ConfigureAwait(false);
            var unused = texts.Select(text => text.Value.Id).Where(id => !marks.Contains(id)).ToArray();
            if (unused.Length > 0) removed += await RemoveAsync(unused, marks, cancellationToken).ConfigureAwait(false);
            if (texts.Length < RemovedAtOnce) return removed;
            next = texts[^1].Value.Id + 1;
        }
    }

    private async Task<int> RemoveAsync(long[] unused, Marks marks, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (removed, isBehind) = (0, false);
            var outcome = await door.ChangeAsync(
                call,
                fetch => (
                    Texts: Array.ConvertAll(unused, id => fetch.One(LogText.ById[id])),
                    Entries: fetch.Page(LogRow.Columns.InOrder.From(marks.Sequence + 1).Take(EntriesAtOnce))),
                (change, read) =>
                {
                    isBehind = read.Entries.Records.Length == EntriesAtOnce;
                    removed = isBehind ? 0 : Remove(change, read.Texts, read.Entries.Records);
                    return null;
                },
                cancellationToken).ConfigureAwait(false);
            if (!outcome.Succeeded) throw new LogRetentionRefusedException(_organization, outcome.Error);
            if (!isBehind) return removed;
            await MarkAsync(marks, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int Remove(Change change, Slot<LogText>[] texts, ReadOnlySpan<Stored<LogRow>> since)
    {
        var usedSince = new HashSet<long>();
        foreach (var (row, _) in since) usedSince.UnionWith(TextsOf(row));
        var removed = 0;
        foreach (var text in texts)
        {
            if (!text.Found || usedSince.Contains(text.Value.Id)) continue;
            change.Writes.Remove(text);
            removed++;
        }

        if (removed == 0) return 0;
        change.OnHead = head => head with { TextEpoch = head.TextEpoch + 1 };
        change.Log(new LogDraft
        {
            Operation = Access.AdminOperations.RemoveUnusedTexts,
            Kind = ChangeLogKind.Retained,
            Category = ChangeLogCategory.ChangeLog,
            Target = new LogTarget(ChangeLogTargetKind.Organization, change.Organization.Value, ""),
            Arguments = LogDraft.Argument("texts", removed),
        });
        return removed;
    }

    /// <summary>Marks what the entries use, from where it stopped last.</summary>
    private async Task MarkAsync(Marks marks, CancellationToken cancellationToken)
    {
        int read;
        do
        {
            var (rows, _, _) = await _store.PageAsync(_organization, LogRow.Columns.InOrder.From(marks.Sequence + 1).Take(EntriesAtOnce), cancellationToken).ConfigureAwait(false);
            foreach (var (row, _) in rows)
            {
                foreach (var id in TextsOf(row)) marks.Add(id);
                marks.Sequence = row.Sequence;
            }

            read = rows.Length;
        }
        while (read == EntriesAtOnce);
    }

    private static IEnumerable<long> TextsOf(LogRow row) => LogChain.Fields.Select(row.TextIn);

    /// <summary>Which texts of a window are used by the entries that were looked at.</summary>
    private sealed class Marks(long first, int length)
    {
        private readonly ulong[] _bits = new ulong[length / 64];

        public long First => first;

        public long End => first + length;

        /// <summary>The last entry that was looked at.</summary>
        public long Sequence { get; set; }

        public void Add(long text)
        {
            if (text >= first && text < End) _bits[(text - first) >> 6] |= 1UL << (int)((text - first) & 63);
        }

        public bool Contains(long text) => (_bits[(text - first) >> 6] & 1UL << (int)((text - first) & 63)) != 0;
    }
}
