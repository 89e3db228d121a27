using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Performance;

/// <summary>Lets something else happen, once each, while a host writes events, and knows what it was asked to write.</summary>
internal sealed class EventStore(IAdminStore inner) : StoreDecorator(inner)
{
    /// <summary>How often it was asked to append events.</summary>
    public int Appends { get; private set; }

    /// <summary>The lanes of the last addition to pulses, in the order in which they came, with their rows.</summary>
    public IReadOnlyList<(string Lane, long Rows)> Pulses { get; private set; } = [];

    public Func<Task>? AfterAppend { get; set; }

    public Func<Task>? BeforePulse { get; set; }

    public Func<Task>? AfterPulse { get; set; }

    public static Func<Task> Failure(bool outcomeUnknown = false) => () => throw new AdminStorageException("test", nameof(EventStore), outcomeUnknown, null);

    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        var results = await base.AppendAsync(organization, shape, rows, cancellationToken);
        if (shape != StoredEvent.Shape) return results;
        Appends++;
        var after = AfterAppend;
        AfterAppend = null;
        if (after is not null) await after();
        return results;
    }

    public override async Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        if (shape != LanePulse.Shape)
        {
            await base.AddAsync(organization, shape, deltas, cancellationToken);
            return;
        }

        Pulses = [.. deltas.Select(row => LanePulse.Shape.FromCells(organization, row)).Select(pulse => (pulse.Lane, pulse.Rows))];
        var (before, after) = (BeforePulse, AfterPulse);
        (BeforePulse, AfterPulse) = (null, null);
        if (before is not null) await before();
        await base.AddAsync(organization, shape, deltas, cancellationToken);
        if (after is not null) await after();
    }
}
