using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// Reads entries of an organization's log a page ahead and keeps the last pages, so that who asks for the same entries next has them. For one call at a time, and
/// for as long as what was read may be relied on.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="organization">Whose log.</param>
/// <param name="ahead">The last entry to read without being asked for it; 0: none.</param>
internal sealed class EntryPages(IAdminStore store, OrganizationId organization, long ahead)
{
    private const int MostKept = 2 * RangeRead.MaxLimit;

    private readonly List<LogRow> _rows = [];
    private long _first = 1;
    private long _last;

    /// <summary>The entries from one to another that are there, in their order.</summary>
    public async Task<IReadOnlyList<LogRow>> ReadAsync(long first, long last, CancellationToken cancellationToken)
    {
        if (first < _first || first > _last + 1)
        {
            _rows.Clear();
            (_first, _last) = (first, first - 1);
        }

        while (_last < last)
        {
            var end = Math.Min(Math.Max(last, ahead), _last + RangeRead.MaxLimit);
            var query = LogRow.Columns.InOrder.Between(_last + 1, end + 1).Take((int)(end - _last));
            var (rows, _, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
            foreach (var (row, _) in rows) _rows.Add(row);
            _last = end;
        }

        var start = IndexOf(first);
        var found = _rows.GetRange(start, IndexOf(last + 1) - start);
        Forget();
        return found;
    }

    /// <summary>Where an entry stands among those that are kept, or would.</summary>
    private int IndexOf(long sequence)
    {
        var index = _rows.FindIndex(row => row.Sequence >= sequence);
        return index < 0 ? _rows.Count : index;
    }

    private void Forget()
    {
        if (_last - _first < MostKept) return;
        _first = _last - RangeRead.MaxLimit + 1;
        _rows.RemoveRange(0, IndexOf(_first));
    }
}
