using System.Collections.Concurrent;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>What the job remembers of organizations between its runs, so that it reads what is new only. Bounded: when it is full, all is read again.</summary>
internal sealed class IndexMemory(int capacity)
{
    private readonly ConcurrentDictionary<OrganizationId, IndexedLog> _logs = new();

    /// <summary>Takes what is remembered out, so that no other run of the job uses it meanwhile.</summary>
    public IndexedLog Take(OrganizationId organization) => _logs.TryRemove(organization, out var log) ? log : new IndexedLog(organization);

    /// <summary>Puts it back.</summary>
    public void Keep(IndexedLog log)
    {
        if (_logs.Sum(other => 1L + other.Value.Contents) + log.Contents >= capacity) _logs.Clear();
        _logs[log.Organization] = log;
    }
}

/// <summary>How far the index of an organization's log has come at least, and the contents that it has numbers for. For one run of the job at a time.</summary>
internal sealed class IndexedLog(OrganizationId organization)
{
    private readonly Dictionary<(string Operation, string Arguments), long> _contents = [];
    private long _lastContent;

    public OrganizationId Organization => organization;

    /// <summary>How many runs of each level are indexed at least; other hosts may have indexed more.</summary>
    public long[] Runs { get; } = new long[LogRun.HighestLevel + 1];

    /// <summary>How many contents it knows.</summary>
    public int Contents => _contents.Count;

    /// <summary>Reads the contents that are not known yet: of all entries that were indexed before this call.</summary>
    public async Task ReadContentsAsync(IAdminStore store, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var contents = fetch.All(LogContent.Columns.InOrder.From(_lastContent + 1));
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        foreach (var content in contents.Values)
        {
            _contents.TryAdd((content.Operation, content.Arguments), content.First);
            _lastContent = Math.Max(_lastContent, content.First);
        }
    }

    /// <summary>The number of an entry's content: the sequence of the first entry that has it, which is this one where it is not known.</summary>
    public long NumberOf(LogRow row)
    {
        if (_contents.TryGetValue((row.Operation, row.Arguments), out var first)) return first;
        _lastContent = row.Sequence;
        return _contents[(row.Operation, row.Arguments)] = row.Sequence;
    }
}
