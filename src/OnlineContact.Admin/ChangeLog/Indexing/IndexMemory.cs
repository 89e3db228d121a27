using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>What the job remembers of organizations between its runs, so that it reads what is new only. Bounded: when it is full, all is read again.</summary>
internal sealed class IndexMemory(int capacity)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<OrganizationId, IndexedLog> _logs = [];
    private long _size;

    /// <summary>Takes what is remembered out, so that no other run of the job uses it meanwhile.</summary>
    public IndexedLog Take(OrganizationId organization)
    {
        lock (_turn)
        {
            if (!_logs.Remove(organization, out var log)) return new IndexedLog(organization);
            _size -= log.Size;
            return log;
        }
    }

    /// <summary>Puts it back.</summary>
    public void Keep(IndexedLog log)
    {
        lock (_turn)
        {
            if (_size + log.Size > capacity)
            {
                _logs.Clear();
                _size = 0;
            }

            if (log.Size <= capacity && _logs.TryAdd(log.Organization, log)) _size += log.Size;
        }
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

    /// <summary>The contents that it knows, and itself.</summary>
    public int Size => _contents.Count + 1;

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
