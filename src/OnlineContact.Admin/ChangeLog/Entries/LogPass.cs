using System.Globalization;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// A pass over an organization's log from where it begins, entry by entry: the numbers, the hashes, and every text against its commitment. It
/// stops before the first entry that is not whole.
/// </summary>
internal sealed class LogPass(IAdminStore store, LogBoundary start)
{
    private const int PageSize = 500;

    private readonly LogReader _reader = new(store);
    private readonly HashSet<long> _erased = [];

    /// <summary>The last entry that is whole.</summary>
    public long Sequence { get; private set; } = start.Removed;

    /// <summary>Its hash.</summary>
    public Digest Hash { get; private set; } = start.Hash;

    /// <summary>How many texts of the entries are erased.</summary>
    public int ErasedTexts => _erased.Count;

    /// <summary>How many texts the entries say were erased.</summary>
    public long ErasuresLogged { get; private set; }

    /// <summary>Goes on up to an entry.</summary>
    /// <param name="upTo">The last entry to look at.</param>
    /// <param name="passed">Told of every entry that is whole.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What is wrong with the entry after <see cref="Sequence"/>; null when all are whole.</returns>
    public async Task<ChangeLogFault?> RunAsync(long upTo, Action<LogRow> passed, CancellationToken cancellationToken)
    {
        while (Sequence < upTo)
        {
            var query = LogRow.Columns.InOrder.Between(Sequence + 1, upTo + 1).Take(PageSize);
            var (rows, _, _) = await store.PageAsync(start.Organization, query, cancellationToken).ConfigureAwait(false);
            if (rows.Length == 0) return ChangeLogFault.EntryMissing;
            var texts = await _reader.TextsAsync(start.Organization, [.. rows.Select(row => row.Value)], cancellationToken).ConfigureAwait(false);
            foreach (var (row, _) in rows)
            {
                if (Check(row, texts) is { } fault) return fault;
                passed(row);
            }
        }

        return null;
    }

    /// <summary>How many texts an entry says it has erased. The entry is chained, so the number cannot be made up afterwards.</summary>
    public static long ErasedBy(LogRow row) =>
        row.Operation == AdminOperations.ErasePerson.Code && row.Kind == ChangeLogKind.Changed
            && long.TryParse(row.Arguments.AsSpan(row.Arguments.IndexOf('=', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var texts)
            ? texts
            : 0;

    private ChangeLogFault? Check(LogRow row, Dictionary<long, LogText> texts)
    {
        if (row.Sequence != Sequence + 1) return ChangeLogFault.EntryMissing;
        foreach (var field in LogChain.Fields)
        {
            var id = row.TextIn(field);
            if (id == 0) continue;
            if (!texts.TryGetValue(id, out var text)) return ChangeLogFault.TextMissing;
            if (text.Field != field || !text.IsAsCommitted()) return ChangeLogFault.TextAltered;
            if (text.ErasedAt is not null) _erased.Add(id);
        }

        var hash = LogChain.Hash(Hash, row, id => texts[id].Commitment);
        if (hash != row.Hash) return ChangeLogFault.EntryAltered;
        Hash = hash;
        Sequence = row.Sequence;
        ErasuresLogged += ErasedBy(row);
        return null;
    }
}
