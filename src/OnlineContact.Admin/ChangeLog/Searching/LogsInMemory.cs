using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>
/// What of the logs that were searched last is in memory, up to a bound in bytes; of others it is read again when they are searched.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="newest">How many of its newest entries a log keeps.</param>
/// <param name="capacity">The bound.</param>
internal sealed class LogsInMemory(IAdminStore store, Func<int> newest, long capacity = 128_000_000)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<OrganizationId, LinkedListNode<LogInMemory>> _all = [];
    private readonly LinkedList<LogInMemory> _lately = new();
    private long _size;

    /// <summary>Forgets what an organization has: erased texts must not stay in memory.</summary>
    public void Forget(OrganizationId organization)
    {
        lock (_turn)
        {
            if (_all.TryGetValue(organization, out var node)) Remove(node);
        }
    }

    public LogInMemory Of(OrganizationId organization)
    {
        lock (_turn)
        {
            if (_all.TryGetValue(organization, out var node)) _lately.Remove(node);
            else node = _all[organization] = new(new LogInMemory(store, organization, newest()));
            _lately.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>Counts what was read; the logs that were searched longest ago make room.</summary>
    public void Count(LogInMemory log)
    {
        lock (_turn)
        {
            // It may have been removed meanwhile: then it is not counted any more.
            if (!_all.TryGetValue(log.Organization, out var node) || node.Value != log) return;
            var size = log.Texts.Size + log.Newest.Size;
            _size += size - log.Counted;
            log.Counted = size;
            while (_size > capacity && _lately.Last is { } oldest) Remove(oldest);
        }
    }

    private void Remove(LinkedListNode<LogInMemory> node)
    {
        _lately.Remove(node);
        _all.Remove(node.Value.Organization);
        _size -= node.Value.Counted;
    }
}

/// <summary>What of an organization's log is in memory.</summary>
internal sealed class LogInMemory(IAdminStore store, OrganizationId organization, int newest)
{
    public OrganizationId Organization => organization;

    public TextsOfOrganization Texts { get; } = new(store, organization);

    public NewestEntries Newest { get; } = new(store, organization, newest);

    /// <summary>The bytes for which room was made.</summary>
    public long Counted { get; set; }
}
