using OnlineContact.Admin;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;

namespace EmbeddedHost.Setup;

/// <summary>Where a real host would suspend a queue or tell its billing system: gets every entry, in order, after the change is stored.</summary>
internal sealed class EventHandler(EventRecorder recorder) : IAdminEventHandler
{
    public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        recorder.Add(entries);
        return Task.CompletedTask;
    }
}

/// <summary>Remembers what the handler was handed.</summary>
internal sealed class EventRecorder
{
    private readonly List<ChangeLogEntry> _entries = [];

    public IReadOnlyList<ChangeLogEntry> Entries => _entries;

    public void Add(IEnumerable<ChangeLogEntry> entries) => _entries.AddRange(entries);
}
