using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>Finds the entries that a query names, newest first.</summary>
/// <param name="store">The store.</param>
/// <param name="newest">How many of an organization's newest entries stay in memory.</param>
internal sealed class LogSearch(IAdminStore store, Func<int> newest)
{
    private readonly LogsInMemory _memory = new(store, newest);
    private readonly FoldedContents _contents = new();
    private readonly ShownTexts _shown = new();
    private readonly LogReader _reader = new(store);

    /// <summary>What was erased must not stay in memory.</summary>
    public void Forget(OrganizationId organization)
    {
        _memory.Forget(organization);
        _shown.Clear();
    }

    /// <summary>A query made ready: what has to be read before the first entry is looked at.</summary>
    /// <param name="head">The organization's head: later entries are not looked at.</param>
    /// <param name="removed">The last entry that retention has removed: earlier ones are not looked at, though some may be there still.</param>
    /// <param name="query">The query, in its bounds.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<LogWalk> BeginAsync(OrganizationHead head, long removed, ChangeLogQuery query, CancellationToken cancellationToken)
    {
        var searched = new SearchedTexts(query);
        if (searched.AreNone && query.Category is null)
            return Walk(new LogConditions(query, searched, FoundTexts.None, _contents), await RangeAsync(head, removed, query, cancellationToken).ConfigureAwait(false), 0, LogTail.None);

        var log = _memory.Of(head.Organization);
        var found = await log.Texts.FindAsync(head, searched, cancellationToken).ConfigureAwait(false);
        var conditions = new LogConditions(query, searched, found, _contents);
        var (range, tail) = (new LogRange(1, 0), LogTail.None);
        if (!conditions.CannotBeMet)
        {
            range = await RangeAsync(head, removed, query, cancellationToken).ConfigureAwait(false);
            tail = await log.Newest.ReadAsync(head, cancellationToken).ConfigureAwait(false);
        }

        _memory.Count(log);
        return Walk(conditions, range, found.Indexed, tail);

        LogWalk Walk(LogConditions met, LogRange within, long indexed, LogTail newestOnes) => new(store, head.Organization, met, within, indexed, newestOnes);
    }

    /// <summary>Entries with their texts, which are read anew: for what goes on while texts are erased.</summary>
    public Task<ChangeLogEntry[]> EntriesAsync(OrganizationId organization, IReadOnlyList<LogRow> rows, CancellationToken cancellationToken) =>
        _reader.EntriesAsync(organization, rows, cancellationToken);

    /// <summary>Entries with their texts, as they are under a head.</summary>
    public Task<ChangeLogEntry[]> EntriesAsync(OrganizationHead head, IReadOnlyList<LogRow> rows, CancellationToken cancellationToken) =>
        _reader.EntriesAsync(head, rows, _shown, cancellationToken);

    private async Task<LogRange> RangeAsync(OrganizationHead head, long removed, ChangeLogQuery query, CancellationToken cancellationToken)
    {
        var first = query.From is { } from ? await FirstFromAsync(from).ConfigureAwait(false) : 1;
        var last = query.Until is { } until ? await FirstFromAsync(until).ConfigureAwait(false) - 1 : head.Sequence;
        return new LogRange(Math.Max(first, removed + 1), last);

        Task<long> FirstFromAsync(NodaTime.Instant instant) => LogPeriod.FirstFromAsync(store, head.Organization, head.Sequence, instant, cancellationToken);
    }
}
