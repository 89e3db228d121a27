using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>
/// The newest entries of an organization's log, in memory, where what is common is found without reading one. An entry never changes, and has its texts by number only: nothing
/// of what an erasure takes is in it. A search reads those that came since the last one.
/// </summary>
internal sealed class NewestEntries(IAdminStore store, OrganizationId organization, int most)
{
    /// <summary>What an entry takes beside its signs, about.</summary>
    private const int BytesOfEntry = 350;

    private readonly Lock _turn = new();
    private LogTail _tail = LogTail.None;

    /// <summary>About how many bytes they take.</summary>
    public long Size { get; private set; }

    /// <summary>The newest entries, up to a head at least.</summary>
    public async Task<LogTail> ReadAsync(OrganizationHead head, CancellationToken cancellationToken)
    {
        var known = Known();
        if (most == 0 || known.Range.Last >= head.Sequence) return known;
        var missing = new LogRange(Math.Max(known.Range.Last, head.Sequence - most) + 1, head.Sequence);
        var (page, _, _) = await store.PageAsync(organization, LogRow.Columns.InOrder.Between(missing.First, missing.Last + 1).Take(most), cancellationToken).ConfigureAwait(false);
        lock (_turn)
        {
            // Another search may have read them meanwhile, or more.
            if (_tail.Range.Last >= missing.Last) return _tail;
            _tail = _tail.With(missing, page.Select(row => row.Value), most);
            Size = _tail.Rows.Sum(row => BytesOfEntry + 2L * (row.Operation.Length + row.Arguments.Length));
            return _tail;
        }
    }

    private LogTail Known()
    {
        lock (_turn) return _tail;
    }
}

/// <summary>Some of the newest entries of a log.</summary>
/// <param name="Range">Which ones.</param>
/// <param name="Rows">Those of them that are there, the oldest first.</param>
internal sealed record LogTail(LogRange Range, LogRow[] Rows)
{
    public static LogTail None { get; } = new(new LogRange(1, 0), []);

    /// <summary>With newer ones, of which it may have some already; older ones than so many are left out.</summary>
    public LogTail With(LogRange newer, IEnumerable<LogRow> rows, int most)
    {
        var first = Math.Max(newer.First <= Range.Last + 1 ? Range.First : newer.First, newer.Last - most + 1);
        return new LogTail(new LogRange(first, newer.Last), [.. Rows.SkipWhile(row => row.Sequence < first), .. rows.Where(row => row.Sequence > Range.Last)]);
    }

    /// <summary>Those in a range, the newest first.</summary>
    public IEnumerable<LogRow> Backwards(LogRange range)
    {
        for (var i = Rows.Length - 1; i >= 0 && Rows[i].Sequence >= range.First; i--)
        {
            if (Rows[i].Sequence <= range.Last) yield return Rows[i];
        }
    }
}
