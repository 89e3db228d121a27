using System.Diagnostics.Metrics;

namespace OnlineContact.Admin.Runtime;

/// <summary>The library's measurements, under the meter name <c>OnlineContact.Admin</c>. No measurement carries personal data.</summary>
internal sealed class AdminMeter : IDisposable
{
    private readonly Meter _meter = new("OnlineContact.Admin");

    public AdminMeter()
    {
        Committed = _meter.CreateCounter<long>("onlinecontact.admin.changes.committed", "{change}", "Changes that were committed.");
        Retried = _meter.CreateCounter<long>("onlinecontact.admin.changes.retried", "{attempt}", "Attempts that met a conflict and were made again.");
        Refused = _meter.CreateCounter<long>("onlinecontact.admin.calls.refused", "{call}", "Calls refused for a missing right.");
        Foreign = _meter.CreateCounter<long>("onlinecontact.admin.calls.foreign", "{call}", "Calls by an actor of another organization.");
        Delivered = _meter.CreateCounter<long>("onlinecontact.admin.outbox.delivered", "{message}", "Messages that the event handlers have taken.");
        DeliveryFailed = _meter.CreateCounter<long>("onlinecontact.admin.outbox.failed", "{message}", "Deliveries that failed and will be tried again.");
    }

    public Counter<long> Committed { get; }

    public Counter<long> Retried { get; }

    public Counter<long> Refused { get; }

    public Counter<long> Foreign { get; }

    public Counter<long> Delivered { get; }

    public Counter<long> DeliveryFailed { get; }

    public void Dispose() => _meter.Dispose();
}
